package dev.vigia.today;

import static dev.vigia.today.Morning.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that need a person: they wait for a word, or did not go through. */
@QuarkusTest
class FileNeedsTest {

    private Morning morning;

    @BeforeEach
    void a_shop_where_all_is_well() {
        morning = new Morning();
    }

    @Test
    void a_file_whose_columns_nobody_knows_leads_to_the_question() {
        long file = morning.file("conteo.csv", "columns_needed", true);
        assertThat(action(morning.only("operator"))).isEqualTo("/intake/imports/" + file + "/columns");
        assertThat(morning.only("operator").text()).contains("conteo.csv: falta decir qué significan sus columnas");
        assertThat(action(morning.only("viewer"))).isEqualTo("/intake/imports/" + file);
        assertThat(morning.only("viewer").text()).contains("Ver el archivo").doesNotContain("Nombrar");
    }

    @Test
    void a_file_that_waits_for_a_word_leads_to_what_it_would_do() {
        long file = morning.file("conteo.csv", "compared_at", "now()");
        assertThat(morning.only("operator").text()).contains("conteo.csv: espera confirmación", "Revisar y confirmar");
        assertThat(action(morning.only("operator"))).isEqualTo("/intake/imports/" + file);
    }

    @Test
    void a_file_that_cannot_go_on_is_told() {
        morning.file("conteo.csv", "confirmed_at, failures, retry_at", "now()", 2, "now() + interval '1 hour'");
        assertThat(morning.only("viewer").text()).contains("conteo.csv: falló y se reintenta");
    }

    @Test
    void a_file_of_today_with_rejected_lines_leads_to_them() {
        long file = morning.applied("conteo.csv", 12);
        Shop.execute("update stock_import set received_at = now() - interval '25 hours' where id = " + morning.applied(
                "viejo.csv",
                12));
        morning.applied("limpio.csv", 0);
        Shop.execute("update stock_import set stopped_by = 'Ana' where id = " + morning.applied("detenido.csv", 2));
        assertThat(morning.titles("viewer")).containsExactly("conteo.csv: 12 líneas rechazadas");
        assertThat(action(morning.only("viewer"))).isEqualTo("/intake/imports/" + file);
    }

    @Test
    void what_a_schedule_brings_takes_the_place_of_what_it_brought_before() {
        long schedule = morning.schedule("TAKEN");
        brings(schedule, "a.csv", 12);
        brings(schedule, "b.csv", 2);
        assertThat(morning.titles("viewer")).containsExactly("b.csv: 2 líneas rechazadas");
        brings(schedule, "c.csv", 0);
        assertThat(morning.titles("viewer")).isEmpty();
    }

    @Test
    void many_files_with_rejected_lines_end_with_the_list_of_all() {
        for (int i = 0; i < 7; i++) {
            morning.applied("conteo-" + i + ".csv", 1);
        }
        Elements needs = morning.needs("viewer");
        assertThat(needs).hasSize(6);
        assertThat(action(needs.last())).isEqualTo("/intake");
    }

    @Test
    void schedules_that_bring_no_file_lead_to_why() {
        morning.schedule("UNREACHABLE");
        morning.schedule("NOTHING_NEW");
        assertThat(morning.only("viewer").text()).contains("Una importación programada no trae archivos");
        assertThat(action(morning.only("viewer"))).isEqualTo("/intake/scheduled");
        Shop.execute("update scheduled_import set enabled = false where retailer_id = "
                + morning.shelf.shop.retailerId);
        assertThat(morning.needs("viewer")).isEmpty();
    }

    private void brings(long schedule, String file, int refused) {
        Shop.execute("update stock_import set scheduled_import_id = " + schedule + " where id = " + morning.applied(
                file,
                refused));
    }
}
