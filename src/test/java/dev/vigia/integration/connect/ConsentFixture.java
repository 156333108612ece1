package dev.vigia.integration.connect;

import static dev.vigia.testing.Desk.edit;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.credentials.Credentials;
import dev.vigia.testing.Desk;
import dev.vigia.testing.IntegrationRow;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;

/** A seller at the consent pages of the sandbox. */
abstract class ConsentFixture {

    static final Map<String, String> MERCADO_LIVRE = Map.of("name", "Libre", "minimumStock", "3", "country",
            "BR", "setting-client-id", "app", "setting-client-secret", "hush");
    static final Map<String, String> AMAZON = Map.of("name", "Amazon", "minimumStock", "3", "country", "BR",
            "setting-client-id", "app", "setting-client-secret", "hush", "setting-marketplace-id", "A2Q3Y263D00KWC",
            "setting-application-id", "amzn1.sp.solution.1");

    static final Map<String, String> MAGALU = Map.of("name", "Magalu", "minimumStock", "3", "country", "BR",
            "setting-client-id", "app", "setting-client-secret", "hush");

    @Inject
    Credentials credentials;

    final Desk desk = new Desk();
    final String seller = Integer.toString(ThreadLocalRandom.current().nextInt(100_000, 999_999_999));

    @AfterEach
    void heal() {
        given().delete("/sandbox/mercado-livre/_faults").then().statusCode(204);
    }

    static String marketplace(Map<String, String> application) {
        return application == AMAZON ? "amazon" : application == MAGALU ? "magalu" : "mercado-livre";
    }

    long saved(Map<String, String> application) {
        Response answer = desk.fillIn("admin", "/integrations/new?marketplace=" + marketplace(application),
                application);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/edit");
        return Long.parseLong(answer.header("Location").replaceAll(".*/integrations/(\\d+)/edit", "$1"));
    }

    /** Presses Conectar and follows the link: the page of the marketplace, as a browser sees it. */
    URI departs(long id) {
        Response answer = presses(id);
        assertThat(answer.statusCode()).isEqualTo(200);
        return URI.create(Desk.read(answer).select(".passage a.btn-primary").attr("href"));
    }

    Response presses(long id) {
        Response opened = desk.as("admin").get(edit(id));
        return desk.as("admin").cookies(opened.cookies()).contentType("application/x-www-form-urlencoded")
                .formParam("csrf-token", Desk.read(opened).select("[name=csrf-token]").val())
                .post("/integrations/" + id + "/consent");
    }

    /** Answers the marketplace's page; the address it leads the browser back to. */
    URI decides(URI page, String allow) {
        Document consent = Desk.read(given().urlEncodingEnabled(false).get(page).then().statusCode(200).extract()
                .response());
        var form = given().redirects().follow(false).contentType("application/x-www-form-urlencoded")
                .formParam("user", seller).formParam("allow", allow);
        consent.select("input[type=hidden]").forEach(field -> form.formParam(field.attr("name"), field.val()));
        return URI.create(form.post(page.getPath()).then().statusCode(302).extract().header("Location"));
    }

    Response arrives(URI back) {
        return desk.as("admin").urlEncodingEnabled(false).get(back.getRawPath() + "?" + back.getRawQuery());
    }

    String said(Response answer) {
        return Desk.read(answer).select("#content").text();
    }

    Map<String, String> kept(long id) {
        return QuarkusTransaction.requiringNew().call(() -> credentials.of(desk.shop.retailerId, id));
    }

    void isStillAwaited(long id) {
        assertThat(Shop.integration(id)).returns("", IntegrationRow::stoppedBecause).returns(1,
                IntegrationRow::version);
        assertThat(kept(id).getOrDefault("refresh-token", "")).isEmpty();
        assertThat(Shop.number("select count(*) from integration_token where integration_id = " + id)).isZero();
    }
}
