package dev.vigia.testing;

import dev.vigia.catalog.ProductItem;
import dev.vigia.intake.Intake;
import dev.vigia.intake.IntakeResult;
import dev.vigia.intake.StockItem;
import io.quarkus.arc.Arc;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A shop with a feed that counts its goods. What it sends is newer each time. */
public final class Feed {

    public final Shop shop = new Shop();
    private final Intake intake = Arc.container().instance(Intake.class).get();
    private Instant clock = Instant.parse("2026-01-01T00:00:00Z");

    /** Ten of each on the shelf. */
    public Feed selling(int products) {
        describe(0, products, "Casa > Cocina");
        count(0, products, 10);
        return this;
    }

    public IntakeResult describe(int from, int to, String category) {
        return intake.putProducts(shop.retailerId, IntStream.range(from, to)
                .mapToObj(i -> new ProductItem(sku(i), "Taza " + i, category, Optional.empty())).toList(), "feed");
    }

    public IntakeResult count(int from, int to, int onHand) {
        return send(items(from, to, onHand));
    }

    public IntakeResult send(List<StockItem> items) {
        return intake.putStock(shop.retailerId, items, Instant.now(), "feed", new ArrayList<>());
    }

    public synchronized List<StockItem> items(int from, int to, int onHand) {
        clock = clock.plusSeconds(1);
        return new ArrayList<>(IntStream.range(from, to).mapToObj(i -> new StockItem(i, sku(i), "main", onHand, 0,
                false,
                Optional.of(clock))).toList());
    }

    public static String sku(int number) {
        return "TAZA-%05d".formatted(number);
    }

    public long selling(long integration) {
        return Shop.number("select count(*) from listing_now where desired > 0 and integration_id = " + integration);
    }

    public List<String> episodes() {
        return Shop.rows(
                "select items, decision, applied, unchanged, outdated, finished_at is not null from held_change"
                        + " where retailer_id = " + shop.retailerId + " order by id");
    }

    public long lastEpisode() {
        return Shop.number("select max(id) from held_change where retailer_id = " + shop.retailerId);
    }

    /** As if it had been decided an hour ago: what was discarded can be taken back no more. */
    public static void letPassWhatCanBeTakenBack(long heldChange) {
        Shop.execute(
                "update held_change set decided_at = decided_at - interval '1 hour', opened_at = opened_at - interval"
                        + " '1 hour', added_at = added_at - interval '1 hour' where id = " + heldChange);
    }
}
