package dev.vigia.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The history as a file, as its page is narrowed. */
@QuarkusTest
class HistoryExportTest {

    private final Desk desk = new Desk();
    private final long amazon = desk.shop.integration("amazon", 3);

    private void written(String actor, String name, String moment) {
        Shop.execute(
                "insert into audit_event (retailer_id, integration_id, actor, action, before, after, effect, happened_at)"
                        + " values (" + desk.shop.retailerId + ", " + amazon + ", '" + actor + "', 'changed',"
                        + " '{\"name\": \"Uno\", \"minimumStock\": 3}', '{\"name\": \"" + name
                        + "\", \"minimumStock\": 5}',"
                        + " '{\"changed\": 4, \"toZero\": 2, \"toReopen\": 0}', " + moment + ")");
    }

    private List<List<String>> rows(String query) {
        return FileRows.of(desk.as("viewer").urlEncodingEnabled(false).get("/exports/history/file" + query), ";")
                .stream().map(row -> List.copyOf(row))
                .toList();
    }

    @Test
    void every_entry_is_there_once_in_words_and_on_the_clock_of_the_retailer() {
        Shop.execute("update retailer set zone = 'America/Bogota' where id = " + desk.shop.retailerId);
        written("Ana", "=cmd()", "timestamptz '2026-05-04T03:00:00Z'");
        List<List<String>> rows = rows("");
        assertThat(rows.get(0)).startsWith("Fecha y hora (America/Bogota)", "Persona", "Cambio");
        assertThat(rows.get(1)).startsWith("2026-05-03 22:00:00", "Ana", "Cambió la integración");
        assertThat(rows.get(1)).contains("Nombre: antes Uno, ahora =cmd(). Stock mínimo: antes 3, ahora 5.",
                "Cambiaron 4 anuncios; 2 a cero.");
    }

    @Test
    void it_is_narrowed_as_the_page_is_and_formulas_are_texts() {
        written("Ana", "Dos", "now()");
        written("=Eva()", "Tres", "now()");
        assertThat(desk.page("viewer", "/history?person=Ana").select(".results-export").attr("href")).isEqualTo(
                "/exports/history?person=Ana");
        assertThat(desk.page("viewer", "/exports/history?person=Ana").select(".export-filters li").text()).isEqualTo(
                "Persona: Ana");
        assertThat(rows("?person=Ana")).hasSize(2);
        assertThat(rows("?person=%3DEva()").get(1).get(1)).startsWith("'=");
        assertThat(rows("?what=rule")).hasSize(1);
        assertThat(new Desk().as("viewer").get("/exports/history/file").asString()).doesNotContain("Ana");
    }

    @Test
    void more_than_a_window_of_them_is_whole() {
        Shop.execute("insert into audit_event (retailer_id, actor, action, before, after) select "
                + desk.shop.retailerId
                + ", 'Ana', 'reprocessed', '{}', '{\"listings\": 1}' from generate_series(1, 4100)");
        assertThat(rows("")).hasSize(4101);
    }

    @ParameterizedTest
    @CsvSource({ "es, Fecha y hora", "pt, Data e hora", "en, Date and time" })
    void its_headings_speak_the_language_of_who_takes_it(String language, String heading) {
        written("Ana", "Dos", "now()");
        desk.speaking(language);
        assertThat(desk.as("viewer").get("/exports/history/file?column=time").asString()).contains(heading);
        assertThat(desk.as("viewer").get("/exports/history/file?type=xlsx").statusCode()).isEqualTo(200);
    }
}
