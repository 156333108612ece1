package dev.vigia.intake.file;

import static dev.vigia.testing.request.Requests.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.Intake;
import dev.vigia.testing.Feed;
import dev.vigia.testing.ImportWaits;
import dev.vigia.testing.People;
import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;

/** A shop with a feed, and a person who hands in files of stock. */
public abstract class ImportFixture {

    @Inject
    StockImports imports;

    protected static final Instant FEBRUARY = Instant.parse("2026-02-01T00:00:00Z");

    @Inject
    protected Intake intake;

    protected final Feed feed = new Feed();
    protected RequestSpecification olga;

    @BeforeEach
    protected void olgaSignsIn() {
        olga = person("olga", "operator");
    }

    /** As each night. */
    public static void purge() {
        Arc.container().instance(StockImports.class).get().purge();
    }

    protected List<String> refused(String path) {
        return page(olga, path).select("#refused tbody tr").eachText();
    }

    protected String imported(String text) {
        Response answer = send(olga, "C:\\fakepath\\conteo.csv", text, "es");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        String path = answer.header("Location").replaceFirst("^https?://[^/]+", "");
        confirmed(path);
        finished(path);
        return path;
    }

    protected void confirmed(String path) {
        ImportWaits.awaitCompared(path);
        String seen = page(olga, path).select("form:has(#confirm) input[name=seen]").val();
        Response opened = given().spec(olga).get("/sample");
        assertThat(given().redirects().follow(false).spec(olga).cookies(opened.cookies())
                .formParam("csrf-token", token(opened)).formParam("seen", seen).post(path + "/confirmation")
                .statusCode())
                .isEqualTo(303);
    }

    protected void finished(String path) {
        ImportWaits.awaitFinished(path);
        assertThat(page(olga, path).select("#progress").text()).startsWith("Terminado");
    }

    protected static Response post(RequestSpecification person, String path) {
        Response opened = given().spec(person).get("/sample");
        return given().redirects().follow(false).spec(person).cookies(opened.cookies())
                .formParam("csrf-token", token(opened)).post(path);
    }

    static String token(Response opened) {
        return Jsoup.parse(opened.asString()).select("input[name=csrf-token]").first().val();
    }

    protected static Response send(RequestSpecification person, String name, String text, String language) {
        Response opened = given().spec(person).get("/sample");
        return given().redirects().follow(false).spec(person).header("Accept-Language", language)
                .cookies(opened.cookies())
                .multiPart("csrf-token", token(opened))
                .multiPart("file", name, text.getBytes(UTF_8), "text/csv").post("/intake/imports");
    }

    RequestSpecification person(String name, String role) {
        return People.stranger(name, role + ",retailer:" + feed.shop.code);
    }

    protected static Document page(RequestSpecification person, String path) {
        return Jsoup.parse(given().redirects().follow(false).spec(person).header("Accept-Language", "es").get(path)
                .then().statusCode(200).extract().asString());
    }
}
