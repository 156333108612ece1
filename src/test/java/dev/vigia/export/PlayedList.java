package dev.vigia.export;

import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** A list of which a test says how its rows come, by the parameter {@code how}. */
@Singleton
public class PlayedList implements ExportedList {

    static volatile CountDownLatch latch = new CountDownLatch(0);
    static final AtomicInteger WAITING = new AtomicInteger();
    private static final String LONG = "x".repeat(1_000);

    @Override
    public String code() {
        return "played";
    }

    @Override
    public ListExport<String> of(Function<String, Optional<String>> parameter) {
        String how = parameter.apply("how").orElse("");
        return new ListExport<>("Played", "/stock", List.of(), List.of(), "played", List.of(ExportColumn.text("row",
                "Row", row -> row)), () -> windows(how));
    }

    private static RowWindows<String> windows(String how) {
        return new RowWindows<>() {

            private int windows;

            @Override
            public List<String> next() {
                windows++;
                return switch (how) {
                    case "fail-at-once" -> throw new IllegalStateException("played");
                    case "fail" -> some(windows, () -> {
                        throw new IllegalStateException("played");
                    });
                    case "wait" -> some(windows, PlayedList::waitForTheTest);
                    case "endless" -> Collections.nCopies(2_000, LONG);
                    default -> some(windows, List::of);
                };
            }
        };
    }

    private static List<String> some(int windows, Supplier<List<String>> then) {
        return windows == 1 ? Collections.nCopies(2_000, LONG) : then.get();
    }

    private static List<String> waitForTheTest() {
        WAITING.incrementAndGet();
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            WAITING.decrementAndGet();
        }
        return List.of();
    }
}
