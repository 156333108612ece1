package dev.vigia.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The Chromium of the system, driven by Playwright; none is ever downloaded. */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    // Without a sandbox, because root has none; without background traffic, because a journey speaks to Vigia only.
    private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu",
            "--disable-background-networking");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright
                .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium()
                .launch(new LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS));
    }

    /** Starts it. Where none is installed the journeys are skipped, or fail if they are required. */
    static Chromium start() {
        return new Chromium(installed().orElseGet(Chromium::missing));
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Optional<Path> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path missing() {
        String words = "no Chromium on the PATH (looked for " + String.join(", ", NAMES) + ")";
        if (required()) {
            throw new IllegalStateException(words + ", and the journeys are required");
        }
        System.err.println("WARNING: JOURNEYS SKIPPED, nothing in the browser is tested: " + words);
        return Assumptions.abort(words);
    }

    /** Wherever nobody would read the warning. */
    private static boolean required() {
        return System.getenv("CI") != null || "required".equals(System.getenv("VIGIA_JOURNEYS"))
                || "required".equals(System.getProperty("vigia.journeys"));
    }
}
