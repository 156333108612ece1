package dev.vigia.intake.scheduled;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.imports.ImportDesk;
import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import dev.vigia.testing.marketplace.HostileServer;
import dev.vigia.testing.marketplace.StubServer;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An address that is read on a schedule. */
@QuarkusTest
class AddressImportTest {

    private static final String TEXT = "sku;stock\nTAZA-00000;4\nTAZA-00001;5\n";

    private final Feed feed = new Feed();
    private final ScheduledDesk desk = new ScheduledDesk(feed.shop);
    private StubServer server;

    @BeforeEach
    void open() throws IOException {
        server = new StubServer();
        feed.selling(2);
    }

    @AfterEach
    void close() {
        Shop.execute("delete from scheduled_import where retailer_id = " + feed.shop.retailerId);
        server.close();
    }

    @Test
    void how_the_numbers_of_its_files_are_written_is_said_once() {
        server.answers("/stock.csv", 200, "sku;stock\nTAZA-00000;1.234\n");
        String address = server.url() + "/stock.csv";
        long id = desk.reads(address, Map.of("numbers", "COMMA"));
        desk.awaitDone(1);
        assertThat(desk.levels()).contains("TAZA-00000|1234");
        String page = ScheduledDesk.PAGE + "/" + id;
        assertThat(desk.page(page + "/edit").select("#numbers option[selected]").val()).isEqualTo("COMMA");
        desk.post(page, Map.of("address", address, "interval", "HOUR", "numbers", "POINT")).then().statusCode(303);
        desk.awaitDone(2);
        assertThat(Shop.rows("select refused from stock_import where retailer_id = " + feed.shop.retailerId
                + " order by id")).containsExactly("0", "1");
    }

    @Test
    void a_file_of_known_columns_is_applied_without_anybody() {
        server.answers("/stock.csv", 200, TEXT);
        long id = desk.reads(server.url() + "/stock.csv?key=k1", Map.of());
        desk.awaitDone(1);
        assertThat(desk.levels()).containsExactly("TAZA-00000|4", "TAZA-00001|5");
        assertThat(desk.standing()).contains("/stock.csv?…", "Llegó un archivo.", "Último archivo stock.csv",
                "Terminado")
                .doesNotContain("k1");
        assertThat(Shop.row("select person, confirmed_by from stock_import where retailer_id = "
                + feed.shop.retailerId)).isEqualTo("Adela (importación programada)|schedule:" + server.url()
                        + "/stock.csv?…");
        assertThat(Shop.rows("select distinct source from stock_change where source <> 'feed' and retailer_id = "
                + feed.shop.retailerId)).containsExactly("file:stock.csv\nschedule:" + server.url()
                        + "/stock.csv?…");
        assertThat(Shop.number("select count(*) from scheduled_import where next_at > now() + interval '50 minutes'"
                + " and id = " + id)).isEqualTo(1);
    }

    @Test
    void what_is_still_the_same_is_not_taken_again_unless_a_person_asks() {
        server.answers("/stock.csv", 200, TEXT, Map.of("ETag", "\"1\""));
        long id = desk.reads(server.url() + "/stock.csv", Map.of());
        desk.awaitDone(1);
        ScheduledDesk.isDue(id);
        assertThat(ScheduledDesk.outcome(id)).as("the same bytes").isEqualTo("NOTHING_NEW");
        assertThat(server.last().header("If-none-match")).isEqualTo("\"1\"");
        server.answers("/stock.csv", 304, "");
        ScheduledDesk.isDue(id);
        assertThat(ScheduledDesk.outcome(id)).isEqualTo("NOTHING_NEW");
        assertThat(desk.files()).isEqualTo(1);
        server.answers("/stock.csv", 200, TEXT);
        desk.post(ScheduledDesk.PAGE + "/" + id + "/reading", Map.of()).then().statusCode(303);
        desk.awaitDone(2);
        server.answers("/stock.csv", 200, TEXT.replace(";5", ";6"));
        ScheduledDesk.isDue(id);
        desk.awaitDone(3);
        assertThat(desk.levels()).contains("TAZA-00001|6");
    }

