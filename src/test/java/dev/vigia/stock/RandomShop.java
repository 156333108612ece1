package dev.vigia.stock;

import dev.vigia.catalog.Catalog;
import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.listing.Evaluation;
import dev.vigia.listing.rollout.RolloutNode;
import dev.vigia.testing.Shop;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Cups and pots of two categories on three integrations, to which anything happens. */
public final class RandomShop {

    private static final int PRODUCTS = 45;

    public final Shop shop = new Shop();
    public final List<Long> integrations = List.of(shop.integration("amazon", 5), shop.integration("magalu", 3),
            shop.integration("netshoes", 8));
    public final List<Long> products;
    public final List<Long> categories;
    private final Random random;
    private final RolloutNode rollouts = new RolloutNode(7, 3);
    private Instant clock = Instant.parse("2026-01-01T00:00:00Z");

    public RandomShop(Random random) {
        this.random = random;
        products = IntStream.range(0, PRODUCTS)
                .mapToObj(i -> shop.product("sku" + i, i % 2 == 0 ? "Casa" : "Jardín")).toList();
        categories = Shop.rows("select id from category where retailer_id = " + shop.retailerId + " order by id")
                .stream().map(Long::valueOf).toList();
        Shop.execute("update product set name = case when id % 3 = 0 then 'Olla ' else 'Taza ' end || id % 7"
                + " where retailer_id = " + shop.retailerId);
        Shop.execute("update integration set enabled = true where retailer_id = " + shop.retailerId);
        // Another node seems to hold them: nothing is sent.
        Shop.execute("insert into lease (integration_id, retailer_id, owner, epoch, expires_at) select id, retailer_id,"
                + " gen_random_uuid(), 1, now() + interval '1 day' from integration where retailer_id = "
                + shop.retailerId);
        Shop.registerNoCategory(integrations.get(1));
        change(() -> {
            // Nothing was ever counted.
        }, products);
    }

    public void happen() {
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> count();
            case 4 -> retireOrNot();
            case 5 -> minimum();
            case 6 -> registerOrNot();
            case 7, 8 -> rollouts.slice(shop);
            case 9 -> moveToAnotherCategory();
            case 10 -> fail();
            default -> switchOnOrOff();
        }
    }

    /** Nothing of it is listed any more. */
    public void disconnect() {
        long integration = integrations.get(2);
        QuarkusTransaction.requiringNew().run(() -> {
            Shop.execute("update integration set enabled = false, every_category = false, disconnecting_at = now(),"
                    + " disconnected_at = now()"
                    + " where id = " + integration);
            Shop.execute("update rollout set ended_at = clock_timestamp() where ended_at is null and integration_id = "
                    + integration);
            bean(Evaluation.class).forget(shop.retailerId, integration);
        });
    }

    public void finishRollouts() {
        rollouts.finish(shop);
    }

    private void count() {
        List<Long> some = random.ints(1 + random.nextInt(6), 0, PRODUCTS).distinct().mapToObj(products::get).toList();
        clock = clock.plusSeconds(1);
        change(() -> bean(Inventory.class).record(shop.retailerId, some.stream().map(product -> new Observation(product,
                "main", random.nextInt(-2, 14), 0, random.nextInt(12) == 0, clock)).toList(), "test"), some);
    }

    private void retireOrNot() {
        long product = any(products);
        change(() -> {
            if (random.nextBoolean()) {
                bean(Catalog.class).retire(shop.retailerId, List.of(Shop.row("select sku from product where id = "
                        + product)), "test");
                bean(Inventory.class).forget(shop.retailerId, List.of(product), "test");
            } else {
                Shop.execute("update product set retired_at = null, retired_by = null where id = " + product);
            }
        }, List.of(product));
    }

    private void minimum() {
        long integration = any(integrations.subList(0, 2));
        int units = random.nextInt(10);
        if (random.nextBoolean()) {
            rollouts.changeMinimum(shop, integration, units);
        } else {
            rule(integration, () -> {
                Shop.execute("update integration set minimum_stock = " + units + " where id = " + integration);
                bean(Evaluation.class).ofIntegration(shop.retailerId, integration);
            });
        }
    }

    private void registerOrNot() {
        long integration = integrations.get(1);
        String change = random.nextInt(3) == 0
                ? "delete from integration_category where integration_id = " + integration
                : "insert into integration_category values (" + integration + ", " + any(categories) + ", "
                        + shop.retailerId + ") on conflict do nothing";
        if (random.nextBoolean()) {
            rollouts.changeReach(shop, integration, change);
        } else {
            rule(integration, () -> {
                Shop.execute(change);
                bean(Evaluation.class).ofIntegration(shop.retailerId, integration);
            });
        }
    }

    /** At once, which no shop does while a rollout of the integration runs. */
    private void rule(long integration, Runnable change) {
        if (Shop.number("select count(*) from rollout where ended_at is null and integration_id = "
                + integration) == 0) {
            QuarkusTransaction.requiringNew().run(change);
        }
    }

    private void moveToAnotherCategory() {
        long product = any(products);
        change(() -> Shop.execute("update product set category_id = " + any(categories) + " where id = " + product),
                List.of(product));
    }

    /** What the sender and reading back write: causes, refusals, and what a marketplace shows of its own. */
    private void fail() {
        String listing = " where product_id = " + any(products) + " and integration_id = " + any(integrations);
        Shop.execute(switch (random.nextInt(4)) {
            case 0 -> "update listing set problem = 'CLOSED', attempts = 1, refused = coalesce(sent, 0)" + listing;
            case 1 -> "update listing set problem = 'TIMEOUT', attempts = 2" + listing;
            case 2 -> "update listing set sent = 9, confirmed = 7, sent_revision = sent_revision + 1" + listing;
            default -> "update listing set problem = null, attempts = 0, refused = null" + listing;
        });
    }

    private void switchOnOrOff() {
        Shop.execute("update integration set enabled = not enabled where id = " + any(integrations));
    }

    private void change(Runnable change, List<Long> touched) {
        QuarkusTransaction.requiringNew().run(() -> {
            bean(Inventory.class).hold(shop.retailerId, touched.toArray(Long[]::new));
            change.run();
            bean(Evaluation.class).ofProducts(shop.retailerId, touched);
        });
    }

    private long any(List<Long> ids) {
        return ids.get(random.nextInt(ids.size()));
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
