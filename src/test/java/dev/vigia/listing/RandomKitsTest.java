package dev.vigia.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.StockItem;
import dev.vigia.listing.KitModel.Account;
import dev.vigia.listing.KitModel.Article;
import dev.vigia.listing.KitModel.Level;
import dev.vigia.testing.ListingRow;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A shop with kits lives at random; after each step every listing is compared with a model that is written otherwise. */
@QuarkusTest
class RandomKitsTest {

    private static final long SEED = Long.getLong("vigia.kits.seed", new Random().nextLong());
    private static final int ARTICLES = 16;
    private static final int STEPS = 300;
    private static final List<String> WAREHOUSES = List.of("main", "norte", "sur");

    @Inject
    Evaluation evaluation;

    private final Random random = new Random(SEED);
    private final KitShop shop = new KitShop();
    private final KitModel model = new KitModel();
    private final List<String> skus = IntStream.range(0, ARTICLES).mapToObj("ART-%02d"::formatted).toList();

    @Test
    void every_listing_shows_what_the_model_says_after_each_step() {
        open("amazon", 3, null);
        open("magalu", 2, 6);
        shop.plain(skus.toArray(String[]::new));
        skus.forEach(sku -> model.articles.put(sku, new Article()));
        WAREHOUSES.forEach(warehouse -> count(skus.get(0), warehouse));
        model.settle();
        long choosing = open("carrefour", 1, 4);
        shop.chooses(choosing, "norte");
        shop.chooses(choosing, "sur");
        model.accounts.get(choosing).warehouses = Set.of("norte", "sur");
        ofIntegration(choosing);
        model.settle();
        for (int step = 0; step < STEPS; step++) {
            String what = step();
            model.settle();
            assertThat(listings()).as("seed %d, step %d: %s", SEED, step, what)
                    .isEqualTo(model.listings());
            if (random.nextInt(4) == 0) {
                Shop.tell("listing.retailer_id = " + shop.retailerId);
                model.tell();
                assertThat(listings()).as("seed %d, step %d: told", SEED, step).isEqualTo(model.listings());
            }
            if (step % 20 == 0) {
                assertThat(QuarkusTransaction.requiringNew().call(() -> evaluation.again(shop.retailerId, 0))
                        .orElseThrow().found()).as("seed %d, step %d: the night finds nothing", SEED, step).isZero();
            }
        }
    }

    private long open(String marketplace, int minimum, Integer reopenAt) {
        long id = shop.integration(marketplace, minimum);
        Account account = new Account();
        model.accounts.put(id, account);
        rule(id, minimum, reopenAt);
        return id;
    }

    private void rule(long id, int minimum, Integer reopenAt) {
        Shop.execute("update integration set minimum_stock = " + minimum + ", reopen_at = " + reopenAt + " where id = "
                + id);
        model.accounts.get(id).minimum = minimum;
        model.accounts.get(id).reopenAt = reopenAt;
    }

    private void ofIntegration(long id) {
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofIntegration(shop.retailerId, id));
    }

    private String step() {
        String sku = skus.get(random.nextInt(ARTICLES));
        return switch (random.nextInt(10)) {
            case 0, 1 -> make(sku);
            case 2 -> retire(sku);
            case 3 -> bringBack(sku);
            case 4 -> changeRule();
            default -> count(sku, WAREHOUSES.get(random.nextInt(WAREHOUSES.size())));
        };
    }

    private String make(String sku) {
        Map<String, Integer> parts = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String part = skus.get(random.nextInt(ARTICLES));
            if (!part.equals(sku)) {
                parts.put(part, random.nextInt(1, 4));
            }
        }
        boolean fits = model.fits(sku, parts.keySet());
        assertThat(shop.kit(sku, parts).isEmpty()).as("seed %d: %s of %s", SEED, sku, parts).isEqualTo(fits);
        Article article = model.articles.get(sku);
        if (fits) {
            if (!article.parts.equals(parts)) {
                article.levels.clear();
            }
            article.parts.clear();
            article.parts.putAll(parts);
            article.retired = false;
        }
        return "make " + sku + " of " + parts;
    }

    private String retire(String sku) {
        shop.retire(sku);
        Article article = model.articles.get(sku);
        if (!article.retired) {
            article.retired = true;
            article.levels.clear();
        }
        return "retire " + sku;
    }

    private String bringBack(String sku) {
        shop.plain(sku);
        model.articles.get(sku).retired = false;
        return "bring back " + sku;
    }

    private String changeRule() {
        List<Long> ids = List.copyOf(model.accounts.keySet());
        long id = ids.get(random.nextInt(ids.size()));
        int minimum = random.nextInt(6);
        rule(id, minimum, random.nextBoolean() ? null : minimum + 1 + random.nextInt(5));
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofIntegration(shop.retailerId, id));
        return "minimum " + minimum + " on " + id;
    }

    private String count(String sku, String warehouse) {
        boolean unlimited = random.nextInt(8) == 0;
        int onHand = unlimited ? 0 : random.nextInt(-4, 25);
        int reserved = random.nextInt(3);
        boolean refused = !shop.send(new StockItem(0, sku, warehouse, onHand, reserved, unlimited, Optional.of(shop
                .tick()))).isEmpty();
        assertThat(refused).as("seed %d: %s is a kit", SEED, sku).isEqualTo(model.articles.get(sku).isKit());
        if (!refused) {
            model.articles.get(sku).levels.put(warehouse, new Level(onHand, reserved, unlimited));
        }
        return "count " + sku + " in " + warehouse + ": " + onHand + " − " + reserved + (unlimited ? " or more" : "");
    }

    private Set<String> listings() {
        return new HashSet<>(Shop.rows("select sku || '|' || integration_id || '|' || state || '|'"
                + " || coalesce((" + ListingRow.DESIRED
                + ")::text, '') from listing_now listing join product on product.id = product_id"
                + " where listing.retailer_id = " + shop.retailerId));
    }
}
