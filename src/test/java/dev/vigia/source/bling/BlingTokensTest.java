package dev.vigia.source.bling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.http.Clients;
import dev.vigia.source.Source;
import dev.vigia.source.SourceConnector;
import dev.vigia.source.SourceTokens;
import dev.vigia.source.reading.BlingCompany;
import dev.vigia.source.reading.SourceProbe;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A refresh token serves once, whoever reads, on whatever node. */
@QuarkusTest
class BlingTokensTest {

    @Inject
    Clients clients;

    @Inject
    BlingConfig config;

    @Inject
    Clock clock;

    @Inject
    SourceProbe accounts;

    @Inject
    SourceTokens tokens;

    private BlingCompany bling;

    @BeforeEach
    void open() {
        bling = new BlingCompany();
    }

    @AfterEach
    void remove() {
        Shop.execute("delete from source where id = " + bling.id);
    }

    @Test
    void readers_of_two_nodes_at_once_buy_one_token() {
        bling.products(1, 3, 9);
        Source source = bling.source();
        List<SourceConnector> nodes = List.of(new BlingSource(clients, config, clock), new BlingSource(clients, config,
                clock));
        ExecutorService readers = Executors.newFixedThreadPool(6);
        try {
            List<CompletableFuture<List<String>>> read = IntStream.range(0, 6).mapToObj(reader -> CompletableFuture
                    .supplyAsync(() -> nodes.get(reader % 2).ids(accounts.open(source), 1).ids(), readers)).toList();
            assertThat(read).allMatch(ids -> ids.join().equals(List.of("1", "2")));
        } finally {
            readers.shutdown();
        }
        assertThat(bling.shown().getInt("refreshes")).isEqualTo(1);
        assertThat(tokens.find(source).orElseThrow().refresh()).isPresent();
        assertThat(Shop.number("select count(*) from source_token where position('refresh-of' in encode(token,"
                + " 'escape')) > 0")).isZero();
    }

    @Test
    void a_token_that_was_taken_back_is_replaced_once_by_all() {
        bling.products(1, 3, 9);
        Source source = bling.source();
        SourceConnector node = new BlingSource(clients, config, clock);
        node.ids(accounts.open(source), 1);
        io.restassured.RestAssured.given().delete("/sandbox/bling/_tokens");
        assertThat(node.ids(accounts.open(source), 1).ids()).hasSize(2);
        assertThat(bling.shown().getInt("refreshes")).isBetween(1, 2);
    }
}
