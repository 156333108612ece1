package dev.vigia.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.vigia.testing.Desk;
import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which the API says no: a problem document, with a sentence in the language of the caller. */
@QuarkusTest
class ApiRefusalsTest {

    private static final List<String> LANGUAGES = List.of("es", "pt", "en");
    private static final String STOCK = "/api/v1/stock";

    private long integration;

    @BeforeEach
    void ana_has_an_integration() {
        People.api("ana").get("/api/v1/integrations").then().statusCode(200);
        integration = Shop.number("insert into integration (retailer_id, marketplace, name, country, enabled,"
                + " minimum_stock) select id, 'magalu', 'refusals " + UUID.randomUUID()
                + "', 'BR', false, 5 from retailer where code = 'mate' returning id");
    }

    @ParameterizedTest
    @CsvSource({ "GET, /api/v1/stock?state=x, ana, 400", "PUT, /api/v1/stock, ana, 400", "GET, /api/v1/stock, , 401",
            "PUT, /api/v1/stock, violeta, 403", "GET, /api/v1/stock, nadie, 403", "GET, /api/v1/nothing, ana, 404",
            "GET, /api/v1/integrations/999999999, ana, 404", "DELETE, /api/v1/stock, ana, 405",
            "GET, /api/v1/who/broken, ana, 500",
            "GET, /api/v1/a;b, ana, 400" })
    void each_is_a_problem_document_in_the_language_of_the_caller(String method, String path, String person,
            int status) {
        inEachLanguage(status, language -> caller(person, language).header("Content-Type", "application/json")
                .urlEncodingEnabled(false).request(method, path));
    }

    @Test
    void so_are_those_about_headers() {
        inEachLanguage(406, language -> caller("ana", language).header("Accept", "text/html").get(STOCK));
        inEachLanguage(412, language -> caller("ana", language).contentType("application/json").header("If-Match",
                "\"77\"").body("{\"minimumStock\":1}").patch("/api/v1/integrations/" + integration));
        inEachLanguage(413, language -> caller("ana", language).header("Content-Type", "application/json").body(
                new byte[5 << 20]).put(STOCK));
        inEachLanguage(415, language -> caller("ana", language).header("Content-Type", "text/csv").body("a".getBytes())
                .put(STOCK));
        inEachLanguage(415, language -> caller("ana", language).header("Content-Type", "application/json").header(
                "Content-Encoding", "br").body("a".getBytes()).put(STOCK));
        inEachLanguage(422, language -> caller("ana", language).get("/api/v1/integrations/" + integration
                + "/impact?minimumStock=-1"));
        inEachLanguage(428, language -> caller("ana", language).contentType("application/json").body(
                "{\"minimumStock\":1}").patch("/api/v1/integrations/" + integration));
    }

    @Test
    void so_is_one_about_what_is_being_disconnected() {
        Desk.disconnecting(integration);
        inEachLanguage(409, language -> caller("ana", language).contentType("application/json").header("If-Match",
                People.api("ana").get("/api/v1/integrations/" + integration).header("ETag")).body(
                        "{\"minimumStock\":1}").patch("/api/v1/integrations/" + integration));
    }

    @Test
    void whoever_speaks_none_of_them_is_told_in_spanish() {
        caller("ana", "ja").get("/api/v1/nothing").then().statusCode(404).body("title",
                equalTo("No hay nada en esta dirección"));
        People.api("ana").get("/api/v1/nothing").then().statusCode(404).body("title",
                equalTo("No hay nada en esta dirección"));
    }

    @Test
    void another_method_is_told_which_there_are() {
        caller("ana", "en").delete(STOCK).then().statusCode(405).header("Allow", containsString("PUT")).header("Allow",
                containsString("GET"));
    }

    @Test
    void a_fault_of_ours_carries_a_reference_to_the_log_and_nothing_of_the_inside() {
        caller("ana", "en").get("/api/v1/who/broken").then().statusCode(500).body("detail", matchesPattern(
                ".*Reference for support: [0-9a-f]{8}")).body("detail", matchesPattern("(?!.*secret of the inside).*"));
    }

    private interface Call {
        Response in(String language);
    }

    private static void inEachLanguage(int status, Call call) {
        List<String> sentences = LANGUAGES.stream().map(language -> {
            Response answer = call.in(language);
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
            assertThat(answer.contentType()).isEqualTo("application/problem+json");
            assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
            assertThat(answer.jsonPath().getString("type")).isEqualTo("about:blank");
            return Stream.of("title", "detail").map(field -> answer.jsonPath().getString(field)).peek(
                    text -> assertThat(text).as(language).isNotBlank()).reduce("", String::concat);
        }).toList();
        assertThat(sentences).doesNotHaveDuplicates();
    }

    private static RequestSpecification caller(String person, String language) {
        RequestSpecification request = person == null ? RestAssured.given() : People.api(person);
        return request.header("Accept-Language", language);
    }
}
