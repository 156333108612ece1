package dev.vigia.intake.scheduled;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import dev.vigia.testing.marketplace.StubServer;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads of which something cannot be kept. */
@QuarkusTest
class UnkeptReadTest {

    private static final String TEXT = "sku;stock\nTAZA-00000;4\nTAZA-00001;5\n";

    private final Feed feed = new Feed();
    private final ScheduledDesk desk = new ScheduledDesk(feed.shop);
    private StubServer server;

    @BeforeEach
    void open() throws IOException {
        server = new StubServer();
        feed.selling(2);
    }

    @AfterEach
    void close() {
        Shop.execute("delete from scheduled_import where retailer_id = " + feed.shop.retailerId);
        server.close();
    }

    @Test
    void a_text_that_no_database_keeps_is_said_without_it() {
        server.answers("/stock.csv", 200, "Código interno\0 del artículo\nTAZA-00000\n");
        long id = desk.reads(server.url() + "/stock.csv", Map.of());
        assertThat(ScheduledDesk.outcome(id)).isEqualTo("UNREADABLE");
        assertThat(desk.standing()).contains("stock.csv: Código interno del artículo");
    }

    @Test
    void what_cannot_be_kept_of_a_read_is_a_failure_of_it() {
        server.answers("/stock.csv", 404, "");
        Shop.execute("alter table scheduled_import add constraint fault check (location not like '" + server.url()
                + "%' or outcome <> 'NOT_FOUND')");
        try {
            long id = desk.reads(server.url() + "/stock.csv", Map.of());
            assertThat(ScheduledDesk.outcome(id)).isEqualTo("FAILED");
            assertThat(Shop.number("select count(*) from scheduled_import where claim is null and failures = 1"
                    + " and next_at > now() and id = " + id)).isEqualTo(1);
        } finally {
            Shop.execute("alter table scheduled_import drop constraint fault");
        }
    }

    @Test
    void one_of_which_nothing_can_be_kept_keeps_no_other_from_being_read() {
        server.answers("/never.csv", 404, "");
        server.answers("/stock.csv", 200, TEXT);
        Shop.execute("alter table scheduled_import add constraint fault check (location not like '" + server.url()
                + "/never%' or outcome = 'NEVER')");
        try {
            long never = desk.reads(server.url() + "/never.csv", Map.of());
            desk.post(ScheduledDesk.PAGE, Map.of("kind", "ADDRESS", "address", server.url() + "/stock.csv", "interval",
                    "HOUR")).then().statusCode(303);
            Shop.execute("update scheduled_import set next_at = now() - interval '1 hour' where id = " + never);
            await().until(() -> {
                Shop.execute("update scheduled_import set claimed_until = now() - interval '1 second' where"
                        + " claimed_until is not null and id = " + never);
                ScheduledDesk.look();
                return desk.done() == 1;
            });
        } finally {
            Shop.execute("alter table scheduled_import drop constraint fault");
        }
    }
}
