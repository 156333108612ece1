package dev.vigia.intake.scheduled;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.file.ImportFixture;
import dev.vigia.intake.imports.ImportDesk;
import dev.vigia.testing.Shop;
import dev.vigia.testing.marketplace.StubServer;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file of a schedule to which nobody says anything for days is not lost, though its address has no other. */
@QuarkusTest
class ForgottenFilesTest extends FolderFixture {

    private static final String UNKNOWN = "Art.;Cant. real\nTAZA-00000;4\nTAZA-00001;5\n";

    private final ImportDesk person = new ImportDesk(feed.shop);
    private StubServer server;
    private long schedule;

    ForgottenFilesTest() {
        super(2);
    }

    @BeforeEach
    void reads() throws IOException {
        server = new StubServer();
        server.answers("/stock.csv", 200, UNKNOWN, Map.of("ETag", "\"1\""));
        schedule = desk.reads(server.url() + "/stock.csv", Map.of());
        assertThat(ScheduledDesk.outcome(schedule)).isEqualTo("TAKEN");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void one_whose_columns_nobody_has_named_waits_until_somebody_does() {
        eightDaysPass();
        assertThat(desk.standing()).contains("Su archivo espera: di qué significa cada columna");
        nameColumnsOfAnother();
        desk.awaitDone(1);
        assertThat(desk.levels()).containsExactly("TAZA-00000|4", "TAZA-00001|5");
    }

    @Test
    void one_that_a_person_names_after_days_is_not_gone_the_same_night() {
        eightDaysPass();
        String path = waiting();
        nameColumns(path + "/columns");
        person.waitForPreview(path);
        ImportFixture.purge();
        assertThat(person.page(path).select("#confirm")).isNotEmpty();
    }

    @Test
    void what_nobody_agreed_to_is_read_once_more() {
        String path = waiting();
        nameColumns(path + "/columns");
        person.waitForPreview(path);
        eightDaysPass();
        await().until(() -> Shop.number("select count(*) from stock_import where finished_at is not null and"
                + " confirmed_at is null and retailer_id = " + feed.shop.retailerId) == 1);
        assertThat(desk.levels()).containsExactly("TAZA-00000|10", "TAZA-00001|10");
        ScheduledDesk.isDue(schedule);
        assertThat(ScheduledDesk.outcome(schedule)).isEqualTo("TAKEN");
        assertThat(server.last().headers()).doesNotContainKey("If-none-match");
        desk.awaitDone(2);
        assertThat(desk.levels()).containsExactly("TAZA-00000|4", "TAZA-00001|5");
    }

    @Test
    void what_a_person_has_discarded_is_taken_when_it_comes_again() {
        person.post(waiting() + "/stop", Map.of());
        desk.awaitDone(1);
        ScheduledDesk.isDue(schedule);
        assertThat(ScheduledDesk.outcome(schedule)).isEqualTo("TAKEN");
        assertThat(desk.files()).isEqualTo(2);
    }

    @Test
    void one_of_a_schedule_that_is_gone_is_put_aside() {
        String path = waiting();
        desk.post(ScheduledDesk.PAGE + "/" + schedule + "/removal", Map.of());
        eightDaysPass();
        await().until(() -> person.standing(path).contains("Se descartó"));
    }

    private void eightDaysPass() {
        Shop.execute(
                "update stock_import set received_at = received_at - interval '8 days', compared_at = compared_at -"
                        + " interval '8 days' where retailer_id = " + feed.shop.retailerId);
        ImportFixture.purge();
    }

    private String waiting() {
        return "/intake/imports/" + Shop.number("select stock_import_id from scheduled_import where id = " + schedule);
    }

    private void nameColumnsOfAnother() {
        nameColumns(ImportDesk.path(person.send("a mano.csv", UNKNOWN.replace("4", "3").getBytes(
                StandardCharsets.UTF_8), Map.of())));
    }

    private void nameColumns(String page) {
        assertThat(person.post(page, "meaning", List.of("SKU", "ON_HAND")).statusCode()).isEqualTo(303);
    }
}
