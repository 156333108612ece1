package dev.vigia.stock.moved;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The note of what was saved leads to exactly those listings that it has moved. */
@QuarkusTest
class MovedListingsTest {

    private final Desk desk = new Desk();
    private final long carrefour = desk.connected("carrefour", 3);

    @BeforeEach
    void one_is_at_zero_before_and_two_sell() {
        desk.stocked("before", 2);
        desk.stocked("moved", 8);
        desk.stocked("sells", 50);
        desk.evaluate(carrefour);
        Shop.tell("listing.retailer_id = " + desk.shop.retailerId);
    }

    @Test
    void the_note_leads_to_those_it_moved_and_not_to_all_at_the_minimum() {
        Response saved = desk.fillIn("operator", Desk.edit(carrefour), Map.of("minimumStock", "8"));
        Document note = Desk.read(desk.as("operator").cookies(saved.cookies()).get("/integrations"));
        String path = note.select(".flash-ways a[href^=/stock-changes/]").attr("href");
        Document page = desk.page("viewer", path);
        assertThat(page.select(".cell-sku").eachText()).containsExactly("moved");
        assertThat(page.select("tbody tr .number").eachText()).containsExactly("0", "8");
        assertThat(page.select("#progress").text()).isEqualTo("1 anuncio.");
        assertThat(page.select("#progress").hasAttr("data-hx-get")).isFalse();
        assertThat(desk.page("viewer", "/history/" + path.replaceAll("\\D", "")).select("a.btn").eachAttr("href"))
                .contains(path);
    }

    @Test
    void another_quantity_of_what_sells_is_a_move_and_later_stock_is_none() {
        desk.fillIn("operator", "/rules/new", Map.of("kind", "product", "sku", "sells", "minimum", "5", "mode",
                "hold_back"));
        long entry = Shop.number("select max(id) from audit_event where retailer_id = " + desk.shop.retailerId);
        Shop.execute("update stock_level set on_hand = 0 where retailer_id = " + desk.shop.retailerId);
        desk.evaluate(carrefour);
        Document page = desk.page("viewer", "/stock-changes/" + entry);
        assertThat(page.select(".cell-sku").eachText()).containsExactly("sells");
    }

    @Test
    void of_a_change_in_slices_they_are_there_as_far_as_it_is_and_the_page_looks_again() {
        long rollout = Shop.number("insert into rollout (retailer_id, integration_id, reach, minimum_before, minimum,"
                + " products, compared) values (" + desk.shop.retailerId + ", " + carrefour
                + ", false, 3, 8, 900, 300) returning id");
        try {
            Shop.execute("insert into moved_listing (retailer_id, integration_id, rollout_id, product_ids) select "
                    + desk.shop.retailerId + ", " + carrefour + ", " + rollout
                    + ", array_agg(id order by id) from product where retailer_id = " + desk.shop.retailerId);
            long entry = Shop.number(
                    "insert into audit_event (retailer_id, integration_id, actor, action, before, after,"
                            + " effect) values (" + desk.shop.retailerId + ", " + carrefour + ", 'Ana', 'changed',"
                            + " '{\"minimumStock\": 3}', '{\"minimumStock\": 8}', '{\"rollouts\": [" + rollout
                            + "]}') returning id");
            Document page = desk.page("viewer", "/stock-changes/" + entry);
            assertThat(page.select(".cell-sku")).hasSize(3);
            assertThat(page.select("#moved-compared").text()).isEqualTo("Se compararon 300 de 900 productos.");
            assertThat(page.select("#progress").attr("data-hx-get")).isEqualTo("/stock-changes/" + entry);
        } finally {
            Shop.execute("delete from rollout where id = " + rollout);
        }
    }

    @Test
    void many_are_shown_fifty_at_a_time_each_once() {
        desk.shop.stocked("Mesa", "many", 120, 8);
        desk.evaluate(carrefour);
        Shop.execute("update moved_listing set product_ids = product_ids[1:70] where cardinality(product_ids) = 120 and"
                + " retailer_id = " + desk.shop.retailerId);
        Shop.execute("insert into moved_listing (retailer_id, integration_id, moved_at, product_ids) select"
                + " moved.retailer_id, integration_id, moved_at, array(select id from product where sku like 'many-%' and"
                + " retailer_id = moved.retailer_id order by id offset 70) from moved_listing moved where"
                + " cardinality(product_ids) = 70 and moved.retailer_id = " + desk.shop.retailerId);
        long entry = Shop.number(
                "insert into audit_event (retailer_id, actor, action, before, after, effect, happened_at)"
                        + " select retailer_id, 'Ana', 'changed', '{}', '{}', '{\"changed\": 120}', max(moved_at) from moved_listing"
                        + " where retailer_id = " + desk.shop.retailerId + " group by retailer_id returning id");
        String path = "/stock-changes/" + entry;
        List<String> skus = new ArrayList<>();
        while (!path.isEmpty()) {
            Document page = desk.page("viewer", path);
            skus.addAll(page.select(".cell-sku").eachText());
            path = page.select("a[rel=next]").attr("href");
        }
        assertThat(skus).hasSize(120).doesNotHaveDuplicates();
    }

    @Test
    void another_shop_sees_nothing_of_it() {
        desk.fillIn("operator", Desk.edit(carrefour), Map.of("minimumStock", "8"));
        long entry = Shop.number("select max(id) from audit_event where retailer_id = " + desk.shop.retailerId);
        assertThat(new Desk().as("viewer").get("/stock-changes/" + entry).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({ "es, Anuncios que cambiaron, 1 anuncio.", "pt, Anúncios que mudaram, 1 anúncio.",
            "en, Listings that changed, 1 listing." })
    void it_speaks_three_languages(String language, String title, String count) {
        desk.fillIn("operator", Desk.edit(carrefour), Map.of("minimumStock", "8"));
        long entry = Shop.number("select max(id) from audit_event where retailer_id = " + desk.shop.retailerId);
        desk.speaking(language);
        Document page = desk.page("viewer", "/stock-changes/" + entry);
        assertThat(page.select("h1").text()).isEqualTo(title);
        assertThat(page.select("#progress").text()).isEqualTo(count);
    }
}
