package dev.vigia.intake.scheduled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.StockItem;
import dev.vigia.intake.imports.ImportDesk;
import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import dev.vigia.testing.marketplace.StubServer;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that came by itself says more once a person has said what it means, and nobody sends it again. */
@QuarkusTest
class TakenAgainTest extends FolderFixture {

    private static final String TEXT = "sku;almacén;stock\nTAZA-00000;Geral;4\nTAZA-00001;main;5\n";
    private static final String UNKNOWN = "Art.;Cant. real\nTAZA-00000;4\nTAZA-00001;5\n";

    private final ImportDesk person = new ImportDesk(feed.shop);
    private StubServer server;

    TakenAgainTest() {
        super(2);
    }

    @BeforeEach
    void open() throws IOException {
        server = new StubServer();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_file_of_an_address_is_taken_again_once_its_warehouse_is_known() {
        server.answers("/stock.csv", 200, TEXT, Map.of("ETag", "\"1\""));
        long id = desk.reads(server.url() + "/stock.csv", Map.of());
        desk.awaitDone(1);
        assertThat(desk.levels()).containsExactly("TAZA-00000|10", "TAZA-00001|5");
        assertThat(desk.standing()).contains("Te espera", "Su archivo nombra almacenes que no tienes");
        server.answers("/stock.csv", 304, "");
        decide("Geral", "El mismo que Almacén principal");
        desk.awaitDone(2);
        assertThat(desk.levels()).containsExactly("TAZA-00000|4", "TAZA-00001|5");
        assertThat(desk.standing()).doesNotContain("Su archivo nombra almacenes que no tienes", "Te espera");
        assertThat(Shop.rows("select refused from stock_import where retailer_id = " + feed.shop.retailerId
                + " order by id")).containsExactly("1", "0");
        ScheduledDesk.isDue(id);
        assertThat(ScheduledDesk.outcome(id)).isEqualTo("NOTHING_NEW");
        decide("Geral", "El mismo que Almacén principal");
        ScheduledDesk.isDue(id);
        ScheduledDesk.outcome(id);
        assertThat(desk.files()).as("it has nothing more to say").isEqualTo(2);
    }

    @Test
    void a_file_of_a_folder_is_taken_again_though_it_lies_elsewhere_by_now() throws IOException {
        desk.watches(folder.toString(), Map.of());
        Files.writeString(folder.resolve("lunes.csv"), TEXT);
        desk.awaitTaken(1);
        decide("Geral", "Un almacén nuevo");
        desk.awaitTaken(2);
        assertThat(levels()).containsExactlyInAnyOrder("TAZA-00000|Geral|4", "TAZA-00000|main|10",
                "TAZA-00001|main|5");
    }

    @Test
    void lines_that_name_no_warehouse_are_taken_again_once_it_is_known_where_they_lie() {
        feed.send(List.of(item("Norte", 1)));
        server.answers("/stock.csv", 200, "sku;stock\nTAZA-00000;4\n");
        desk.reads(server.url() + "/stock.csv", Map.of());
        desk.awaitDone(1);
        decide("Líneas que no nombran el almacén", "Son de Norte");
        desk.awaitDone(2);
        assertThat(levels()).contains("TAZA-00000|Norte|4");
    }

    @Test
    void what_was_counted_after_the_file_came_stays() {
        server.answers("/stock.csv", 200, TEXT);
        desk.reads(server.url() + "/stock.csv", Map.of());
        desk.awaitDone(1);
        feed.send(List.of(item("main", 7)));
        decide("Geral", "El mismo que Almacén principal");
        desk.awaitDone(2);
        assertThat(desk.levels()).containsExactly("TAZA-00000|7", "TAZA-00001|5");
    }

    @Test
    void what_nobody_has_decided_is_not_taken_again() {
        server.answers("/stock.csv", 200, TEXT);
        long id = desk.reads(server.url() + "/stock.csv", Map.of());
        desk.awaitDone(1);
        decide("Geral", "Sin decidir: sus líneas se rechazan");
        ScheduledDesk.isDue(id);
        ScheduledDesk.outcome(id);
        assertThat(desk.files()).isEqualTo(1);
        desk.post(ScheduledDesk.PAGE + "/" + id + "/pause", Map.of());
        decide("Geral", "Un almacén nuevo");
        assertThat(desk.standing()).contains("Su último archivo se vuelve a leer solo");
        ScheduledDesk.look();
        assertThat(desk.files()).as("paused").isEqualTo(1);
        desk.post(ScheduledDesk.PAGE + "/" + id + "/activation", Map.of());
        desk.awaitDone(2);
    }

    @Test
    void a_file_that_waits_goes_on_once_a_person_has_named_the_columns_of_another_one() {
        server.answers("/stock.csv", 200, UNKNOWN);
        long id = desk.reads(server.url() + "/stock.csv", Map.of());
        assertThat(ScheduledDesk.outcome(id)).isEqualTo("TAKEN");
        String columns = ImportDesk.path(person.send("a mano.csv", UNKNOWN.replace("4", "3").getBytes(
                StandardCharsets.UTF_8), Map.of()));
        assertThat(person.post(columns, "meaning", List.of("SKU", "ON_HAND")).statusCode()).isEqualTo(303);
        desk.awaitDone(1);
        assertThat(desk.levels()).containsExactly("TAZA-00000|4", "TAZA-00001|5");
        assertThat(Shop.row("select name from stock_import where finished_at is not null and retailer_id = "
                + feed.shop.retailerId)).isEqualTo("stock.csv");
    }

    @Test
    void another_shop_s_word_changes_nothing() {
        server.answers("/stock.csv", 200, TEXT);
        long id = desk.reads(server.url() + "/stock.csv", Map.of());
        desk.awaitDone(1);
        Feed other = new Feed().selling(1);
        ImportDesk stranger = new ImportDesk(other.shop);
        stranger.applied(stranger.compared("sku;almacén;stock\nTAZA-00000;Geral;4\n", Map.of()));
        decide(stranger, "Geral", "Un almacén nuevo");
        assertThat(Shop.number("select count(*) from scheduled_import where take_again and id = " + id)).isZero();
    }

    @ParameterizedTest
    @CsvSource({ "es, se vuelve a leer solo", "pt, é lido de novo sozinho", "en, is read again by itself" })
    void the_page_says_what_happens_next(String language, String sentence) {
        assertThat(desk.get("/intake/warehouses", language).asString()).contains(sentence);
    }

    private void decide(String code, String meaning) {
        decide(person, code, meaning);
    }

    private static void decide(ImportDesk desk, String code, String meaning) {
        Element row = desk.page("/intake/warehouses").select("#warehouse-mappings tbody tr").stream()
                .filter(asked -> asked.select("label").text().equals(code)).findFirst().orElseThrow();
        assertThat(desk.post("/intake/warehouses", Map.of("mapping", row.select("input[name=mapping]").val(), "meaning",
                row.select("option").stream().filter(option -> option.text().equals(meaning)).findFirst().orElseThrow()
                        .val())).statusCode()).isEqualTo(303);
    }

    private List<String> levels() {
        return person.levels();
    }

    private static StockItem item(String warehouse, int units) {
        return new StockItem(0, Feed.sku(0), warehouse, units, 0, false, Optional.empty());
    }
}
