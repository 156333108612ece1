package dev.vigia.intake.scheduled;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node says again that it reads while it does; one that is gone is waited for no longer than a minute. */
@QuarkusTest
class ClaimsTest extends FolderFixture {

    private static final byte[] FILE = "sku;stock\nTAZA-00000;7\n".getBytes(StandardCharsets.UTF_8);

    @Inject
    ScheduledReads reads;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Long> secondsLeft = new CopyOnWriteArrayList<>();
    private volatile boolean isGone;
    private HttpServer server;
    private long schedule;

    ClaimsTest() {
        super(1);
    }

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            secondsLeft.add(secondsLeft());
            if (isGone && secondsLeft.size() == 1) {
                claimedByOneThatIsGone();
                ScheduledDesk.look();
                desk.awaitDone(1);
            }
            exchange.sendResponseHeaders(200, FILE.length);
            exchange.getResponseBody().write(FILE);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
        threads.shutdown();
    }

    @Test
    void a_claim_holds_for_a_minute_and_again_while_its_node_works() {
        reads();
        desk.awaitDone(1);
        assertThat(secondsLeft).singleElement().asInstanceOf(InstanceOfAssertFactories.LONG)
                .isBetween(20L, 60L);
        UUID claim = claimed(UUID.randomUUID(), 5);
        reads.begin(claim);
        reads.renew(System.nanoTime());
        assertThat(secondsLeft()).isBetween(40L, 60L);
    }

    @Test
    void whoever_hangs_is_not_waited_for_without_end() {
        reads();
        desk.awaitDone(1);
        reads.begin(claimed(UUID.randomUUID(), 30));
        reads.renew(System.nanoTime() + Duration.ofMinutes(7).toNanos());
        assertThat(secondsLeft()).isLessThan(31);
    }

    @Test
    void what_a_node_that_is_gone_has_begun_another_one_does_once() {
        isGone = true;
        reads();
        desk.awaitDone(1);
        assertThat(secondsLeft).hasSize(2);
        assertThat(desk.files()).isEqualTo(1);
        assertThat(desk.levels()).containsExactly("TAZA-00000|7");
    }

    private void reads() {
        schedule = desk.reads("http://localhost:" + server.getAddress().getPort() + "/stock.csv", Map.of());
    }

    private void claimedByOneThatIsGone() {
        Shop.execute("update scheduled_import set claim = gen_random_uuid(), claimed_until = clock_timestamp()"
                + " - interval '1 second' where retailer_id = " + feed.shop.retailerId);
    }

    private UUID claimed(UUID claim, int seconds) {
        Shop.execute("update scheduled_import set claim = '" + claim
                + "', claimed_until = clock_timestamp() + interval '"
                + seconds + " seconds' where id = " + schedule);
        return claim;
    }

    private long secondsLeft() {
        return Shop.number("select cast(floor(extract(epoch from claimed_until - clock_timestamp())) as bigint)"
                + " from scheduled_import where retailer_id = " + feed.shop.retailerId);
    }
}
