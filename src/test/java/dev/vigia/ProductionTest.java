package dev.vigia;

import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.vigia.testing.Production;
import io.quarkus.logging.json.runtime.JsonLogConfig;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The application with production's settings, behind a proxy that ends TLS. */
@QuarkusTest
@TestProfile(Production.class)
class ProductionTest {

    @Inject
    JsonLogConfig log;

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    String provider;

    private final Map<String, String> cookies = new HashMap<>();

    @BeforeEach
    void ana_signs_in() {
        Response sent = keep(browser().get("/stock"));
        assertThat(sent.statusCode()).isEqualTo(302);
        Document login = Jsoup.parse(given().redirects().follow(false).urlEncodingEnabled(false)
                .get(sent.header("Location")).asString());
        Map<String, String> fields = new HashMap<>(Map.of("predefined-ana", "ana"));
        login.select("form").first().select("input[type=hidden]")
                .forEach(field -> fields.put(field.attr("name"), field.val()));
        URI back = URI.create(given().redirects().follow(false).contentType(ContentType.URLENC).formParams(fields)
                .post(URI.create(provider).resolve("/login")).header("Location"));
        keep(browser().urlEncodingEnabled(false).get(back.getRawPath() + "?" + back.getRawQuery()));
    }

    @Test
    void the_provider_leads_back_to_the_address_that_browsers_use() {
        cookies.clear();
        browser().get("/stock").then().statusCode(302).header("Location", startsWith(provider))
                .header("Location", containsString("redirect_uri=https%3A%2F%2Fvigia.example.com%2Fsign-in"));
    }

    @Test
    void every_cookie_is_for_this_host_over_tls_alone_and_out_of_reach_for_scripts() {
        cookies.clear();
        List<String> set = browser().get("/stock").headers().getList("Set-Cookie").stream().map(Header::getValue)
                .toList();
        assertThat(set).isNotEmpty();
        ana_signs_in();
        Response page = keep(browser().get("/integrations"));
        Response chosen = post("/preferences", page, Map.of("theme", "dark", "language", "pt"));
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(List.of(set, cookiesOf(page), cookiesOf(chosen))).allSatisfy(some -> assertThat(some).isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("; secure")
                        .containsIgnoringCase("; httponly").contains("SameSite=Lax").doesNotContain("Domain=")));
        assertThat(cookiesOf(page)).anyMatch(cookie -> cookie.startsWith("__Host-vigia-form="));
        assertThat(cookiesOf(chosen)).anyMatch(cookie -> cookie.startsWith("__Host-vigia-theme="));
    }

    @Test
    void browsers_are_told_to_use_tls_only() {
        browser().get("/stock").then().statusCode(200)
                .header("Strict-Transport-Security", containsString("max-age=31536000"));
    }

    @Test
    void a_second_tab_leaves_the_form_of_the_first_alive() {
        Response first = browser().get("/integrations");
        keep(first);
        keep(browser().get("/stock"));
        assertThat(post("/preferences", first, Map.of("theme", "light")).statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/sandbox/amazon/_listings/X", "/q/dev-ui", "/q/arc",
            "/q/dev-ui/welcome" })
    void nothing_of_development_is_there(String path) {
        browser().get(path).then().statusCode(404);
    }

    @Test
    void probes_are_open_and_metrics_are_not() {
        cookies.clear();
        browser().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        browser().get("/q/metrics").then().statusCode(401);
    }

    @Test
    void programs_read_the_log_as_json() {
        assertThat(log.consoleJson().enabled()).hasValue(true);
    }

    private Response post(String path, Response page, Map<String, String> fields) {
        return browser().contentType(ContentType.URLENC).formParams(fields).formParam("csrf-token",
                Jsoup.parse(page.asString()).select("input[name=csrf-token]").get(0).val()).post(path);
    }

    private RequestSpecification browser() {
        return given().redirects().follow(false).cookies(cookies).header("Accept", "text/html")
                .header("X-Forwarded-Proto", "https").header("X-Forwarded-Host", "vigia.example.com");
    }

    private Response keep(Response answer) {
        cookies.putAll(answer.cookies());
        cookies.values().removeIf(String::isEmpty);
        return answer;
    }

    private static List<String> cookiesOf(Response answer) {
        return answer.headers().getList("Set-Cookie").stream().map(Header::getValue).toList();
    }
}
