package dev.vigia.testing.browser;

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

/**
 * The Chromium of the system, driven by Playwright; none is ever downloaded. One serves all journeys, and ends with the
 * JVM: its driver goes when nobody speaks to it any more.
 */
public final class Chromium {

    // The first draws no window of its own, which is half of the work.
    private static final List<String> NAMES = List.of("chromium-headless-shell", "chromium", "chromium-browser",
            "google-chrome");
    // Without a sandbox, because root has none; without background traffic, because a journey speaks to Vigia only.
    private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu",
            "--disable-background-networking");

    private static Browser browser;

    private Chromium() {
    }

    /** Starts it once. Where none is installed the journeys are skipped, or fail if they are required. */
    public static synchronized Browser browser() {
        if (browser == null) {
            browser = start(installed().orElseGet(Chromium::missing));
        }
        return browser;
    }

    private static Browser start(Path executable) {
        return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium().launch(new LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS));
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
