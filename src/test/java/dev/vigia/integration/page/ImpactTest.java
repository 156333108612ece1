package dev.vigia.integration.page;

import static dev.vigia.testing.Desk.edit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.IntegrationRow;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the form foretells about a minimum, and whether it comes true. */
@QuarkusTest
class ImpactTest {

    private final Desk desk = new Desk();
    private final long id = desk.connected("amazon", 3);

    @BeforeEach
    void five_products_are_listed() {
        desk.stocked("two", 2);
        desk.stocked("five", 5);
        desk.stocked("six", 6);
        desk.stocked("ten/10", 10);
        desk.stocked("none", 0);
        desk.evaluate(id);
        Shop.execute("update integration set enabled = true, stopped_because = 'held', stopped_at = now() where id = "
                + id);
    }

    @AfterEach
    void nothing_more_is_sent() {
        Shop.execute("update integration set enabled = false where id = " + id);
    }

    @ParameterizedTest
    @CsvSource({ "3, 0, 0, 5, 2", "6, 2, 0, 3, 13", "0, 0, 1, 4, 0", "1000000, 3, 0, 2, 23", "2, 0, 0, 5, 2" })
    void numbers_are_foretold(String minimum, String toZero, String toReopen, String unchanged, String withheld) {
        Response answer = impact(minimum);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(answer.asString()).select("strong").eachText())
                .containsExactly(toZero, toReopen, unchanged, withheld);
    }

    @ParameterizedTest
    @CsvSource({ "6", "0", "9", "3" })
    void what_is_foretold_comes_true(String minimum) {
        Document foretold = Jsoup.parse(impact(minimum).asString());
        int zeros = Integer.parseInt(foretold.select("strong").get(0).text());
        int changed = zeros + Integer.parseInt(foretold.select("strong").get(1).text());
        Response answer = desk.fillIn("operator", edit(id), Map.of("minimumStock", minimum));
        assertThat(Desk.read(desk.as("operator").cookies(answer.cookies()).get("/integrations")).select(".flash")
                .text()).endsWith(switch (changed) {
                    case 0 -> ". Ningún anuncio cambia.";
                    case 1 -> ". Cambia 1 anuncio; " + zeros + " a cero.";
                    default -> ". Cambian " + changed + " anuncios; " + zeros + " a cero.";
                });
    }

    @Test
    void the_listings_become_what_was_foretold() {
        Document foretold = Jsoup.parse(impact("6").asString());
        desk.fillIn("operator", edit(id), Map.of("minimumStock", "6"));
        assertThat(foretold.select("strong").eachText()).startsWith("2", "0", "3");
        assertThat(Shop.listings(id)).extracting(listing -> listing.sku() + "|" + listing.desired())
                .containsExactly("two|0", "five|0", "six|0", "ten/10|10", "none|0");
    }

    @Test
    void a_sample_names_products_and_leads_to_them() {
        Document piece = Jsoup.parse(impact("10").asString());
        assertThat(piece.select(".impact-sample code").eachText()).containsExactly("five", "six", "ten/10");
        assertThat(piece.select(".impact-sample a").eachAttr("href")).contains("/stock/ten%2F10");
    }

    @Test
    void the_piece_comes_without_a_page_around_it() {
        assertThat(impact("6").asString()).contains("id=\"impact\"").doesNotContain("<html");
    }

    @Test
    void a_wrong_number_is_explained_while_it_is_typed() {
        Response answer = impact("1.000");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.asString()).select("#impact").text()).contains("solo con cifras");
    }

    @Test
    void without_javascript_a_button_calculates_and_saves_nothing() {
        Response answer = desk.fillIn("operator", edit(id),
                Map.of("action", "preview", "minimumStock", "6", "name", "Typed"));
        assertThat(answer.statusCode()).isEqualTo(200);
        Document page = Desk.read(answer);
        assertThat(page.select("#impact strong").eachText()).containsExactly("2", "0", "3", "13");
        assertThat(page.select("#minimumStock").val()).isEqualTo("6");
        assertThat(page.select("#name").val()).isEqualTo("Typed");
        assertThat(Shop.integration(id)).returns(3, IntegrationRow::minimum).returns(0, IntegrationRow::version);
    }

    @Test
    void the_button_that_saves_is_the_first_so_that_enter_saves() {
        Document page = desk.page("operator", edit(id));
        assertThat(page.select("form.integration-form button").first().val()).isEqualTo("save");
    }

    @Test
    void a_viewer_does_not_ask() {
        assertThat(desk.as("viewer").get("/integrations/" + id + "/impact?minimumStock=6").statusCode())
                .isEqualTo(403);
    }

    private Response impact(String minimum) {
        return desk.as("operator").get("/integrations/" + id + "/impact?minimumStock=" + minimum);
    }
}
