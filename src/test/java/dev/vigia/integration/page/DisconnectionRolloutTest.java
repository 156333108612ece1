package dev.vigia.integration.page;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.listing.rollout.RolloutNode;
import dev.vigia.testing.Desk;
import dev.vigia.testing.ListingRow;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** An account that is disconnected while a changed rule is being carried out, as it always is in a large shop. */
@QuarkusTest
class DisconnectionRolloutTest {

    @Inject
    Disconnections disconnections;

    private final Desk desk = new Desk();
    private final RolloutNode node = new RolloutNode(1);

    @Test
    void all_it_shows_goes_to_zero_slice_by_slice_and_what_is_unfinished_ends_with_it() {
        desk.stocked("mate", 9);
        desk.stocked("taza", 80);
        long id = desk.connected("amazon", 3);
        desk.evaluate(id);
        Shop.execute("update integration set stopped_because = 'held', stopped_at = now() where id = " + id);
        Shop.tell("listing.integration_id = " + id);
        node.changeMinimum(desk.shop, id, 50);
        disconnections.begin(desk.shop.retailerId, id, "ana");
        await().until(() -> unfinished(id) == 0);
        assertThat(Shop.listings(id)).extracting(ListingRow::state).containsOnly("withdrawn");
        assertThat(Shop.listings(id)).extracting(ListingRow::desired).containsOnly(0);
        node.changeMinimum(desk.shop, id, 4);
        assertThat(unfinished(id)).isEqualTo(1);
        disconnections.end(desk.shop.retailerId, id, "ana");
        assertThat(unfinished(id)).isZero();
        node.finish(desk.shop);
        assertThat(Shop.listings(id)).isEmpty();
    }

    private static long unfinished(long id) {
        return Shop.number("select count(*) from rollout where ended_at is null and integration_id = " + id);
    }
}
