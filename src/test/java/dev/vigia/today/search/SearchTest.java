package dev.vigia.today.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SearchTest {

    private final Desk desk = new Desk();

    @ParameterizedTest
    @CsvSource({ "es, CONFIGURACION, Configuración", "pt, configuracoes, Configurações", "en, rules, Rules" })
    void a_page_is_found_by_its_name_whatever_its_case_and_accents(String language, String typed, String name) {
        assertThat(found(desk.speaking(language).page("viewer", "/search?q=" + typed))).containsExactly(name);
    }

    @Test
    void an_integration_of_the_shop_is_found_by_a_part_of_its_name_and_no_others() {
        long amazon = desk.connected("amazon", 3);
        Shop.execute("update integration set name = 'Tienda Ñandú' where id = " + amazon);
        Shop.execute("update integration set name = 'Ñandú de otro' where id = " + new Desk().connected("amazon", 3));
        Document page = desk.page("viewer", "/search?q=nandu");
        assertThat(found(page)).containsExactly("Tienda Ñandú");
        assertThat(page.select("#search-found a").first().attr("href")).isEqualTo("/integrations/" + amazon);
    }

    @Test
    void a_product_is_found_by_its_sku_as_people_remember_it() {
        desk.stocked("00A/12 b", 4);
        Document page = desk.page("viewer", "/search?q=a/12 B");
        assertThat(found(page)).containsExactly("00A/12 b");
        assertThat(desk.as("viewer").urlEncodingEnabled(false).get(page.select("#search-found a").first().attr("href"))
                .statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_retired_is_not_found() {
        desk.stocked("TAZA-9", 4);
        Shop.execute("update product set retired_at = now(), retired_by = 'Ana' where retailer_id = "
                + desk.shop.retailerId);
        assertThat(found(desk.page("viewer", "/search?q=TAZA-9"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "<b>x", "50%", "'", "a\\b", "x&y" })
    void whatever_is_typed_is_taken_as_it_stands_and_leads_to_the_search_of_stock(String typed) {
        Document page = Desk.read(desk.as("viewer").queryParam("q", typed).get("/search"));
        assertThat(page.select("#everything").val()).isEqualTo(typed);
        assertThat(page.select("#search-found").text()).contains("Nada se llama \"" + typed + "\"");
        assertThat(new QueryStringDecoder(page.select("#search-found a.btn").attr("href")).parameters()).containsEntry(
                "q",
                List.of(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = { "q=%00", "q=TAZA%00-1", "q=%FF", "q=%ED%A0%80", "q=%EF%BF%BF" })
    void what_nobody_can_type_is_no_error(String query) {
        desk.stocked("TAZA-1", 4);
        assertThat(desk.as("viewer").urlEncodingEnabled(false).get("/search?" + query).statusCode()).isEqualTo(200);
    }

    @Test
    void every_way_of_the_menu_has_a_key_and_the_list_of_keys_names_it() {
        Document page = desk.page("viewer", "/search");
        List<String> listed = page.select("kbd[data-goal]").stream().map(key -> key.text() + " " + key.attr(
                "data-goal")).toList();
        assertThat(listed).isNotEmpty().doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(page.select(
                ".sidebar a").stream().map(link -> link.attr("data-key") + " " + link.attr("href")).toList());
    }

    private static List<String> found(Document page) {
        return page.select("#search-found li a").eachText();
    }
}