    @Test
    void the_sign_in_is_sent_and_kept_where_nobody_reads_it() {
        server.answers("/stock.csv", 200, TEXT);
        desk.reads(server.url() + "/stock.csv", Map.of("signIn", "BASIC", "signInName", "erp", "signInSecret",
                "contraseña-7"));
        desk.awaitDone(1);
        assertThat(server.last().header("Authorization")).isEqualTo("Basic ZXJwOmNvbnRyYXNlw7FhLTc=");
        assertThat(desk.get(ScheduledDesk.PAGE).asString()).doesNotContain("contraseña-7");
        assertThat(Shop.number("select count(*) from scheduled_import where position('contrase' in encode("
                + "sign_in_secret, 'escape')) > 0")).isZero();
        assertThat(Shop.number("select count(*) from audit_event where after::text like '%contrase%'")).isZero();
    }

    @ParameterizedTest
    @CsvSource({ "401, '', El servidor pidió iniciar sesión", "404, '', no hay ningún archivo",
            "500, '', El servidor falló", "200, <!DOCTYPE html><p>Entrar, Llegó una página web y no un archivo",
            "200, sku;stock, no tiene ninguna línea debajo", "503, '', El servidor pidió esperar" })
    void what_goes_wrong_is_said_and_changes_no_stock(int status, String body, String sentence) {
        server.answers("/stock.csv", status, body);
        long id = desk.reads(server.url() + "/stock.csv", Map.of());
        ScheduledDesk.outcome(id);
        assertThat(desk.standing()).contains(sentence);
        assertThat(desk.levels()).containsExactly("TAZA-00000|10", "TAZA-00001|10");
        assertThat(desk.files()).isZero();
        assertThat(Shop.number("select failures from scheduled_import where id = " + id)).isEqualTo(1);
        ScheduledDesk.isDue(id);
        ScheduledDesk.outcome(id);
        assertThat(Shop.number("select count(*) from scheduled_import where failures = 2 and next_at > now() + interval"
                + " '9 minutes' and next_at < now() + interval '10 minutes' and id = " + id)).isEqualTo(1);
        server.answers("/stock.csv", 200, TEXT);
        ScheduledDesk.isDue(id);
        desk.awaitDone(1);
        assertThat(Shop.number("select failures from scheduled_import where id = " + id)).isZero();
    }

    @Test
    void who_is_slow_is_not_waited_for_without_end() throws Exception {
        try (HostileServer slow = new HostileServer(HostileServer.dribbling("200 OK"))) {
            long id = desk.reads(slow.url() + "/stock.csv", Map.of());
            assertThat(ScheduledDesk.outcome(id)).isEqualTo("TOO_SLOW");
            assertThat(slow.isHungUpOn()).isTrue();
        }
    }

    @Test
    void a_file_of_unknown_columns_waits_and_the_next_one_goes_by_itself() {
        server.answers("/stock.csv", 200, "Art.;Cant. real\nTAZA-00000;4\nTAZA-00001;5\n");
        long id = desk.reads(server.url() + "/stock.csv", Map.of());
        assertThat(ScheduledDesk.outcome(id)).isEqualTo("TAKEN");
        assertThat(desk.standing()).contains("Su archivo espera: di qué significa cada columna");
        String columns = desk.page(ScheduledDesk.PAGE).select(".scheduled-next a").attr("href");
        server.answers("/stock.csv", 200, "Art.;Cant. real\nTAZA-00000;6\nTAZA-00001;7\n");
        ImportDesk person = new ImportDesk(feed.shop);
        assertThat(person.post(columns, "meaning", List.of("SKU", "ON_HAND")).statusCode()).isEqualTo(303);
        String path = columns.replace("/columns", "");
        person.waitForPreview(path);
        assertThat(desk.standing()).contains("Su archivo espera tu confirmación");
        person.applied(path);
        assertThat(desk.levels()).containsExactly("TAZA-00000|4", "TAZA-00001|5");
        ScheduledDesk.isDue(id);
        desk.awaitDone(2);
        assertThat(desk.levels()).containsExactly("TAZA-00000|6", "TAZA-00001|7");
    }

