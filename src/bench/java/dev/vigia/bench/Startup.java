package dev.vigia.bench;

import static dev.vigia.bench.Report.format;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.StartArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The packaged application as a process of its own, until it says that it is ready, and what it occupies then: with what
 * an earlier start has written, as operating.md deploys it, and without.
 */
final class Startup {

    private static final Path ARCHIVE = Path.of("target", "bench-start.archive");
    private static final int TIMES = 3;
    private static final double TARGET_SECONDS = 3;
    private static final long TARGET_MEGABYTES = 300;

    private Startup() {
    }

    private record Started(double seconds, long megabytes) {
    }

    static void run(Report report) throws IOException, InterruptedException {
        if (!Packaged.exists()) {
            report.aside("ready to serve, database up", "not packaged", "–", "–", "≤ 3 s, ≤ 300 MB");
            return;
        }
        Files.deleteIfExists(ARCHIVE);
        double first = start(List.of(StartArchive.written(ARCHIVE))).seconds;
        assertThat(ARCHIVE).exists();
        List<Started> plain = new ArrayList<>();
        List<Started> archived = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            plain.add(start(List.of()));
            archived.add(start(List.of(StartArchive.used(ARCHIVE))));
        }
        double seconds = seconds(archived);
        long megabytes = (long) Median.of(archived.stream().map(start -> (double) start.megabytes).toList());
        report.row("ready to serve, database up", format("%.1f s, %d MB resident", seconds, megabytes),
                format("%.1f s without what a start before has written", seconds(plain)), format("%.2f ×", seconds
                        / seconds(plain)),
                "≤ 3 s, ≤ 300 MB", seconds <= TARGET_SECONDS && megabytes <= TARGET_MEGABYTES);
        report.detail(format("the first start, with all migrations, noting what it loads: %.1f s", first));
    }

    private static double seconds(List<Started> starts) {
        return Median.of(starts.stream().map(Started::seconds).toList());
    }

    private static Started start(List<String> options) throws IOException, InterruptedException {
        try (Packaged application = Packaged.start("vigia_start", options)) {
            return new Started(application.seconds, application.residentMegabytes());
        }
    }
}
