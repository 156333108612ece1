package dev.vigia.intake.file;

import static dev.vigia.testing.Patiently.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.intake.file.ImportReader.ReceivedFile;
import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of thousands of lines whose reading is cut off is not there at all, and comes in whole the next time. */
@QuarkusTest
class CutOffReadTest {

    private static final ReadOptions AS_IT_IS = new ReadOptions(Optional.empty(), true, false, "Otra", Map.of());

    @Inject
    ImportReader reader;

    @Inject
    StockImports imports;

    @Inject
    Session session;

    @TempDir
    Path directory;

    private final Feed feed = new Feed();

    @Test
    void nothing_of_it_stays_when_the_database_hangs_up_at_its_end() throws IOException {
        feed.selling(1);
        Path path = Files.write(directory.resolve("conteo.csv"), ("sku;nombre;almacén;stock\n" + IntStream.range(0,
                12_000)
                .mapToObj(line -> Feed.sku(line) + ";Taza;" + (line % 3 == 0 ? "otro" : "main") + ";" + (line % 7 == 0
                        ? "x"
                        : line))
                .collect(Collectors.joining("\n"))).getBytes(UTF_8));
        assertThatThrownBy(() -> receive(path, () -> session.createNativeQuery(
                "select pg_terminate_backend(pg_backend_pid())", Boolean.class).getSingleResult()))
                .isInstanceOf(RuntimeException.class);
        assertThat(kept()).containsOnly(0L);
        receive(path, () -> {
        });
        assertThat(Shop.number("select items from stock_import where retailer_id = " + feed.shop.retailerId))
                .isEqualTo(12_000);
        imports.stop(feed.shop.retailerId, Shop.number("select id from stock_import where retailer_id = "
                + feed.shop.retailerId), "Olga");
        await().until(() -> Shop.number("select count(*) from stock_import_line where retailer_id = "
                + feed.shop.retailerId) == 0);
    }

    private void receive(Path path, Runnable also) {
        reader.receive(feed.shop.retailerId, new ReceivedFile("conteo.csv", "Olga", Instant.now(), path), AS_IT_IS,
                file -> also.run());
    }

    private List<Long> kept() {
        return List.of("stock_import", "stock_import_line", "stock_import_product", "stock_import_refusal",
                "stock_import_content", "warehouse_mapping").stream()
                .map(table -> Shop.number("select count(*) from " + table + " where retailer_id = "
                        + feed.shop.retailerId))
                .toList();
    }
}
