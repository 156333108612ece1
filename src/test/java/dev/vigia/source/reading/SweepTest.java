package dev.vigia.source.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.listing.Evaluation;
import dev.vigia.source.Source;
import dev.vigia.source.SourceConnectors;
import dev.vigia.source.SourceSettings;
import dev.vigia.source.SourceTokens;
import dev.vigia.source.reading.SkuQueue.WaitingSkus;
import dev.vigia.source.reading.SourceSteps.StepEnd;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In which order a sweep reads, and what of it a node leaves that ends in the middle. */
@QuarkusTest
class SweepTest {

    @Inject
    SourceSteps steps;

    @Inject
    SourceState state;

    @Inject
    SkuQueue queue;

    @Inject
    SourceConnectors connectors;

    @Inject
    SourceSettings settings;

    @Inject
    SourceTokens tokens;

    @Inject
    Evaluation evaluation;

    private SourceShop source;

    @BeforeEach
    void open() {
        source = new SourceShop();
    }

    @Test
    void what_was_announced_goes_first_then_what_is_near_a_minimum_then_what_was_read_longest_ago() {
        long amazon = source.shop.integration("amazon", 10);
        source.skus(1, 7, 100).stock(4, 14, "").stock(2, 17, "").read();
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofIntegration(source.shop.retailerId, amazon));
        // Of 14 units the minimum is 4 away, of 17 it is 7.
        source.readAgain();
        assertThat(Shop.rows("select remote_id from source_sku where near and source_id = " + source.id))
                .containsExactly("4");
        Shop.execute(
                "update source_sku set read_at = read_at - interval '1 hour' where remote_id = '5' and source_id = "
                        + source.id);
        Shop.execute(
                "update source_sku set read_at = read_at - interval '2 hours' where remote_id = '3' and source_id = "
                        + source.id);
        Shop.execute("update source set sweep = sweep + 1 where id = " + source.id);
        source.announce(6);
        assertThat(next(4)).containsExactly("6", "4", "3", "5");
    }

    private List<String> next(int most) {
        Source now = QuarkusTransaction.requiringNew().call(() -> Source.findById(source.id));
        WaitingSkus waiting = queue.next(now, most, Instant.now().plusSeconds(1));
        return Stream.concat(waiting.announced().stream(), waiting.sweep().stream()).map(DueSku::remoteId).limit(most)
                .toList();
    }

    /** VTEX tells nobody of a change from 20 to 9. */
    @Test
    void a_change_that_nobody_announces_is_found_by_the_sweep_and_closes_the_listing() {
        long amazon = source.shop.integration("amazon", 10);
        source.skus(1, 2, 20).read();
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofIntegration(source.shop.retailerId, amazon));
        source.stock(1, 9, "").readAgain();
        assertThat(Shop.row("select state from listing_condition where integration_id = " + amazon)).isEqualTo(
                "below_minimum");
    }

    @Test
    void where_a_node_ends_another_one_goes_on_and_reads_nothing_twice() {
        source.skus(1, 9, 9).read();
        SourceShop.VTEX.forgetCalls();
        Shop.execute("update source_sku set read_at = null where source_id = " + source.id);
        Shop.execute("update source set rate = 4, sweep = sweep + 1 where id = " + source.id);
        UUID gone = source.claim();
        while (read() == 0) {
            step(gone);
        }
        assertThat(read()).isEqualTo(4);
        // It never comes back, and says nothing more until its claim has run out.
        Source stale = now();
        assertThat(state.claimNext(UUID.randomUUID()).filter(id -> id == source.id)).isEmpty();
        Shop.execute(
                "update source set claimed_until = now() - interval '1 second', next_at = now() - interval '1 year'"
                        + " where id = " + source.id);
        UUID next = UUID.randomUUID();
        assertThat(state.claimNext(next)).contains(source.id);
        SourceShop.reads().read(source.id, next);
        assertThat(read()).isEqualTo(8);
        assertThat(source.asked("/inventory/")).hasSize(8).doesNotHaveDuplicates();
        assertThat(source.levels()).hasSize(8);
        // What the first one brings after all counts nothing.
        assertThat(state.keep(source.id, gone, late -> late.lost = 7)).isFalse();
        assertThat(stale.claim).isEqualTo(gone);
    }

    private void step(UUID claim) {
        Map<String, String> values = QuarkusTransaction.requiringNew().call(() -> settings.of(now()));
        SourceCalls calls = new SourceCalls(now(), values, tokens, state.turnClock(), 400, 400);
        assertThat(steps.next(state.renew(source.id, claim).orElseThrow(), claim, connectors.of(now()), calls))
                .isEqualTo(
                        StepEnd.GOES_ON);
    }

    @Test
    void what_a_sweep_had_not_come_to_when_the_next_one_began_is_read_in_that() {
        source.skus(1, 9, 9).read();
        Shop.execute("update source set sweep = sweep + 3 where id = " + source.id);
        Shop.execute(
                "update source_sku set sweep = sweep - 2, read_at = null where remote_id in ('1', '2') and source_id = "
                        + source.id);
        Shop.execute("update source_sku set read_at = null where source_id = " + source.id);
        source.read();
        assertThat(read()).isEqualTo(8);
    }

    private Source now() {
        return QuarkusTransaction.requiringNew().call(() -> Source.findById(source.id));
    }

    private long read() {
        return Shop.number("select count(*) from source_sku where read_at is not null and source_id = " + source.id);
    }

    @Test
    void a_sku_that_cannot_be_read_holds_up_no_other() {
        source.skus(1, 6, 9);
        SourceShop.VTEX.fault("{\"match\":\"/" + source.account + "/api/logistics/pvt/inventory/skus/3\",\"kind\":"
                + "\"status\"}");
        source.read();
        SourceShop.VTEX.heal();
        assertThat(source.levels()).hasSize(4);
        assertThat(source.outcome(3)).isEqualTo("FAILED");
        assertThat(source.outcome()).isEqualTo("READ|");
    }

    @Test
    void before_a_person_has_said_what_the_warehouses_are_no_stock_is_read() {
        Shop.execute("update source_warehouse set warehouse_id = null where source_id = " + source.id);
        source.skus(1, 3, 9).read();
        assertThat(source.levels()).isEmpty();
        assertThat(source.asked("/inventory/")).isEmpty();
        assertThat(Shop.number("select count(*) from source_sku where source_id = " + source.id)).isEqualTo(2);
    }

    @Test
    void two_places_that_would_write_to_one_warehouse_are_refused_by_the_database_too() {
        assertThatThrownBy(() -> Shop.execute("insert into source_warehouse (source_id,"
                + " remote_id, retailer_id, name, sells, warehouse_id) values (" + source.id + ", 'other', "
                + source.shop.retailerId + ", 'x', true, " + source.warehouse + ")")).isInstanceOf(Exception.class);
    }
}
