package dev.vigia.integration.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class IntegrationsListTest {

    private final Desk desk = new Desk();

    @Test
    void a_new_shop_sees_all_nine_marketplaces() {
        Document page = desk.page("admin", "/integrations");
        assertThat(page.select("tbody th").eachText()).containsExactly("Amazon", "B2W/SkyHub", "Carrefour",
                "Casas Bahia", "Centauro", "Dafiti", "Magazine Luiza", "Mercado Libre", "Netshoes");
        assertThat(page.select("#marketplace-amazon").text()).contains("Sin conectar", "Conectar");
    }

    @Test
    void a_marketplace_that_nobody_has_confirmed_says_so_in_the_list_and_in_the_form() {
        String words = "Sin confirmar con una tienda real.";
        Document page = desk.page("admin", "/integrations");
        assertThat(page.select("#marketplace-centauro").text()).contains(words);
        assertThat(page.select("#marketplace-carrefour").text()).doesNotContain(words);
        assertThat(desk.page("admin", "/integrations/new?marketplace=centauro").select("main").text())
                .contains(words);
    }

    @Test
    void a_connected_marketplace_shows_its_integrations_one_per_row() {
        long first = desk.shop.integration("amazon", 3);
        long second = desk.shop.integration("amazon", 1200);
        Document page = desk.page("admin", "/integrations");
        assertThat(page.getElementById("marketplace-amazon")).isNull();
        Document looked = desk.page("viewer", "/integrations");
        assertThat(cell(looked, first, 2)).isEqualTo("3");
        assertThat(cell(looked, second, 2)).isEqualTo("1.200");
        assertThat(page.select("#integration-" + first + " a[href=/integrations/" + first + "/edit]").text())
                .isEqualTo("Editar");
    }

    @Test
    void one_more_account_can_be_connected_from_the_last_row() {
        long first = desk.shop.integration("amazon", 3);
        long second = desk.shop.integration("amazon", 3);
        Document page = desk.page("admin", "/integrations");
        assertThat(page.select("#integration-" + first + " a[href*=new]")).isEmpty();
        assertThat(page.select("#integration-" + second + " a[href=/integrations/new?marketplace=amazon]")).hasSize(1);
    }

    @Test
    void listings_at_zero_are_those_below_the_minimum_and_exact() {
        long id = desk.shop.integration("amazon", 3);
        tally(id, "below_minimum", 5);
        tally(id, "below_minimum", -2);
        tally(id, "out_of_stock", 7);
        assertThat(cell(desk.page("viewer", "/integrations"), id, 3)).isEqualTo("3");
    }

    @Test
    void the_last_sync_comes_from_the_sender() {
        long id = desk.shop.integration("amazon", 3);
        assertThat(cell(desk.page("viewer", "/integrations"), id, 4)).isEqualTo("Nunca");
        Shop.execute("insert into lease (integration_id, retailer_id, owner, epoch, expires_at, synced_at) values ("
                + id
                + ", " + desk.shop.retailerId + ", '" + UUID.randomUUID()
                + "', 1, now(), now() - interval '5 minutes')");
        assertThat(desk.page("viewer", "/integrations").select("#integration-" + id + " time").text())
                .startsWith("hace 5 min (");
    }

    @ParameterizedTest
    @CsvSource({ "false, false, false, En pausa", "true, false, false, Sin envíos",
            "true, true, false, Activa",
            "true, true, true, Detenida El marketplace no acepta las credenciales y respondió: «invalid_grant». "
                    + "Corrige los datos de la cuenta; al guardar arranca otra vez." })
    void each_state_has_its_word(boolean enabled, boolean synced, boolean stopped, String words) {
        long id = desk.shop.integration("amazon", 3);
        Shop.execute("update integration set enabled = " + enabled
                + (stopped ? ", stopped_because = 'invalid_grant', stopped_at = now()" : "") + " where id = " + id);
        if (synced) {
            Shop.execute("insert into lease (integration_id, retailer_id, owner, epoch, expires_at, synced_at) values ("
                    + id + ", " + desk.shop.retailerId + ", '" + UUID.randomUUID() + "', 1, now(), now())");
        }
        assertThat(cell(desk.page("viewer", "/integrations"), id, 5)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({ "MERCADO, 1", "cañón, 1", "CANON, 1", "canó, 1", "a, 8", "'', 9", "zzz, 0", "%25, 0" })
    void search_looks_at_both_names_without_accents_or_case(String words, int rows) {
        long id = desk.shop.integration("netshoes", 3);
        Shop.execute("update integration set name = 'Tienda Cañón' where id = " + id);
        String path = "/integrations" + (words.isEmpty() ? "" : "?q=") + (words.equals("%25") ? words
                : words.replace("ñ", "%C3%B1")
                        .replace("ó", "%C3%B3"));
        Document page = read(path);
        assertThat(page.select("tbody tr")).hasSize(rows);
        assertThat(page.select("#q").val()).isEqualTo(words.equals("%25") ? "%" : words);
    }

    @Test
    void a_search_without_result_says_so_and_shows_the_way_out() {
        Document page = desk.page("viewer", "/integrations?q=zzz");
        assertThat(page.select(".empty").text()).contains("Nada se llama “zzz”");
        assertThat(page.select(".empty a").attr("href")).isEqualTo("/integrations");
    }

    @Test
    void htmx_gets_the_table_alone() {
        String piece = desk.as("viewer").header("HX-Request", "true").header("HX-Target", "integrations")
                .get("/integrations?q=amazon").asString();
        assertThat(piece).contains("id=\"integrations\"").contains("Amazon").doesNotContain("<html")
                .doesNotContain("Netshoes");
    }

    @Test
    void what_somebody_may_not_do_is_not_offered() {
        long id = desk.shop.integration("amazon", 3);
        assertThat(desk.page("viewer", "/integrations").select("#integrations a[href*=new], "
                + "#integrations a[href$=edit]")).isEmpty();
        Document operator = desk.page("operator", "/integrations");
        assertThat(operator.select("#integrations a[href*=new]")).isEmpty();
        assertThat(operator.select("#integration-" + id + " a[href$=edit]")).hasSize(1);
    }

    @Test
    void another_shop_sees_nothing_of_it() {
        desk.shop.integration("amazon", 3);
        assertThat(new Desk().page("admin", "/integrations").select("tr[id^=integration-]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "es, Stock mínimo, Brasil", "pt, Estoque mínimo, Brasil", "en, Minimum stock, Brazil" })
    void the_list_speaks_three_languages(String language, String minimum, String country) {
        desk.shop.integration("carrefour", 3);
        Document page = desk.speaking(language).page("viewer", "/integrations?q=carrefour");
        assertThat(page.select("thead").text()).contains(minimum);
        assertThat(page.select("tbody").text()).contains(country);
    }

    private Document read(String path) {
        return Jsoup.parse(desk.as("viewer").urlEncodingEnabled(false).get(path).asString());
    }

    private void tally(long id, String state, int listings) {
        Shop.execute("insert into listing_tally (integration_id, retailer_id, state, listings) values (" + id + ", "
                + desk.shop.retailerId + ", '" + state + "', " + listings + ")");
    }

    private static String cell(Document page, long id, int column) {
        Element row = page.getElementById("integration-" + id);
        assertThat(row).isNotNull();
        return row.child(column).text();
    }
}