    @Test
    void what_was_said_of_a_file_without_headings_holds_for_the_next_one_of_its_shape() {
        server.answers("/stock.csv", 200, "TAZA-00000;a;4\nTAZA-00001;b;5\n");
        long id = desk.reads(server.url() + "/stock.csv", Map.of());
        assertThat(ScheduledDesk.outcome(id)).isEqualTo("TAKEN");
        String columns = desk.page(ScheduledDesk.PAGE).select(".scheduled-next a").attr("href");
        ImportDesk person = new ImportDesk(feed.shop);
        assertThat(person.post(columns, "meaning", List.of("SKU", "", "ON_HAND")).statusCode()).isEqualTo(303);
        String path = columns.replace("/columns", "");
        person.waitForPreview(path);
        person.applied(path);
        server.answers("/stock.csv", 200, "TAZA-00000;a;6\nTAZA-00001;b;7\n");
        ScheduledDesk.isDue(id);
        desk.awaitDone(2);
        assertThat(desk.levels()).containsExactly("TAZA-00000|6", "TAZA-00001|7");
        server.answers("/stock.csv", 200, "TAZA-00000;a;b;8\nTAZA-00001;b;c;9\n");
        ScheduledDesk.isDue(id);
        assertThat(ScheduledDesk.outcome(id)).isEqualTo("TAKEN");
        assertThat(desk.standing()).contains("Su archivo espera: di qué significa cada columna");
        assertThat(desk.levels()).containsExactly("TAZA-00000|6", "TAZA-00001|7");
    }

    @Test
    void what_would_empty_a_marketplace_is_held() {
        long amazon = feed.shop.integration("amazon", 0);
        feed.selling(100);
        server.answers("/stock.csv", 200, "sku;stock\n" + IntStream.range(0, 100).mapToObj(number -> Feed.sku(number)
                + ";0").collect(Collectors.joining("\n")));
        desk.reads(server.url() + "/stock.csv", Map.of("rest", "sold-out"));
        desk.awaitDone(1);
        assertThat(feed.selling(amazon)).isGreaterThanOrEqualTo(80);
        assertThat(desk.standing()).contains("Una parte del archivo dejaría demasiados anuncios en cero y se retuvo");
    }

    @Test
    void what_a_file_does_not_name_is_sold_out_only_where_that_was_said() {
        server.answers("/stock.csv", 200, "sku;stock\nTAZA-00000;4\n");
        long id = desk.reads(server.url() + "/stock.csv", Map.of());
        desk.awaitDone(1);
        assertThat(desk.levels()).containsExactly("TAZA-00000|4", "TAZA-00001|10");
        desk.post(ScheduledDesk.PAGE + "/" + id, Map.of("address", server.url() + "/stock.csv", "interval", "DAY",
                "rest", "sold-out")).then().statusCode(303);
        desk.awaitDone(2);
        assertThat(desk.levels()).containsExactly("TAZA-00000|4", "TAZA-00001|0");
    }

    @Test
    void what_is_paused_is_not_read_until_it_goes_on() {
        server.answers("/stock.csv", 200, TEXT);
        long id = desk.reads(server.url() + "/stock.csv", Map.of());
        desk.awaitDone(1);
        desk.post(ScheduledDesk.PAGE + "/" + id + "/pause", Map.of()).then().statusCode(303);
        int before = server.requests.size();
        ScheduledDesk.isDue(id);
        assertThat(desk.standing()).contains("En pausa");
        Feed other = new Feed().selling(1);
        ScheduledDesk neighbour = new ScheduledDesk(other.shop);
        neighbour.reads(server.url() + "/stock.csv?other", Map.of());
        neighbour.awaitDone(1);
        assertThat(server.requests).hasSize(before + 1);
        desk.post(ScheduledDesk.PAGE + "/" + id + "/activation", Map.of()).then().statusCode(303);
        await().until(() -> server.requests.size() == before + 2);
        Shop.execute("delete from scheduled_import where retailer_id = " + other.shop.retailerId);
    }
}
