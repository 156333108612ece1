package dev.vigia.intake.scheduled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people see of a folder of the server, and what becomes of a file in it that was refused. */
@QuarkusTest
class FolderPageTest extends FolderFixture {

    FolderPageTest() {
        super(2);
    }

    @Test
    void where_the_root_lies_on_the_server_is_on_no_page_and_on_no_record() {
        String root = folder.getParent().getParent().getParent().toString();
        long id = desk.watches(folder.toString(), Map.of());
        assertThat(desk.page(ScheduledDesk.PAGE).select(".scheduled h2").text()).isEqualTo(ScheduledDesk.named(folder));
        String edit = ScheduledDesk.PAGE + "/" + id + "/edit";
        assertThat(desk.page(edit).select("#folder option[selected]").text()).isEqualTo(ScheduledDesk.named(folder));
        for (String path : new String[] { ScheduledDesk.PAGE, ScheduledDesk.PAGE + "/new", edit }) {
            assertThat(desk.get(path).asString()).as(path).doesNotContain(root);
        }
        desk.post(ScheduledDesk.PAGE + "/" + id, Map.of("folder", ScheduledDesk.named(folder), "rest", "sold-out"))
                .then().statusCode(303);
        assertThat(Shop.row("select location, complete from scheduled_import where id = " + id)).isEqualTo(folder
                + "|t");
        assertThat(Shop.rows("select before, after from audit_event where retailer_id = " + feed.shop.retailerId))
                .hasSize(2).allSatisfy(record -> assertThat(record).contains(ScheduledDesk.named(folder))
                        .doesNotContain(root));
    }

    @Test
    void the_ledger_names_the_schedule_that_took_the_file() throws IOException {
        desk.watches(folder.toString(), Map.of());
        Files.writeString(folder.resolve("lunes.csv"), "sku;stock\nTAZA-00000;4\n");
        desk.awaitTaken(1);
        assertThat(desk.page("/stock/TAZA-00000").select(".timeline-stock").first().text())
                .contains("Archivo lunes.csv, por la importación programada " + ScheduledDesk.named(folder));
    }

    @Test
    void a_refused_file_that_could_not_be_moved_goes_where_refused_ones_go_once_it_can() throws IOException {
        Path refused = Files.createSymbolicLink(folder.resolve("refused"), elsewhere);
        Path bad = Files.writeString(folder.resolve("malo.csv"), "sku;stock\n");
        long id = desk.watches(folder.toString(), Map.of());
        desk.awaitPassing(() -> Shop.number("select count(*) from scheduled_import_file where taken_at is not null and"
                + " scheduled_import_id = " + id) == 1);
        assertThat(bad).exists();
        Files.delete(refused);
        desk.awaitPassing(() -> Files.notExists(bad));
        assertThat(refused.resolve("malo.csv")).exists();
        assertThat(folder.resolve("processed")).doesNotExist();
    }
}
