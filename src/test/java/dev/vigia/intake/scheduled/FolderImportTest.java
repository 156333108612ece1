package dev.vigia.intake.scheduled;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.database.DatabaseClock;
import dev.vigia.testing.OwnThread;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder that is watched. */
@QuarkusTest
class FolderImportTest extends FolderFixture {

    @Inject
    Session session;
    @Inject
    AddressReader addresses;
    @Inject
    FolderReader folders;
    @Inject
    UnattendedFiles unattended;
    @Inject
    DatabaseClock clock;

    FolderImportTest() {
        super(3);
    }

    @Test
    void a_file_is_applied_and_moved_aside() throws IOException {
        desk.watches(folder.toString(), Map.of());
        write("lunes.csv", 4);
        await("the job").until(() -> {
            desk.timePasses();
            return desk.done() == 1;
        });
        assertThat(desk.levels()).contains("TAZA-00000|4");
        await().until(() -> names(folder.resolve("processed")).equals(List.of("lunes.csv")));
        assertThat(names(folder)).containsExactly("processed");
        assertThat(desk.standing()).contains("Último archivo lunes.csv");
        write("lunes.csv", 5);
        desk.awaitTaken(2);
        assertThat(desk.levels()).contains("TAZA-00000|5");
        await().until(() -> names(folder.resolve("processed")).size() == 2);
    }

    @Test
    void the_same_file_twice_changes_nothing() throws IOException {
        desk.watches(folder.toString(), Map.of());
        write("lunes.csv", 4);
        desk.awaitTaken(1);
        write("martes.csv", 4);
        desk.awaitPassing(() -> names(folder.resolve("processed")).equals(List.of("lunes.csv", "martes.csv")));
        assertThat(desk.files()).isEqualTo(1);
    }

    @Test
    void what_a_person_has_stopped_is_taken_when_it_comes_again() throws IOException {
        desk.watches(folder.toString(), Map.of());
        write("lunes.csv", 4);
        desk.awaitTaken(1);
        Shop.execute("update stock_import set stopped_by = 'olga' where retailer_id = " + feed.shop.retailerId);
        write("martes.csv", 4);
        desk.awaitTaken(2);
        assertThat(names(folder.resolve("processed"))).containsExactly("lunes.csv", "martes.csv");
    }

    @Test
    void who_still_writes_is_waited_for() throws IOException {
        long id = desk.watches(folder.toString(), Map.of());
        // The first look finds nothing; no other comes by itself.
        assertThat(ScheduledDesk.outcome(id)).isEqualTo("NOTHING_NEW");
        write("lento.csv", 4);
        for (int written = 0; written < 16; written++) {
            isLookedAt(id);
            Files.writeString(folder.resolve("lento.csv"), "TAZA-0000" + (1 + written % 2) + ";7\n",
                    StandardOpenOption.APPEND);
        }
        isLookedAt(id);
        assertThat(desk.files()).as("it was never still for long enough").isZero();
        desk.awaitTaken(1);
        assertThat(desk.levels()).containsExactly("TAZA-00000|4", "TAZA-00001|7", "TAZA-00002|7");
    }

    @ParameterizedTest
    @ValueSource(strings = { ".oculto.csv", "stock.csv.tmp", "stock.csv.part", "~$stock.xlsx", "stock.csv~" })
    void what_is_not_meant_yet_is_passed_over(String name) throws IOException {
        desk.watches(folder.toString(), Map.of());
        write(name, 4);
        write("stock.csv", 5);
        desk.awaitTaken(1);
        await().until(() -> names(folder).equals(Stream.of(name, "processed").sorted().toList()));
        assertThat(desk.levels()).contains("TAZA-00000|5");
    }

