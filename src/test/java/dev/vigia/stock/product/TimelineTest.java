package dev.vigia.stock.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All that happened to a product, from its first day, in one line of time. */
@QuarkusTest
class TimelineTest {

    private PastShop past;
    private long taza;
    private long livre;

    @BeforeEach
    void a_cup_with_a_past() {
        past = new PastShop();
        taza = past.product("1", "Casa > Cocina");
        livre = past.shelf.integration("Livre");
        Shop.execute("insert into listing (product_id, integration_id, retailer_id) values (" + taza + ", "
                + past.amazon
                + ", " + past.retailer + "), (" + taza + ", " + livre + ", " + past.retailer + ")");
        past.stock(taza, 20, "2026-05-01T10:00:00Z");
        past.told(taza, 20, "2026-05-01T10:00:05Z");
        past.settings("2026-05-02T09:00:00Z", "{\"minimumStock\": 5}", "{\"minimumStock\": 8}");
        long rule = past.rule("product_id", taza, 12, "'2026-05-03T00:00:00Z', '2026-05-05T00:00:00Z'",
                "2026-05-02T12:00:00Z", null);
        Shop.execute("insert into audit_event (retailer_id, actor, action, before, after, happened_at) values ("
                + past.retailer + ", 'Ana', 'rule created', '{}', '{\"rule\": " + rule + ", \"product\": " + taza
                + ", \"minimum\": 12}', '2026-05-02T12:00:00Z')");
        past.stock(taza, 6, "2026-05-03T10:00:00Z");
        Shop.execute("insert into warning_past (retailer_id, product_id, integration_id, available, minimum, opened_at,"
                + " closed_at) values (" + past.retailer + ", " + taza + ", " + past.amazon
                + ", 6, 12, '2026-05-03T10:00:00Z', '2026-05-04T10:00:00Z')");
        past.told(taza, 0, "2026-05-03T10:00:01Z", "available = 6", "minimum = 12");
        Shop.execute("insert into drift (retailer_id, product_id, integration_id, revision, cause, expected, shown,"
                + " repaired, repairs, found_at) values (" + past.retailer + ", " + taza + ", " + livre
                + ", 1, 'changed_outside', 0, 9, true, 1, '2026-05-03T12:00:00Z')");
    }

    @Test
    void every_log_is_in_it_newest_first_with_its_day() {
        Document page = past.shelf.page("/stock/1");
        assertThat(page.select(".timeline-day").eachText()).containsExactly("martes, 5 de mayo de 2026 (GMT)",
                "lunes, 4 de mayo de 2026 (GMT)", "domingo, 3 de mayo de 2026 (GMT)",
                "sábado, 2 de mayo de 2026 (GMT)", "viernes, 1 de mayo de 2026 (GMT)");
        assertThat(page.select(".timeline-what").eachText()).satisfiesExactly(
                text -> assertThat(text).startsWith("Dejó de valer una regla: SKU 1 · En todas las integraciones"),
                text -> assertThat(text).startsWith("Se cerró el aviso. Duró 24 h"),
                text -> assertThat(text).startsWith("Mostraba 9 en vez de 0 Cambiado fuera de Vigía"),
                text -> assertThat(text).startsWith("Se envió 0 Aplicada").contains("Disponible 6, Mínimo 12"),
                text -> assertThat(text).startsWith("Se abrió un aviso: disponible 6, mínimo 12."),
                text -> assertThat(text).startsWith("Almacén principal: Físico 6 Tu sistema (erp)"),
                text -> assertThat(text).startsWith("Empezó a valer una regla").contains("Mínimo 12"),
                text -> assertThat(text).startsWith("Creó una regla: SKU 1").contains("Ana"),
                text -> assertThat(text).startsWith("Cambió la integración: Amazon")
                        .contains("Stock mínimo: antes 5, ahora 8."),
                text -> assertThat(text).startsWith("Se envió 20 Aplicada"),
                text -> assertThat(text).startsWith("Almacén principal: Físico 20"));
        assertThat(page.select(".timeline-when time").first().attr("datetime")).isEqualTo("2026-05-05T00:00:00Z");
        assertThat(page.select(".timeline-when span").first().text()).startsWith("hace ").endsWith(" meses");
        assertThat(page.select("section[aria-labelledby=timeline] .pager")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "what=stock, 2", "what=sent, 2", "what=rule, 4", "what=warning, 2", "what=drift, 1",
            "day=2026-05-03, 5", "what=nothing, 11" })
    void it_is_filtered_by_kind_and_by_day(String query, int entries) {
        assertThat(past.shelf.page("/stock/1?" + query).select(".timeline-entry")).hasSize(entries);
    }

