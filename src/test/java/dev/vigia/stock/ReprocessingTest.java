package dev.vigia.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.DueRow;
import dev.vigia.testing.ListingRow;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rejected listing is sent again: one, the ticked ones, or all that match the filter. Nothing else is. */
@QuarkusTest
class ReprocessingTest extends ReprocessingFixture {

    private String flashKind(Response answer) {
        return Jsoup.parse(as(operator).cookies(answer.cookies()).get(answer.header("Location").replaceFirst(
                "^https?://[^/]+", "")).asString()).select(".flash").first().classNames().stream()
                .filter(name -> name.startsWith("flash-")).findFirst().orElse("").replace("flash-", "");
    }

    @Test
    void the_ticked_ones_are_sent_again_and_no_others() {
        rejected("a", north);
        rejected("b", north);
        rejected("c", south);
        Response answer = press("/stock?state=failing", "#reprocessing", "ticked", box("a"), box("c"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/stock?state=failing");
        assertThat(due()).containsExactly("a", "c");
        assertThat(flash(answer)).isEqualTo("2 anuncios se envían otra vez.");
    }

    @Test
    void what_is_sent_again_is_a_new_revision_without_a_problem_and_on_the_list() {
        rejected("a", north);
        press("/stock?state=failing", "#reprocessing", "ticked", box("a"));
        assertThat(Shop.listings(north)).singleElement().returns(true, ListingRow::isDue).returns(2,
                ListingRow::sentRevision).returns(0, ListingRow::attempts).returns(null, ListingRow::problem).returns(
                        null, ListingRow::words);
        assertThat(Shop.rows("select priority, cardinality(product_ids) from due where integration_id = " + north))
                .containsExactly("2|1");
        assertThat(page("/stock?state=failing").select(".cell-sku")).isEmpty();
    }

    @Test
    void zeros_and_reopenings_keep_their_turn() {
        rejected("zero", north);
        rejected("reopening", north);
        Shop.conditions("select product_id, integration_id, 'below_minimum', now() from listing join product on"
                + " product.id = product_id where sku = 'zero' and integration_id = " + north);
        Shop.execute("update listing set sent = 0 from product where product.id = product_id and sku = 'reopening' "
                + "and integration_id = " + north);
        press("/stock?state=failing", "#reprocessing", "every");
        assertThat(Shop.due(north)).extracting(DueRow::priority).containsExactly(0, 1);
    }

    @ParameterizedTest
    @CsvSource({ "'', 'a1,a2,b1'", "&q=a1, a1", "&q=taza, 'a1,a2,b1'", "&integration=south, b1",
            "&category=garden, a2", "&q=nada, ''" })
    void every_one_that_matches_the_filter_is_sent_again(String query, String expected) {
        rejected("a1", north);
        rejected("a2", north);
        rejected("b1", south);
        long garden = shelf.category("Jardín");
        Shop.execute("update product set category_id = " + garden + " where sku = 'a2' and retailer_id = "
                + shelf.shop.retailerId);
        String path = "/stock?state=failing" + query.replace("south", Long.toString(south)).replace("garden",
                Long.toString(garden));
        press(path, "#reprocessing", "every");
        assertThat(due()).containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected.split(",")));
    }

    @Test
    void a_search_that_finds_too_many_products_for_a_list_still_means_the_same() {
        IntStream.rangeClosed(1, 3).forEach(i -> rejected("r" + i, north));
        Shop.execute("insert into product (retailer_id, sku, name, category_id) select " + shelf.shop.retailerId
                + ", 'more' || i, 'Taza', " + shelf.category("Casa") + " from generate_series(1, 2100) i");
        press("/stock?state=failing&q=taza", "#reprocessing", "every");
        assertThat(due()).containsExactly("r1", "r2", "r3");
    }

    @Test
    void more_than_a_thousand_come_in_lots() {
        Shop.execute("insert into product (retailer_id, sku, name, category_id) select " + shelf.shop.retailerId
                + ", 'lot' || i, 'Lote', " + shelf.category("Casa") + " from generate_series(1, 2500) i");
        Shop.execute(
                "insert into listing (product_id, integration_id, retailer_id, sent_revision, problem, refused) select id, "
                        + north + ", retailer_id, 1, 'REFUSED', 0 from product where retailer_id = "
                        + shelf.shop.retailerId);
        assertThat(page("/stock?state=failing").select("#reprocessing button[value=every]").text()).endsWith(
                "(1.000+)");
        assertThat(flash(press("/stock?state=failing", "#reprocessing", "every"))).startsWith("2.500 anuncios");
        assertThat(Shop.rows("select cardinality(product_ids) from due where integration_id = " + north
                + " order by id"))
                .containsExactly("1000", "1000", "500");
    }

    @Test
    void pressing_twice_sends_once_and_says_so() {
        rejected("a", north);
        String name = box("a");
        press("/stock?state=failing", "#reprocessing", "ticked", name);
        rejected("still-there", north);
        Response again = press("/stock?state=failing", "#reprocessing", "ticked", name);
        assertThat(flash(again)).startsWith("No se reprocesó ningún anuncio");
        assertThat(flashKind(press("/stock?state=failing", "#reprocessing", "ticked", name))).isEqualTo("warning");
        assertThat(flashKind(press("/stock?state=failing", "#reprocessing", "every"))).isEqualTo("success");
        assertThat(Shop.row(
                "select count(*) from due join product on product.id = any(product_ids) where sku = 'a' "
                        + "and integration_id = " + north)).isEqualTo("1");
    }

    @Test
    void it_is_remembered_who_sent_what_again() {
        rejected("a", north);
        press("/stock?state=failing", "#reprocessing", "every");
        assertThat(Shop.row(
                "select actor, action, after ->> 'listings', after ->> 'filter' from audit_event where retailer_id = "
                        + shelf.shop.retailerId)).isEqualTo("Omar|reprocessed|1|/stock?state=failing");
    }
}
