package dev.vigia.intake.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.StockItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;

/** A file of stock, read to its end. */
abstract class StockFileFixture {

    static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    @TempDir
    Path directory;

    List<String> warehouses = List.of();
    final List<StockItem> good = new ArrayList<>();
    final List<RejectedItem> refused = new ArrayList<>();

    List<String> lines() {
        return refused.stream().map(item -> item.index() + " " + item.code().name().toLowerCase(Locale.ROOT))
                .toList();
    }

    void read(String text) throws IOException {
        read(write(text.getBytes(UTF_8)));
    }

    void read(Path file) {
        StockFile.open(file).read(NOW, new KnownWarehouses(warehouses), good::add, refused::add);
    }

    Path write(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("stock.csv"), bytes);
    }
}
