package dev.vigia.intake.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.StockItem;
import dev.vigia.intake.column.KnownWarehouses;
import dev.vigia.intake.file.StockFile.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** A file of stock, read to its end. */
abstract class StockFileFixture {

    static final ReadOptions AS_IT_IS = new ReadOptions(Optional.empty(), false, false, "", Map.of());
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
        open(file).read(NOW, new Reading(good::add, product -> {
        }, refused::add), sku -> false);
    }

    StockFile open(Path file) {
        return StockFile.open(file, new KnownWarehouses(warehouses), AS_IT_IS);
    }

    Path write(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("stock.csv"), bytes);
    }
}
