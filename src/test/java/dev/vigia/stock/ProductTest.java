package dev.vigia.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.http.UrlEncoding;
import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProductTest {

    @ParameterizedTest
    @ValueSource(strings = { "a/b", "a b", "ñandú", "0012", "50%", "a+b", "x?y#z", "a&b\"c'", "dobles//barras" })
    void a_sku_of_any_signs_has_its_page(String sku) {
        Shelf shelf = new Shelf();
        shelf.listing(shelf.product(sku, "Taza"), shelf.integration("Amazon"), "ok", 1);
        String link = shelf.page("/stock").select(".cell-sku a").attr("href");
        assertThat(link).isEqualTo("/stock/" + UrlEncoding.encoded(sku));
        assertThat(shelf.page(link).select(".facts dd").first().text()).isEqualTo(sku);
    }

    @ParameterizedTest
    @CsvSource({ "below_minimum, Disponible 3 ≤ mínimo 5", "out_of_stock, Sin stock (disponible 0)",
            "unknown, Todavía no hay dato de stock", "ok, Disponible 50 > mínimo 5", "withdrawn, no está registrada" })
    void the_reason_is_a_sentence(String state, String words) {
        Shelf shelf = new Shelf();
        shelf.listing(shelf.product("1", "Taza"), shelf.integration("Amazon"), state, 5);
        assertThat(shelf.page("/stock/1").select(".listing-reason").text()).contains(words);
    }

    @Test
    void a_sku_that_is_not_there_is_named_and_can_be_looked_for() {
        Response answer = new Shelf().request("es").get("/stock/NOPE-1&2");
        assertThat(answer.statusCode()).isEqualTo(404);
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select("h1").text()).isEqualTo("No hay ningún producto con el SKU NOPE-1&2");
        assertThat(page.select(".empty-action a").eachAttr("href")).containsExactly("/stock?q=NOPE-1%262", "/stock");
    }

    @Test
    void a_stopped_integration_says_why() {
        Shelf shelf = new Shelf();
        long amazon = shelf.integration("Amazon");
        shelf.listing(shelf.product("1", "Taza"), amazon, "ok", 5);
        Shop.execute("update integration set stopped_because = 'invalid_grant', stopped_at = now() where id = "
                + amazon);
        assertThat(shelf.page("/stock/1").select(".listing-reason").text()).contains("«invalid_grant»");
    }

    @Test
    void a_stopped_integration_is_not_said_to_be_tried_again() {
        Shelf shelf = new Shelf();
        long amazon = shelf.integration("Amazon");
        long product = shelf.product("1", "Taza");
        shelf.listing(product, amazon, "ok", 5);
        Shop.execute("update listing set problem = 'TIMEOUT', attempts = 1, sent = 7 where product_id = " + product);
        assertThat(shelf.page("/stock/1").select(".delivery").text()).isEqualTo("Reintentando");
        Shop.execute("update integration set stopped_because = 'invalid_grant', stopped_at = now() where id = "
                + amazon);
        for (String path : new String[] { "/stock/1", "/stock?state=failing" }) {
            assertThat(shelf.page(path).select(".listing, .stock-table").text()).as(path).contains("no se envía")
                    .doesNotContain("Reintentando").doesNotContain("Se reintenta");
        }
    }

    @Test
    void a_problem_comes_with_a_hint_and_the_words_of_the_marketplace() {
        Shelf shelf = new Shelf();
        long product = shelf.product("1", "Taza");
        shelf.listing(product, shelf.integration("Amazon"), "ok", 5);
        Shop.execute("update listing set problem = 'NOT_FOUND', problem_words = 'no such item', attempts = 1,"
                + " refused = sent where product_id = " + product);
        assertThat(shelf.page("/stock/1").select(".hint").text()).contains("SKU inexistente")
                .contains("«no such item»");
    }

    @Test
    void a_listing_in_doubt_says_so_and_the_api_calls_it_pending() {
        Shelf shelf = new Shelf();
        long product = shelf.product("1", "Taza");
        long amazon = shelf.integration("Amazon");
        shelf.listing(product, amazon, "ok", 5);
        Shop.execute("insert into in_doubt (integration_id, product_id, retailer_id, quantities, check_at) values ("
                + amazon + ", " + product + ", " + shelf.shop.retailerId + ", '{90}', now() + interval '1 hour')");
        assertThat(shelf.page("/stock/1").select(".listing").text()).contains("En duda")
                .contains("no respondió a un envío anterior");
        assertThat(shelf.page("/stock").select(".channel-delivery").text()).isEqualTo("En duda");
        assertThat(DeliveryState.IN_DOUBT.code()).isEqualTo("pending");
    }

    @Test
    void warehouses_the_ledger_warnings_and_updates_are_shown() {
        Shelf shelf = new Shelf();
        long product = shelf.product("1", "Taza");
        long amazon = shelf.integration("Amazon");
        shelf.listing(product, amazon, "below_minimum", 5);
        Shop.execute("update product set created_at = now() - interval '9 days' where id = " + product);
        shelf.update(product, amazon, 17, "rejected", "CLOSED", "now()");
        long retailer = shelf.shop.retailerId;
        long warehouse = Shop.number("update warehouse set name = 'Depósito central' where retailer_id = " + retailer
                + " returning id");
        Shop.execute("update stock_level set on_hand = 1234, reserved = 34 where product_id = " + product);
        Shop.execute("insert into stock_change (retailer_id, product_id, warehouse_id, on_hand_before, on_hand,"
                + " reserved, unlimited, observed_at, source) values (" + retailer + ", " + product + ", " + warehouse
                + ", 20, 1234, 34, false, now(), 'api:erp')");
        Shop.execute("insert into warning_past (retailer_id, product_id, integration_id, available, minimum, opened_at,"
                + " closed_at) values (" + retailer + ", " + product + ", " + amazon
                + ", 2, 5, now() - interval '2 days', now() - interval '1 day')");
        Document page = shelf.page("/stock/1");
        assertThat(page.select("section[aria-labelledby=warehouses]").text()).contains("Depósito central").contains(
                "1.200");
        assertThat(page.select(".timeline-stock").text()).contains("20 → 1.234").contains(
                "Tu sistema (erp)");
        assertThat(page.select(".timeline-warning").text()).contains("Sigue abierto");
        assertThat(page.select(".timeline-sent").text()).contains("17").contains("Rechazada")
                .contains("the words");
    }

    @Test
    void an_unknown_sku_is_not_found() {
        assertThat(new Shelf().request("es").get("/stock/nothing").statusCode()).isEqualTo(404);
    }
}
