package dev.vigia.intake.scheduled;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.vigia.intake.StockItem;
import dev.vigia.intake.imports.ImportDesk;
import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A file that comes by itself says what there was when it was asked for, or when it was seen: what is counted since stays. */
@QuarkusTest
class FileMomentTest extends FolderFixture {

    private final ImportDesk person = new ImportDesk(feed.shop);

    FileMomentTest() {
        super(2);
    }

    @Test
    void what_is_counted_while_an_address_answers_stays() throws IOException {
        HttpServer slow = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] file = "sku;stock\nTAZA-00000;7\nTAZA-00001;8\n".getBytes(StandardCharsets.UTF_8);
        slow.createContext("/", exchange -> {
            soldOut();
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file);
            exchange.close();
        });
        slow.start();
        try {
            desk.reads("http://localhost:" + slow.getAddress().getPort() + "/stock.csv", Map.of());
            desk.awaitDone(1);
        } finally {
            slow.stop(0);
        }
        assertThat(desk.levels()).containsExactly("TAZA-00000|0", "TAZA-00001|8");
    }

    @Test
    void what_is_counted_while_a_file_waits_for_another_in_its_folder_stays() throws IOException {
        desk.watches(folder.toString(), Map.of());
        String unknown = "Art.;Cant. real\nTAZA-00001;4\n";
        Files.writeString(folder.resolve("lunes.csv"), unknown);
        desk.awaitPassing(() -> desk.files() == 1);
        lies("martes.csv");
        soldOut();
        String columns = ImportDesk.path(person.send("a mano.csv", unknown.replace("4", "3").getBytes(
                StandardCharsets.UTF_8), Map.of()));
        assertThat(person.post(columns, "meaning", List.of("SKU", "ON_HAND")).statusCode()).isEqualTo(303);
        desk.awaitTaken(2);
        assertThat(desk.levels()).containsExactly("TAZA-00000|0", "TAZA-00001|8");
    }

    @Test
    void what_is_counted_while_nothing_may_be_taken_of_a_folder_stays() throws IOException {
        long id = desk.watches(folder.toString(), Map.of());
        desk.post(ScheduledDesk.PAGE + "/" + id + "/pause", Map.of());
        lies("martes.csv");
        soldOut();
        desk.post(ScheduledDesk.PAGE + "/" + id + "/activation", Map.of());
        desk.awaitTaken(1);
        assertThat(desk.levels()).containsExactly("TAZA-00000|0", "TAZA-00001|8");
    }

    /** Until it has been seen. */
    private void lies(String name) throws IOException {
        Files.writeString(folder.resolve(name), "sku;stock\nTAZA-00000;7\nTAZA-00001;8\n");
        desk.awaitPassing(() -> Shop.number("select count(*) from scheduled_import_file where name = '" + name
                + "' and retailer_id = " + feed.shop.retailerId) == 1);
    }

    private void soldOut() {
        assertThat(feed.send(new ArrayList<>(List.of(new StockItem(0, Feed.sku(0), "main", 0, 0, false, Optional
                .empty())))).accepted()).isOne();
    }
}
