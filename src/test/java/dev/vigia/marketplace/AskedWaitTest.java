package dev.vigia.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.credentials.Token;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.testing.marketplace.StubServer;
import dev.vigia.testing.marketplace.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A marketplace that asks to be left alone for a while is, whatever a connector was about to do there. */
@QuarkusTest
class AskedWaitTest {

    private static final Map<Integer, Cause> CAUSES = Map.of(429, Cause.LIMITED, 503, Cause.UNAVAILABLE);
    private static final String NOTHING_TO_ASK = "";
    private static final String UNKNOWN = "";
    private static final Token HOLDING = new Token("t", Optional.of("r"), Instant.parse("2100-01-01T00:00:00Z"));

    @Inject
    @Any
    Instance<Connector> connectors;

    @Inject
    Marketplaces marketplaces;

    private static StubServer server;

    /**
     * @param settings what decides how the connector speaks
     * @param remote   of a listing that was found before; unknown where there is nothing to find
     * @param handle   of what was accepted before, where the connector asks about it
     */
    private record Dialect(String code, Map<String, String> settings, String remote, String handle) {

        Stream<Arguments> answers() {
            return CAUSES.keySet().stream().map(status -> Arguments.of(this, status));
        }
    }

    private static final List<Dialect> DIALECTS = List.of(
            new Dialect("amazon", Map.of("marketplace-id", "A2Q3Y263D00KWC"), UNKNOWN, "listings"),
            new Dialect("amazon", Map.of("marketplace-id", "A2Q3Y263D00KWC"), UNKNOWN, "feed:1"),
            new Dialect("b2w", Map.of(), "variation", NOTHING_TO_ASK),
            new Dialect("b2w", Map.of(), "product", NOTHING_TO_ASK),
            new Dialect("b2w", Map.of("store-code", "cd1"), UNKNOWN, NOTHING_TO_ASK),
            new Dialect("carrefour", Map.of(), UNKNOWN, "1"),
            new Dialect("centauro", Map.of(), UNKNOWN, "1"),
            new Dialect("casas-bahia", Map.of("api", "v4", "preparation-days", "1"), UNKNOWN, NOTHING_TO_ASK),
            new Dialect("casas-bahia", Map.of("api", "v2", "preparation-days", "1"), UNKNOWN, "load:1"),
            new Dialect("dafiti", Map.of("api", "oauth"), "77", NOTHING_TO_ASK),
            new Dialect("dafiti", Map.of("api", "signed", "access-key", "k"), UNKNOWN, "f1"),
            new Dialect("magalu", Map.of(), "stock", "0"),
            new Dialect("mercado-livre", Map.of(), "[{\"item\":\"MLB1\"}]", NOTHING_TO_ASK),
            new Dialect("mercado-livre", Map.of(), "[{\"item\":\"MLB1\",\"variation\":1}]", NOTHING_TO_ASK),
            new Dialect("mercado-livre", Map.of(), "[{\"item\":\"MLB1\",\"userProduct\":\"u1\"}]", NOTHING_TO_ASK),
            new Dialect("netshoes", Map.of(), UNKNOWN, NOTHING_TO_ASK));

    static Stream<Arguments> answers() {
        return DIALECTS.stream().flatMap(Dialect::answers);
    }

    // One for all: a client is made for each address.
    @BeforeAll
    static void start() throws IOException {
        server = new StubServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void every_connector_is_looked_at() {
        assertThat(connectors.stream().map(Connector::code)).isNotEmpty()
                .isSubsetOf(DIALECTS.stream().map(Dialect::code).toList());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void the_wait_that_is_asked_for_is_handed_on(Dialect dialect, int status) {
        server.answers("/", status, "<html>later</html>", Map.of("Retry-After", "37"));
        TestAccount stranger = new TestAccount(server.url(), dialect.settings());
        TestAccount known = new TestAccount(server.url(), dialect.settings()).holding(HOLDING);

        Set<Outcome> outcomes = new HashSet<>();
        outcomes.addAll(outcomes(dialect, stranger));
        outcomes.addAll(outcomes(dialect, known));

        assertThat(outcomes).isNotEmpty().allSatisfy(outcome -> assertThat(outcome)
                .isInstanceOfSatisfying(Outcome.Retry.class, retry -> {
                    assertThat(retry.cause()).contains(CAUSES.get(status));
                    assertThat(retry.after()).isEqualTo(Duration.ofSeconds(37));
                }));
    }

    private Set<Outcome> outcomes(Dialect dialect, Account account) {
        Connector connector = marketplaces.get(dialect.code()).connector().orElseThrow();
        Set<Outcome> outcomes = new HashSet<>(Set.of(connector.probe(account)));
        for (Optional<String> remote : List.of(Optional.<String>empty(), known(dialect.remote()))) {
            List<Offer> offers = List.of(new Offer("A 1/2", remote, 0));
            connector.sendModes(account).forEach(way -> outcomes.addAll(said(connector.publish(account, way, offers))));
            // What cannot be read back at all is not asked about either.
            connector.readBack(account, offers).stream().flatMap(shown -> shown.outcome().stream())
                    .filter(Outcome.Retry.class::isInstance).forEach(outcomes::add);
            known(dialect.handle()).ifPresent(
                    handle -> outcomes.addAll(said(connector.confirm(account, handle, offers))));
        }
        return outcomes;
    }

    private static Optional<String> known(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }

    private static List<Outcome> said(List<Answer> answers) {
        return answers.stream().map(Answer::outcome).toList();
    }
}