    @Test
    void no_link_leads_out_of_the_folder() throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("otro.csv"), "sku;stock\nTAZA-00000;1\n");
        Files.createSymbolicLink(folder.resolve("otro.csv"), secret);
        desk.watches(folder.toString(), Map.of());
        await().until(() -> desk.standing().contains("los enlaces no se siguen"));
        write("bueno.csv", 4);
        desk.awaitTaken(1);
        assertThat(desk.levels()).contains("TAZA-00000|4");
        assertThat(secret).exists();
    }

    @Test
    void a_folder_that_leads_elsewhere_by_now_is_not_opened() throws IOException {
        desk.watches(folder.toString(), Map.of());
        Files.writeString(elsewhere.resolve("otro.csv"), "sku;stock\nTAZA-00000;1\n");
        Files.delete(folder);
        desk.awaitPassing(() -> desk.standing().contains("La carpeta ya no existe"));
        Files.createSymbolicLink(folder, elsewhere);
        desk.awaitPassing(() -> desk.standing().contains("ya no está entre las permitidas"));
        assertThat(names(elsewhere)).containsExactly("otro.csv");
        assertThat(desk.files()).isZero();
        Files.delete(folder);
    }

    @Test
    void a_file_of_which_nothing_can_be_read_is_moved_aside_and_told_until_the_next() throws IOException {
        desk.watches(folder.toString(), Map.of());
        Files.writeString(folder.resolve("malo.csv"), "sku;stock\n");
        desk.awaitPassing(() -> names(folder).equals(List.of("refused")));
        assertThat(names(folder.resolve("refused"))).containsExactly("malo.csv");
        long id = Shop.number("select id from scheduled_import where retailer_id = " + feed.shop.retailerId);
        isLookedAt(id);
        assertThat(desk.standing()).contains("no tiene ninguna línea debajo", "(malo.csv)");
        write("bueno.csv", 4);
        isLookedAt(id);
        isLookedAt(id);
        desk.awaitDone(1);
        assertThat(desk.standing()).contains("Llegó un archivo").doesNotContain("malo.csv");
    }

    @Test
    void two_nodes_take_each_file_once_and_one_after_the_other() throws Exception {
        desk.watches(folder.toString(), Map.of());
        IntStream.range(0, 5).forEach(number -> write("dia-" + number + ".csv", 20 + number));
        ScheduledReads other = new ScheduledReads(session, addresses, folders, unattended, clock, config);
        await().until(() -> {
            CompletableFuture<Void> beside = OwnThread.run(other::look);
            desk.timePasses();
            ScheduledDesk.look();
            beside.get();
            return names(folder).equals(List.of("processed"));
        });
        other.stop(null);
        desk.awaitDone(5);
        assertThat(Shop.rows("select name from stock_import where retailer_id = " + feed.shop.retailerId
                + " order by id")).containsExactly("dia-0.csv", "dia-1.csv", "dia-2.csv", "dia-3.csv", "dia-4.csv");
        assertThat(desk.levels()).contains("TAZA-00000|24");
    }

    @Test
    void a_file_that_cannot_be_moved_is_taken_once() throws IOException {
        write("lunes.csv", 4);
        Files.createSymbolicLink(folder.resolve("processed"), elsewhere);
        long id = desk.watches(folder.toString(), Map.of());
        desk.awaitTaken(1);
        assertThat(names(folder)).contains("lunes.csv");
        for (int again = 0; again < 3; again++) {
            isLookedAt(id);
        }
        assertThat(Shop.rows("select name from stock_import where retailer_id = " + feed.shop.retailerId))
                .containsExactly("lunes.csv");
        assertThat(names(elsewhere)).as("no link is followed to put it there").isEmpty();
    }

    private static void isLookedAt(long id) {
        ScheduledDesk.isDue(id);
        ScheduledDesk.outcome(id);
    }

    private void write(String name, int units) {
        try {
            Path made = Files.writeString(folder.resolve(name), "sku;stock\nTAZA-00000;" + units + "\n");
            assertThat(made).exists();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Path of) {
        try (Stream<Path> paths = Files.list(of)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException none) {
            return List.of();
        }
    }
}
