package dev.vigia.chaos.fault;

import dev.vigia.chaos.scene.Scene;
import java.time.Duration;
import java.util.stream.IntStream;

/**
 * Changed rules of a shop of their own, which nodes carry out while they are killed: each product is compared once, what
 * differs is named, and the counts are exact. First an integration that is new, then a minimum that is raised, and one that
 * is lowered before the one before is through; a node is killed in each.
 */
final class KilledRollouts {

    private static final int PRODUCTS = 30_000;
    private static final int UNITS = 97;
    private static final int MINIMUM = 5;
    private static final int RAISED = 40;
    private static final int RAISED_FURTHER = 60;
    private static final int LOWERED = 20;
    private static final int KILLS = 1;

    private final Scene scene;
    private final Kills kills;

    KilledRollouts(Scene scene) {
        this.scene = scene;
        kills = new Kills(scene);
    }

    /** @return whether every product was compared once, with nodes killed meanwhile */
    boolean survive() {
        long integration = connect();
        boolean through = killUntilEnded(integration);
        boolean exact = isExact(integration, 0, offered(MINIMUM), MINIMUM);
        change(integration, RAISED);
        through &= killUntilEnded(integration);
        exact &= isExact(integration, offered(MINIMUM) - offered(RAISED), 0, RAISED);
        change(integration, RAISED_FURTHER);
        scene.aWhile(Duration.ofSeconds(2));
        change(integration, LOWERED);
        through &= killUntilEnded(integration);
        exact &= isRight(integration, LOWERED);
        settle(integration);
        if (!through || !exact) {
            System.out.printf("chaos: rollout of integration %d %s%n", integration, !through ? "does not end"
                    : "left something out, or counted it twice");
        }
        return through && exact;
    }

    /** How many products have more units than this. */
    private static long offered(int minimum) {
        return IntStream.rangeClosed(1, PRODUCTS).filter(nth -> nth % UNITS > minimum).count();
    }

    /** In one statement, so that no node sees a part of it. Off, so that all it would send stays named. */
    private long connect() {
        return scene.database.number("""
                with shop as (
                  insert into retailer (code, name) values ('rollout-' || gen_random_uuid(), 'rollout') returning id
                ), category as (
                  insert into category (retailer_id, path) select id, 'Casa' from shop returning id, retailer_id
                ), warehouse as (
                  insert into warehouse (retailer_id, code, name) select id, 'main', 'main' from shop returning id
                ), product as (
                  insert into product (retailer_id, sku, name, category_id)
                  select retailer_id, 'ROLL-' || lpad(nth::text, 6, '0'), 'Mate ' || nth, id
                  from category, generate_series(1, %1$d) nth
                  returning id, retailer_id, sku
                ), level as (
                  insert into stock_level (product_id, warehouse_id, retailer_id, on_hand, reserved, unlimited,
                                           observed_at)
                  select product.id, warehouse.id, retailer_id, substr(sku, 6)::integer %% %2$d, 0, false, now()
                  from product, warehouse
                ), integration as (
                  insert into integration (retailer_id, marketplace, name, country, enabled, minimum_stock)
                  select id, 'amazon', 'rollout', 'BR', false, %3$d from shop returning id, retailer_id
                )
                insert into rollout (retailer_id, integration_id, reach, minimum_before, minimum, products)
                select retailer_id, id, true, %3$d, %3$d, %1$d from integration
                returning integration_id
                """.formatted(PRODUCTS, UNITS, MINIMUM));
    }

    /** As saving does it, in one transaction. */
    private void change(long integration, int minimum) {
        scene.database.rows("""
                update rollout set ended_at = clock_timestamp(), superseded = true
                where integration_id = %1$d and ended_at is null;
                update integration set minimum_stock = %2$d, version = version + 1 where id = %1$d;
                insert into rollout (retailer_id, integration_id, reach, minimum_before, minimum, products)
                select retailer_id, id, false, 0, minimum_stock, %3$d from integration where id = %1$d
                """.formatted(integration, minimum, PRODUCTS));
    }

    private boolean killUntilEnded(long integration) {
        String asked = "select count(*) from rollout where ended_at is null and integration_id = " + integration;
        return kills.killUntil(() -> scene.database.number(asked) == 0, KILLS);
    }

    /** As if all of it had been sent: nothing may be left that is due for ever. */
    private void settle(long integration) {
        scene.database.rows("""
                delete from due where integration_id = %1$d;
                update listing set sent = shown.desired, confirmed = shown.desired, sent_revision = listing.sent_revision + 1
                from listing_now shown
                where listing.integration_id = %1$d and shown.integration_id = %1$d
                  and shown.product_id = listing.product_id
                """.formatted(integration));
    }

    private boolean isExact(long integration, long zeros, long reopened, int minimum) {
        return isRight(integration, minimum) && scene.database.number("""
                select count(*) from (select * from rollout where integration_id = %d order by id desc limit 1) latest
                where compared = %d and to_zero = %d and to_reopen = %d
                """.formatted(integration, PRODUCTS, zeros, reopened)) == 1;
    }

    /** Whether each listing is as the rule says, named as long as it has not been sent, and counted. */
    private boolean isRight(long integration, int minimum) {
        return scene.database.number("""
                with listed as (
                  select listing.*, level.on_hand from listing_now listing join stock_level level using (product_id)
                  where integration_id = %1$d
                ), named as (
                  select distinct unnest(product_ids) product_id from due where integration_id = %1$d
                )
                select (select count(*) from listed
                        where desired = case when on_hand <= %2$d then 0 else on_hand end
                          and product_id in (select product_id from named))
                     - (select count(*) from listed where (state = 'ok') <> (desired > 0))
                     - (select abs((select coalesce(sum(listings), 0) from listing_tally
                                    where integration_id = %1$d and state = 'ok')
                                 - (select count(*) from listed where state = 'ok')))
                """.formatted(integration, minimum)) == PRODUCTS;
    }
}
