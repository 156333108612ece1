package dev.vigia.updates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.People;
import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class UpdatesTest {

    private static Shelf someUpdates() {
        Shelf shelf = new Shelf();
        long amazon = shelf.integration("Amazon");
        shelf.update(shelf.product("0001", "Taza"), amazon, 7, "applied", null, "now() - interval '3 days'");
        shelf.update(shelf.product("a&b+c", "Mate"), amazon, 0, "rejected", "CLOSED", "now()");
        return shelf;
    }

    @ParameterizedTest
    @CsvSource({ "'', 'a&b+c,0001'", "?sku=0001, 0001", "?sku=a%26b%2Bc, a&b+c", "?outcome=rejected, a&b+c",
            "?outcome=applied, 0001", "?sku=A%26B%2BC, a&b+c", "?sku=%C3%A1%26b%2Bc, a&b+c" })
    void the_newest_comes_first_and_filters_narrow(String query, String expected) {
        assertThat(someUpdates().skus("/updates" + query)).containsExactly(expected.split(","));
    }

    @Test
    void days_narrow_the_log() {
        String yesterday = LocalDate.now(ZoneId.of("America/Sao_Paulo")).minusDays(1).toString();
        assertThat(someUpdates().skus("/updates?from=" + yesterday)).containsExactly("a&b+c");
        assertThat(someUpdates().skus("/updates?to=" + yesterday)).containsExactly("0001");
    }

    @Test
    void a_sku_of_which_there_is_exactly_one_is_not_mixed_with_those_that_look_like_it() {
        Shelf shelf = new Shelf();
        long amazon = shelf.integration("Amazon");
        shelf.update(shelf.product("UX-01", "Taza"), amazon, 7, "applied", null, "now() - interval '1 hour'");
        shelf.update(shelf.product("ux-01", "Taza"), amazon, 8, "applied", null, "now()");
        assertThat(shelf.skus("/updates?sku=UX-01")).containsExactly("UX-01");
        assertThat(shelf.skus("/updates?sku=Ux-01")).containsExactly("ux-01", "UX-01");
        assertThat(shelf.skus("/updates?sku=UX")).isEmpty();
    }

    @Test
    void days_that_are_the_wrong_way_round_are_told() {
        assertThat(someUpdates().page("/updates?from=2026-02-02&to=2026-02-01").select(".notice").text())
                .contains("posterior");
        assertThat(someUpdates().page("/updates?from=2026-02-02&to=2026-02-02").select(".notice")).isEmpty();
    }

    @Test
    void a_refusal_shows_its_cause_and_the_words_of_the_marketplace() {
        Document page = someUpdates().page("/updates?outcome=rejected");
        assertThat(page.select("tbody").text()).contains("Rechazada").contains("Anuncio cerrado").contains("the words");
    }

    @Test
    void pages_cover_every_update_once() {
        Shelf shelf = new Shelf();
        long product = shelf.product("1", "Taza");
        long amazon = shelf.integration("Amazon");
        IntStream.range(0, 120).forEach(i -> shelf.update(product, amazon, i, "applied", null, "now()"));
        List<String> quantities = new ArrayList<>();
        String path = "/updates?sku=1";
        Document page = shelf.page(path);
        while (!path.isEmpty()) {
            page = shelf.page(path);
            quantities.addAll(page.select("tbody .number").eachText());
            path = page.select("a[rel=next]").attr("href");
        }
        assertThat(quantities).hasSize(120).doesNotHaveDuplicates().startsWith("119").endsWith("0");
        Document middle = shelf.page(page.select("a[rel=prev]").attr("href"));
        assertThat(middle.select("tbody .number").eachText()).isEqualTo(quantities.subList(50, 100));
    }

    @ParameterizedTest
    @ValueSource(strings = { "outcome=x", "integration=x", "from=x", "to=2026-13-01", "cursor=!" })
    void what_makes_no_sense_is_left_out_of_the_page_and_refused_by_the_api(String query) {
        String name = query.substring(0, query.indexOf('='));
        Document page = someUpdates().page("/updates?" + query);
        assertThat(page.select(".cell-sku")).hasSize(2);
        assertThat(page.select(".notice").text()).contains(name);
        People.api("ana").get("/api/v1/updates?" + query).then().statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void another_shop_is_never_seen() {
        someUpdates();
        assertThat(new Shelf().skus("/updates")).isEmpty();
    }

    @Test
    void the_api_says_what_each_quantity_was_computed_from() {
        String sku = "computed-" + new Shelf().shop.code;
        People.api("ana").get("/api/v1/updates").then().statusCode(200);
        long mate = Shop.retailer("mate");
        Shop.execute("insert into category (retailer_id, path) values (" + mate + ", 'Casa') on conflict do nothing");
        long integration = Shop.number(
                "insert into integration (retailer_id, marketplace, name, country, enabled) values ("
                        + mate + ", 'magalu', '" + sku + "', 'BR', false) returning id");
        long product = Shop.number("insert into product (retailer_id, sku, name, category_id) select " + mate + ", '"
                + sku
                + "', 'Taza', min(id) from category where retailer_id = " + mate + " returning id");
        Shop.execute("insert into stock_update (retailer_id, product_id, integration_id, revision, quantity, outcome,"
                + " rule_id, rule_version, available, minimum) values (" + mate + ", " + product + ", " + integration
                + ", 1, 0, 'applied', 7, 3, 4, 6)");
        JsonPath answer = People.api("ana").get("/api/v1/updates?sku=" + sku).then().statusCode(200).extract()
                .jsonPath();
        assertThat(answer.getMap("items[0]")).containsEntry("available", 4).containsEntry("minimum", 6)
                .containsEntry("rule", 7).containsEntry("ruleVersion", 3);
    }

    @Test
    void the_api_answers_with_a_list() {
        assertThat(People.api("ana").get("/api/v1/updates?limit=5").then().statusCode(200).extract().jsonPath()
                .getList("items")).hasSizeLessThanOrEqualTo(5);
    }
}
