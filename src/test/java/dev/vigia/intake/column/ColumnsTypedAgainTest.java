package dev.vigia.intake.column;

import static dev.vigia.testing.request.Requests.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.imports.ImportDesk;
import dev.vigia.testing.Feed;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The form that says what the columns of a file mean has as many fields of one name as there are columns. */
@QuarkusTest
class ColumnsTypedAgainTest {

    private final Feed feed = new Feed();
    private final ImportDesk desk = new ImportDesk(feed.shop);

    @Test
    void after_the_sign_in_each_column_means_what_was_chosen_for_it() {
        feed.selling(1);
        String path = ImportDesk.path(desk.send("x.csv", "Art.;Nota;Cant. real;Otra\nTAZA-00000;a;4;b\n".getBytes(
                UTF_8),
                Map.of()));
        assertThat(path).endsWith("/columns");
        List<String> chosen = List.of("SKU", "", "ON_HAND", "NAME");
        RequestSpecification signedOut = given().redirects().follow(false)
                .contentType(ContentType.URLENC.withCharset("UTF-8"));
        desk.page(path).select("form.columns input[type=hidden]").forEach(field -> signedOut.formParam(field.attr(
                "name"), field.val()));
        Response answer = signedOut.formParam("meaning", chosen).post(path);
        assertThat(answer.statusCode()).isEqualTo(401);
        String again = Jsoup.parse(answer.asString()).select("meta[http-equiv=refresh]").attr("content").replace(
                "0; url=", "");
        Document page = desk.page(again);
        assertThat(page.select("#columns select").stream().map(select -> select.select("option[selected]").attr(
                "value"))).containsExactlyElementsOf(chosen);
    }
}
