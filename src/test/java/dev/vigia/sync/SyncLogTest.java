package dev.vigia.sync;

import static dev.vigia.testing.Patiently.await;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.integration.IntegrationTerms;
import dev.vigia.integration.Integrations;
import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.listing.Evaluation;
import dev.vigia.testing.Shop;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.JsonFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the sync logs, as production writes it: one JSON object per line, and nothing that opens an account. */
@QuarkusTest
class SyncLogTest {

    private static final String PLANTED = "planted-secret";
    private static final String REFRESH = "5ec4e75ec4e75ec4e75ec4e75ec4e75e";
    // What the sandbox's access tokens begin with.
    private static final String ACCESS = "APP_USR-";

    @Inject
    Integrations integrations;

    @Inject
    Evaluation evaluation;

    @Inject
    Inventory inventory;

    @Inject
    MeterRegistry meters;

    @Inject
    SyncThreads threads;

    private final Shop shop = new Shop();
    private final String seller = Integer.toString(ThreadLocalRandom.current().nextInt(100_000, 999_999_999));
    private final Lines lines = new Lines();
    private final Logger root = Logger.getLogger("");

    /** Everything that is logged, at any level that is on. */
    private static final class Lines extends Handler {

        private final Queue<String> written = new ConcurrentLinkedQueue<>();
        private final JsonFormatter format = new JsonFormatter();

        @Override
        public void publish(LogRecord record) {
            ExtLogRecord whole = ExtLogRecord.wrap(record);
            whole.copyAll();
            written.add(format.format(whole));
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    }

    @BeforeEach
    void listen() {
        Logger.getLogger("dev.vigia").setLevel(Level.ALL);
        root.addHandler(lines);
    }

    @AfterEach
    void stopListening() {
        root.removeHandler(lines);
        Logger.getLogger("dev.vigia").setLevel(Level.INFO);
        given().delete("/sandbox/mercado-livre/_faults");
        shop.switchOff();
    }

    @Test
    void refused_credentials_are_one_line_with_the_integration_and_without_the_credentials() throws IOException {
        long integration = mercadoLivre("wrong");
        count(shop.product("TAZA", "Casa"));
        await().until(() -> Shop.integration(integration).isStopped());
        List<JsonNode> stops = about(integration, "stops");
        assertThat(stops).hasSize(1);
        assertThat(stops.get(0).path("level").asText()).isEqualTo("WARN");
        assertThat(stops.get(0).path("mdc").path("marketplace").asText()).isEqualTo("mercado-livre");
        assertNoSecrets();
    }

    @Test
    void a_failed_slice_is_one_line_with_its_counts() throws IOException {
        long integration = mercadoLivre("right");
        given().contentType(ContentType.JSON).body(Map.of("rules", List.of(Map.of("match", "/items/", "kind", "status",
                "status", 503, "times", 1)))).put("/sandbox/mercado-livre/_faults").then().statusCode(204);
        given().contentType(ContentType.JSON)
                .body(Map.of("seller", seller, "items", List.of(Map.of("sku", "TAZA", "quantity", 7))))
                .put("/sandbox/mercado-livre/_listings").then().statusCode(200);
        long taza = shop.product("TAZA", "Casa");
        count(taza);
        await().until(() -> Shop.listing(taza).confirmed() != null);
        assertThat(about(integration, "UNAVAILABLE=1")).hasSize(1);
        assertThat(meters.get("vigia.updates").tags("marketplace", "mercado-livre", "outcome", "retry", "cause",
                "unavailable").counter().count()).isPositive();
        assertThat(meters.get("vigia.sync.lag").tags("marketplace", "mercado-livre", "quantity", "other").timer()
                .count()).isPositive();
        assertNoSecrets();
    }

    @Test
    void every_line_is_one_json_object() throws IOException {
        root.log(Level.SEVERE, "two\nlines", new IllegalStateException("with\na stack"));
        for (String line : lines.written) {
            assertThat(line.strip()).doesNotContain("\n");
            assertThat(new ObjectMapper().readTree(line).path("message").isTextual()).isTrue();
        }
    }

    @Test
    void what_fails_on_a_thread_of_the_sync_is_logged_and_not_printed_past_the_log() {
        threads.executor().execute(() -> {
            throw new IllegalStateException("no database for " + shop.retailerId);
        });
        await().until(() -> lines.written.stream().anyMatch(line -> line.contains("no database for "
                + shop.retailerId)));
    }

    private void assertNoSecrets() {
        assertThat(lines.written).isNotEmpty()
                .noneMatch(line -> line.contains(PLANTED) || line.contains(REFRESH) || line.contains(ACCESS));
    }

    private List<JsonNode> about(long integration, String words) throws IOException {
        ObjectMapper json = new ObjectMapper();
        return lines.written.stream().filter(line -> line.contains(words)).map(line -> {
            try {
                return json.readTree(line);
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + line, e);
            }
        }).filter(line -> line.path("mdc").path("integration").asText().equals(Long.toString(integration))).toList();
    }

    /** The sandbox refuses a client secret that is {@code wrong}; any other opens the account. */
    private long mercadoLivre(String secret) {
        return integrations.connect(shop.retailerId, "mercado-livre", new IntegrationTerms("mercado-livre", "BR", true,
                OptionalInt.of(5), true, Set.of(), true, Set.of(), Map.of("client-id", "c" + seller, "client-secret",
                        secret.equals("wrong") ? secret : PLANTED, "user-id", seller, "refresh-token", "TG-" + REFRESH
                                + "-" + seller)),
                "test").integration().id;
    }

    private void count(long product) {
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofProducts(shop.retailerId, inventory.record(
                shop.retailerId, List.of(new Observation(product, "main", 12, 0, false, Instant.now())), "test")
                .productIds()));
    }
}
