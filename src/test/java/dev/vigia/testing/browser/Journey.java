package dev.vigia.testing.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A story told in a real browser. Each test gets a visitor of its own, who has never been here before. */
public abstract class Journey {

    @TestHTTPResource
    URI address;

    /** The person at the screen. */
    protected Visitor visitor;

    private final List<Visitor> visitors = new ArrayList<>();

    @BeforeAll
    static void startChromium() {
        Chromium.browser();
    }

    @BeforeEach
    void welcome() {
        visitor = another(new NewContextOptions().setLocale("es"));
    }

    @AfterEach
    void sayGoodbye() {
        visitors.forEach(Visitor::leave);
    }

    /** One more person, with a language, JavaScript or other habits of their own. */
    protected Visitor another(NewContextOptions habits) {
        Visitor another = Visitor.enter(Chromium.browser(), address, habits);
        visitors.add(another);
        return another;
    }

    protected URI address() {
        return address;
    }

    /** One in `verify`, which has minutes; all three with {@code -Djourneys.languages=es,pt,en}. */
    protected static Stream<String> languages() {
        return Stream.of(System.getProperty("journeys.languages", "es").split(","));
    }
}
