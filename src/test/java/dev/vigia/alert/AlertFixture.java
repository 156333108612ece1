package dev.vigia.alert;

import dev.vigia.testing.Shop;
import io.quarkus.arc.Arc;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A shop in which something goes wrong, and looks at the moments that a test chooses. */
public final class AlertFixture {

    /** When it began, whatever it is. */
    public static final Instant BEGAN = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    public static final Duration GRACE = Duration.ofMinutes(1);
    public static final Duration FAILING = Duration.ofMinutes(15);

    public final Shop shop = new Shop();
    public final long integration = shop.integration("amazon", 5);

    public AlertFixture() {
        Shop.execute("update integration set enabled = true, name = 'Amazon' where id = " + integration);
    }

    public static Instant after(Duration passed) {
        return BEGAN.plus(passed);
    }

    public static AlertLook.LookResult look(Instant now) {
        return Arc.container().instance(AlertLook.class).get().look(now).orElseThrow();
    }

    public void stop() {
        Shop.execute("update integration set stopped_because = 'invalid_grant', stopped_at = '" + BEGAN
                + "' where id = " + integration);
    }

    public void resume() {
        Shop.execute("update integration set stopped_because = null, stopped_at = null where id = " + integration);
    }

    /** A listing that fails for this reason since the beginning. */
    public long failing(String sku, String cause) {
        long product = shop.product(sku, "Casa");
        Shop.execute("insert into listing (product_id, integration_id, retailer_id, sent, attempts, problem,"
                + " failing_since) values (" + product + ", " + integration + ", " + shop.retailerId
                + ", 3, 2, '" + cause + "', '" + BEGAN + "')");
        return product;
    }

    public static void heals(long product) {
        Shop.execute("update listing set problem = null, attempts = 0, failing_since = null where product_id = "
                + product);
    }

    /** So many more products at or below the minimum, or fewer, as evaluations count them. */
    public void atMinimum(long more) {
        Shop.execute("insert into listing_tally (integration_id, retailer_id, state, listings) values (" + integration
                + ", " + shop.retailerId + ", 'below_minimum', " + more + ")");
    }

    /** Each as {@code kind|subject|cause|open}, the oldest first. */
    public List<String> alerts() {
        return Shop.rows("select kind, cause, closed_at is null from alert where retailer_id = " + shop.retailerId
                + " order by id");
    }

    public long count() {
        return Shop.number("select count(*) from alert where retailer_id = " + shop.retailerId);
    }
}
