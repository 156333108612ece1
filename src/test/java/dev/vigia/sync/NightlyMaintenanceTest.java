package dev.vigia.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.listing.Evaluation;
import dev.vigia.sync.lease.Leases;
import dev.vigia.sync.queue.DueList;
import dev.vigia.testing.DueRow;
import dev.vigia.testing.Shop;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** What was forgotten is found at night. */
@QuarkusTest
class NightlyMaintenanceTest {

    @Inject
    Evaluation evaluation;

    @Inject
    Inventory inventory;

    @Inject
    NightlyMaintenance maintenance;

    @Inject
    Session session;

    @Inject
    DueList dueList;

    @Inject
    Leases leases;

    private final Shop shop = new Shop();
    private Instant clock = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void what_is_due_but_on_no_list_is_found() {
        long taza = shop.product("TAZA", "Casa");
        long integration = dueButOnNoList(taza);
        maintenance.listForgotten(shop.retailerId);
        assertThat(Shop.due(integration)).extracting(DueRow::products).containsExactly(List.of(taza));
    }

    @Test
    void what_fails_at_night_does_not_keep_the_rest_from_being_done() {
        long integration = dueButOnNoList(shop.product("TAZA", "Casa"));
        Shop.execute("update listing set travelling = true where integration_id = " + integration);
        Shop.execute("delete from night");
        new NightlyMaintenance(session, evaluation, dueList, leases, new SimpleMeterRegistry()) {
            @Override
            int evaluateAgain(long retailerId) {
                if (retailerId == shop.retailerId) {
                    throw new IllegalStateException("as the test wants it");
                }
                return 0;
            }
        }.run();
        assertThat(Shop.due(integration)).hasSize(1);
    }

    @Test
    void where_nobody_sends_the_night_gathers_the_names_of_what_sold_out_again_and_again() {
        long taza = shop.product("TAZA", "Casa");
        long integration = shop.integration("mercado-livre", 5);
        count(taza, 0);
        Shop.execute("insert into due (integration_id, retailer_id, priority, product_ids) select integration_id,"
                + " retailer_id, priority, product_ids from due, generate_series(1, 500) where integration_id = "
                + integration);
        maintenance.compact();
        assertThat(Shop.number("select count(*) from due where integration_id = " + integration))
                .as("fewer than would be gathered before sending").isLessThanOrEqualTo(101);
        assertThat(Shop.row("select count(distinct product_ids) from due where integration_id = " + integration))
                .isEqualTo("1");
    }

    @Test
    void where_nobody_sends_the_night_gathers_full_rows_too() {
        long integration = shop.integration("mercado-livre", 5);
        Shop.execute("insert into due (integration_id, retailer_id, priority, product_ids) select " + integration
                + ", " + shop.retailerId + ", 2, array(select generate_series(1 + lot % 2, 1000 + lot % 2))"
                + " from generate_series(1, 20) lot");
        maintenance.compact();
        assertThat(Shop.rows("select cardinality(product_ids) from due where integration_id = " + integration
                + " order by id")).containsExactly("1000", "1");
    }

    @Test
    void the_night_gathers_nothing_beside_a_sender_of_the_same_node() {
        long integration = shop.integration("mercado-livre", 5);
        QuarkusTransaction.requiringNew().run(() -> leases.take(shop.retailerId, integration));
        Shop.execute("insert into due (integration_id, retailer_id, priority, product_ids) select " + integration
                + ", " + shop.retailerId + ", 2, array[lot] from generate_series(1, 3) lot");
        maintenance.compact();
        assertThat(Shop.due(integration)).hasSize(3);
    }

    @Test
    void counts_of_what_was_disconnected_meanwhile_are_folded_away() {
        long integration = shop.integration("mercado-livre", 5);
        count(shop.product("TAZA", "Casa"), 12);
        Shop.execute("update integration set disconnected_at = now(), disconnecting_at = now() where id = "
                + integration);
        maintenance.foldTallies();
        assertThat(Shop.rows("select state from listing_tally where integration_id = " + integration)).isEmpty();
    }

    @Test
    void folding_the_tallies_keeps_their_sums() {
        long taza = shop.product("TAZA", "Casa");
        long integration = shop.integration("mercado-livre", 5);
        count(taza, 12);
        count(taza, 2);
        count(taza, 14);
        maintenance.foldTallies();
        assertThat(Shop.rows("select state, listings from listing_tally where integration_id = " + integration))
                .containsExactly("ok|1");
    }

    private long dueButOnNoList(long product) {
        long integration = shop.integration("mercado-livre", 5);
        count(product, 12);
        Shop.execute("delete from due where integration_id = " + integration);
        return integration;
    }

    private void count(long product, int onHand) {
        clock = clock.plusSeconds(1);
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofProducts(shop.retailerId, inventory.record(
                shop.retailerId, List.of(new Observation(product, "main", onHand, 0, false, clock)), "test")
                .productIds()));
    }
}
