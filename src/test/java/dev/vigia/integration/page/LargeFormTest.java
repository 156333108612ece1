package dev.vigia.integration.page;

import static dev.vigia.testing.Desk.edit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** A form with many boxes is saved as a whole, or says why it is not. */
@QuarkusTest
class LargeFormTest {

    private final Desk desk = new Desk();

    @Test
    void five_thousand_ticked_categories_are_saved() {
        categories(5_200);
        long id = desk.connected("amazon", 3);
        Response opened = desk.as("operator").get(edit(id));
        List<String> ticked = Desk.read(opened).select("input[name=category]").eachAttr("value").subList(0, 5_000);
        Map<String, List<String>> typed = Map.of("categories", List.of("only"), "category", ticked, "minimumStock",
                List.of("8"));

        assertThat(desk.post("operator", opened, typed, "save").statusCode()).isEqualTo(303);

        assertThat(Shop.integration(id).minimum()).isEqualTo(8);
        assertThat(Shop.number("select count(*) from integration_category where integration_id = " + id))
                .isEqualTo(5_000);
    }

    @Test
    void five_thousand_ticks_beside_a_mistake_are_still_there() {
        categories(5_200);
        long id = desk.connected("amazon", 3);
        Response opened = desk.as("operator").get(edit(id));
        List<String> ticked = Desk.read(opened).select("input[name=category]").eachAttr("value").subList(0, 5_000);
        Response answer = desk.post("operator", opened, Map.of("categories", List.of("only"), "category", ticked,
                "minimumStock", List.of("x")), "save");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Desk.read(answer).select("input[name=category][checked]")).hasSize(5_000);
    }

    @Test
    void more_fields_than_any_form_has_are_refused_in_words() {
        long id = desk.connected("amazon", 3);
        Response opened = desk.as("operator").get(edit(id));
        Response answer = desk.post("operator", opened, Map.of("category", IntStream.range(0, 100_100).mapToObj(
                Integer::toString).toList()), "save");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(Desk.read(answer).select("#failure").text()).isNotBlank();
    }

    @Test
    void many_ticked_listings_are_taken() {
        Response opened = desk.as("operator").get("/stock");
        Document page = Desk.read(opened);
        assertThat(desk.as("operator").cookies(opened.cookies()).contentType(ContentType.URLENC)
                .formParam("csrf-token", page.select("input[name=csrf-token]").first().val())
                .formParam("listing", IntStream.range(0, 5_000).mapToObj(number -> number + "-1").toList())
                .post("/reprocessing").statusCode()).isLessThan(500);
    }

    @Test
    void a_long_secret_is_taken_whole_and_one_without_end_is_refused_in_words() {
        long id = desk.connected("amazon", 3);
        Response taken = desk.fillIn("admin", edit(id), Map.of("setting-client-secret", "x".repeat(4_000)));
        assertThat(taken.statusCode()).as(() -> Desk.read(taken).select(".errors").text()).isEqualTo(303);
        Response answer = desk.fillIn("admin", edit(id), Map.of("setting-client-secret", "x".repeat(50_000)));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Desk.read(answer).select(".errors a").eachAttr("href")).containsExactly("#setting-client-secret");
    }

    @Test
    void what_is_no_form_encoding_is_refused_and_not_our_fault() {
        Response opened = desk.as("operator").get("/stock");
        assertThat(desk.as("operator").cookies(opened.cookies()).contentType(ContentType.URLENC).body("name=%zz&x=%")
                .post("/integrations").statusCode()).isEqualTo(400);
    }

    private void categories(int categories) {
        Shop.execute("insert into category (retailer_id, path) select " + desk.shop.retailerId
                + ", 'Casa > ' || number from generate_series(1, " + categories + ") number");
    }
}