    @Test
    void on_an_integration_only_what_concerns_it_is_told() {
        assertThat(past.shelf.page("/stock/1?on=" + livre).select(".timeline-what").eachText()).hasSize(6)
                .noneMatch(text -> text.startsWith("Se envió") || text.startsWith("Cambió la integración"));
        Shop.execute("update integration set every_warehouse = false where id = " + livre);
        assertThat(past.shelf.page("/stock/1?on=" + livre + "&what=stock").select(".timeline-entry")).isEmpty();
    }

    @Test
    void rules_and_settings_of_other_things_are_left_out() {
        long plato = past.product("2", "Casa > Mesa");
        Shop.execute("insert into listing (product_id, integration_id, retailer_id) values (" + plato + ", "
                + past.amazon + ", " + past.retailer + ")");
        past.settings("2026-05-06T09:00:00Z", "{\"name\": \"Amazon\"}", "{\"name\": \"Amazonas\"}");
        long category = past.shelf.category("Casa");
        long rule = past.rule("category_id", category, 3, "null, null", "2026-05-07T00:00:00Z", null);
        Shop.execute("insert into audit_event (retailer_id, actor, action, before, after, happened_at) values ("
                + past.retailer + ", 'Ana', 'rule created', '{}', '{\"rule\": " + rule + ", \"category\": " + category
                + ", \"minimum\": 3}', '2026-05-07T00:00:00Z')");
        assertThat(past.shelf.page("/stock/2?what=rule").select(".timeline-what").eachText()).satisfiesExactly(
                text -> assertThat(text).startsWith("Creó una regla: Casa"),
                text -> assertThat(text).startsWith("Cambió la integración: Amazon").contains("Stock mínimo"));
    }

    @Test
    void it_pages_back_to_the_first_day_with_nothing_twice_and_nothing_left_out() {
        Shop.execute("insert into stock_update (retailer_id, product_id, integration_id, revision, quantity, outcome,"
                + " happened_at) select " + past.retailer + ", " + taza + ", " + past.amazon + ", n, n, 'applied',"
                + " timestamptz '2026-05-10T00:00:00Z' - (n / 3) * interval '1 minute' from generate_series(1, 150) n");
        List<String> seen = new ArrayList<>();
        String path = "/stock/1?what=sent";
        int pages = 0;
        while (!path.isEmpty()) {
            Document page = past.shelf.page(path);
            seen.addAll(page.select(".timeline-sent .timeline-what p:first-child strong").eachText());
            path = page.select("section[aria-labelledby=timeline] a[rel=next]").attr("href");
            pages++;
        }
        assertThat(pages).isEqualTo(4);
        assertThat(seen).hasSize(152).endsWith("0", "20");
        assertThat(seen.subList(0, 150)).doesNotHaveDuplicates();
    }

    @Test
    void an_address_of_the_ledger_goes_on_working() {
        assertThat(past.shelf.page("/stock/1?changes=2026-05-03T10:00:00Z").select(".timeline-what").eachText())
                .singleElement().asString().startsWith("Almacén principal: Físico 20");
    }

    @ParameterizedTest
    @CsvSource({ "pt, Tudo o que aconteceu, Uma regra deixou de valer", "en, Everything that happened, A rule ceased" })
    void it_is_told_in_other_languages(String language, String title, String words) {
        Document page = Jsoup.parse(past.shelf.request(language).get("/stock/1").asString());
        assertThat(page.select("#timeline").text()).startsWith(title);
        assertThat(page.select(".timeline-what").first().text()).startsWith(words);
    }
}
