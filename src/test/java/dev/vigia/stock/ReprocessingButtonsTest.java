package dev.vigia.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who finds which button, and what it never touches. */
@QuarkusTest
class ReprocessingButtonsTest extends ReprocessingFixture {

    @Test
    void the_button_says_how_many_match_and_rows_that_heal_by_themselves_have_no_box() {
        rejected("a", north);
        rejected("b", north);
        listing("healing", north, false);
        Document page = page("/stock?state=failing");
        assertThat(page.select("#reprocessing button[value=every]").text()).endsWith("(2)");
        assertThat(page.select("input[type=checkbox][form=reprocessing]")).hasSize(2);
        press("/stock?state=failing", "#reprocessing", "every");
        assertThat(due()).containsExactly("a", "b");
    }

    @Test
    void one_product_on_one_marketplace_has_a_button_of_its_own() {
        rejected("a/b c", north);
        Document page = page("/stock/a%2Fb%20c");
        assertThat(page.select(".hint-form button").attr("aria-label")).isEqualTo("Reprocesar en Norte");
        Response answer = press("/stock/a%2Fb%20c", ".hint-form", "");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/stock/a%2Fb%20c");
        assertThat(flash(answer)).isEqualTo("Un anuncio se envía otra vez.");
        assertThat(page("/stock/a%2Fb%20c").select(".hint-form")).isEmpty();
    }

    @Test
    void a_listing_of_another_shop_is_never_touched() {
        ReprocessingTest other = new ReprocessingTest();
        other.open();
        other.rejected("theirs", other.north);
        rejected("ours", north);
        press("/stock?state=failing", "#reprocessing", "ticked", other.box("theirs"));
        press("/stock?state=failing", "#reprocessing", "every");
        assertThat(other.due()).isEmpty();
        assertThat(due()).containsExactly("ours");
    }

    @ParameterizedTest
    @ValueSource(strings = { "integration=999999999", "category=x", "state=wrong" })
    void a_filter_that_makes_no_sense_sends_nothing_again(String wrong) {
        rejected("a", north);
        Response opened = as(operator).get("/stock?state=failing");
        String[] parts = wrong.split("=");
        Response answer = as(operator).cookies(opened.cookies()).contentType(ContentType.URLENC)
                .formParam("csrf-token", Jsoup.parse(opened.asString()).select("input[name=csrf-token]").val())
                .formParam("which", "every").formParam(parts[0], parts[1]).post("/reprocessing");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(due()).isEmpty();
    }

    @Test
    void a_viewer_sees_the_problem_but_no_button() {
        rejected("a", north);
        Document page = shelf.page("/stock?state=failing");
        assertThat(page.select("#reprocessing, input[type=checkbox]")).isEmpty();
        assertThat(page.select(".channel-delivery").text()).contains("Anuncio cerrado").contains("Revísalo")
                .contains("«closed by seller»");
        assertThat(shelf.page("/stock/a").select(".hint-form")).isEmpty();
    }

    @Test
    void a_product_called_like_the_page_keeps_its_page() {
        rejected("reprocessing", north);
        assertThat(page("/stock/reprocessing").select(".facts dd").first().text()).isEqualTo("reprocessing");
    }
}
