package dev.vigia.sync.readback;

import static dev.vigia.testing.Patiently.await;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.sync.SyncJobs;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rounds of reading back: when they begin, what they cost, what the night forgets. */
@QuarkusTest
class ReadBackRoundTest extends ReadBackFixture {

    @Inject
    SyncJobs jobs;

    @Test
    void while_all_is_well_no_listing_is_written() {
        sell(MERCADO_LIVRE, 12);
        aRound();
        List<String> before = Shop.rows("select xmin, ctid from listing where integration_id = " + integration);
        aRound();
        assertThat(Shop.rows("select xmin, ctid from listing where integration_id = " + integration)).isEqualTo(before);
        assertThat(drifts()).isEmpty();
        assertThat(lastRound("read, unread, travelling")).isEqualTo("1|0|0");
    }

    @Test
    void a_round_reads_every_listing_and_keeps_the_limits() {
        IntStream.range(0, 24).forEach(i -> {
            advertise(MERCADO_LIVRE, "P" + i, 7, "item");
            shop.product("P" + i, "Casa");
        });
        sell(MERCADO_LIVRE, 12);
        Shop.rows("select id from product where retailer_id = " + shop.retailerId)
                .forEach(product -> count(Long.parseLong(product), 20));
        awaitSettled();
        anHourPasses();
        given().delete("/sandbox/mercado-livre/_calls");
        aRound();
        assertThat(lastRound("read, unread, travelling")).isEqualTo("25|0|0");
        assertThat(given().get("/sandbox/mercado-livre/_calls").then().extract().jsonPath()
                .getList("findAll { it.seller == '" + seller + "' }.status", Integer.class)).doesNotContain(429);
    }

    @Test
    void a_marketplace_that_cannot_be_read_may_still_be_sent_a_zero() {
        sell(MERCADO_LIVRE, 12);
        fault(MERCADO_LIVRE, Map.of("match", "/items", "method", "GET", "kind", "status", "status", 503));
        beginRound();
        await().until(() -> lastRound("failures").equals("1"));
        assertThat(lastRound("finished_at is null, after_product_id, next_at > now()")).isEqualTo("t|0|t");
        count(1);
        awaitShown(MERCADO_LIVRE, 0);
        given().delete("/sandbox/mercado-livre/_faults");
        Shop.execute("update read_back set next_at = now() where integration_id = " + integration);
        await().until(() -> lastRound("finished_at is not null").equals("t"));
        assertThat(lastRound("read, failures")).isEqualTo("1|0");
    }

    @Test
    void a_new_integration_is_read_after_a_while_and_then_again_and_again() {
        sell(MERCADO_LIVRE, 12);
        assertThat(rounds()).isZero();
        aRound();
        assertThat(lastRound("next_at - started_at = interval '6 hours'")).isEqualTo("t");
    }

    @Test
    void the_night_forgets_what_is_older_than_a_year_but_for_what_a_marketplace_showed() {
        sell(MERCADO_LIVRE, 12);
        byHand(MERCADO_LIVRE, 30, "item");
        aRound();
        Shop.execute("insert into drift (retailer_id, product_id, integration_id, revision, cause, expected, repaired,"
                + " repairs) select retailer_id, product_id, integration_id, revision, 'gone', 12, false, 0 from drift where"
                + " integration_id = " + integration);
        Shop.execute("update drift set found_at = now() - interval '366 days' where integration_id = " + integration);
        jobs.purge();
        assertThat(Shop.rows("select shown from drift where integration_id = " + integration)).containsExactly("30");
        assertThat(rounds()).isEqualTo(1);
    }

    @Test
    void a_listing_that_waits_for_an_answer_nobody_asks_for_is_freed_at_night() {
        sell(MERCADO_LIVRE, 12);
        jobs.freeForgotten();
        assertThat(Shop.listing(taza).sentRevision()).isEqualTo(1);
        Shop.execute("update listing set travelling = true where product_id = " + taza);
        assertThat(jobs.freeForgotten()).isPositive();
        awaitSettled();
        assertThat(updates()).containsExactly("12|applied", "12|applied");
    }
}
