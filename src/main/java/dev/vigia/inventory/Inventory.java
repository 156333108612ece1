package dev.vigia.inventory;

import static dev.vigia.database.ArrayParameter.column;

import dev.vigia.database.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Writes stock levels and the ledger of their changes. Every method joins the caller's transaction. */
@ApplicationScoped
public class Inventory {

    private final Session session;

    Inventory(Session session) {
        this.session = session;
    }

    /**
     * The newest observation of each product and warehouse wins, whatever order they arrive in; of two of the same
     * moment the later one. A moment cut to seconds may be any of its second. Each change becomes a row of the ledger. A warehouse heard of for the first time is added.
     * A kit has no stock of its own: what is said of one counts as outdated.
     *
     * @param source who said so, for the ledger
     */
    public StockWriteResult record(long retailerId, List<Observation> observations, String source) {
        Long[] productIds = column(observations, Observation::productId, Long[]::new);
        hold(retailerId, productIds);
        Map<String, Long> warehouses = warehouseIds(retailerId, observations);
        WrittenRow written = session.createNativeQuery("""
                with newest as (
                  select distinct on (product_id, warehouse_id) *
                  from unnest(cast(:products as bigint[]), cast(:warehouses as bigint[]), cast(:onHand as integer[]),
                              cast(:reserved as integer[]), cast(:unlimited as boolean[]),
                              cast(:observedAt as timestamptz[])) with ordinality
                       as seen (product_id, warehouse_id, on_hand, reserved, unlimited, observed_at, position)
                  order by product_id, warehouse_id, observed_at desc, position desc
                ), compared as (
                  select newest.*, level.on_hand on_hand_before, level.reserved reserved_before,
                         level.unlimited unlimited_before,
                         (level.observed_at > newest.observed_at
                           and date_trunc('second', level.observed_at) <> newest.observed_at) is true outdated,
                         (level.on_hand, level.reserved, level.unlimited)
                           is distinct from (newest.on_hand, newest.reserved, newest.unlimited) differs,
                         level.observed_at is distinct from newest.observed_at newer
                  from newest left join stock_level level using (product_id, warehouse_id)
                  where product_id not in (select kit_id from kit_component
                                           where retailer_id = :retailer and kit_id = any(cast(:products as bigint[])))
                ), written as (
                  insert into stock_level
                    (product_id, warehouse_id, retailer_id, on_hand, reserved, unlimited, observed_at)
                  select product_id, warehouse_id, :retailer, on_hand, reserved, unlimited, observed_at
                  from compared where not outdated and (differs or newer)
                  order by product_id, warehouse_id
                  on conflict (product_id, warehouse_id) do update
                    set on_hand = excluded.on_hand, reserved = excluded.reserved, unlimited = excluded.unlimited,
                        observed_at = greatest(stock_level.observed_at, excluded.observed_at)
                ), ledger as (
                  insert into stock_change (retailer_id, product_id, warehouse_id, on_hand_before, on_hand,
                                            reserved_before, reserved, unlimited_before, unlimited, observed_at,
                                            source)
                  select :retailer, product_id, warehouse_id, on_hand_before, on_hand, reserved_before, reserved,
                         unlimited_before, unlimited, observed_at, :source
                  from compared where not outdated and differs
                  returning product_id
                )
                select (select cast(count(*) as integer) from ledger),
                       cast(count(*) filter (where not outdated and not differs) as integer),
                       (select array_agg(distinct product_id) from ledger)
                from compared
                """, WrittenRow.class)
                .setParameter("retailer", retailerId)
                .setParameter("products", productIds)
                .setParameter("warehouses",
                        column(observations, o -> warehouses.get(o.warehouse()), Long[]::new))
                .setParameter("onHand", column(observations, Observation::onHand, Integer[]::new))
                .setParameter("reserved", column(observations, Observation::reserved, Integer[]::new))
                .setParameter("unlimited", column(observations, Observation::unlimited, Boolean[]::new))
                .setParameter("observedAt", column(observations, o -> Timestamp.from(o.observedAt()), Timestamp[]::new))
                .setParameter("source", source)
                .getSingleResult();
        int outdated = observations.size() - written.accepted - written.unchanged;
        return new StockWriteResult(written.accepted, written.unchanged, outdated, written.productIds());
    }

    /** @param changed products; null where there are none, for PostgreSQL gathers nothing into null */
    private record WrittenRow(int accepted, int unchanged, Long[] changed) {

        List<Long> productIds() {
            return changed == null ? List.of() : Arrays.asList(changed);
        }
    }

    /**
     * One change of a product at a time, until the transaction ends: two that each add up the warehouses, or one that
     * does and one that moves the product to another category, would otherwise both miss the other's. The levels are
     * locked, since they are written anyway; a product that was never counted has none, and is locked itself. Whatever the
     * same kits need is held too, for what is available of a kit is added up of all of it. Whoever changes a kit holds what
     * it is made of, so that none changes once this is held.
     */
    public void hold(long retailerId, Long[] productIds) {
        Set<Long> held = new HashSet<>();
        Long[] next = productIds;
        while (next.length > 0) {
            Set<Long> all = haveKits(retailerId) ? withKits(retailerId, next) : new HashSet<>(Arrays.asList(next));
            all.removeAll(held);
            holdAll(retailerId, all.toArray(Long[]::new));
            held.addAll(all);
            // A kit may have come into being, or been changed, while we waited.
            next = haveKits(retailerId) ? withKits(retailerId, productIds).stream().filter(id -> !held.contains(id))
                    .toArray(Long[]::new) : new Long[0];
        }
    }

    private boolean haveKits(long retailerId) {
        return OneColumn.query(session, "select exists (select from kit_component where retailer_id = :retailer)",
                Boolean.class).setParameter("retailer", retailerId).getSingleResult();
    }

    private Set<Long> withKits(long retailerId, Long[] productIds) {
        return new HashSet<>(OneColumn.query(session, """
                select unnest(cast(:ids as bigint[]))
                union
                select other.component_id
                from kit_component needed join kit_component other on other.kit_id = needed.kit_id
                where needed.retailer_id = :retailer and (needed.component_id = any(cast(:ids as bigint[]))
                                                          or needed.kit_id = any(cast(:ids as bigint[])))
                """, Long.class).setParameter("ids", productIds).setParameter("retailer", retailerId)
                .getResultList());
    }

    private void holdAll(long retailerId, Long[] productIds) {
        Set<Long> counted = lockLevels(retailerId, productIds);
        Long[] uncounted = Arrays.stream(productIds).filter(id -> !counted.contains(id)).toArray(Long[]::new);
        if (uncounted.length > 0) {
            OneColumn.query(session, """
                    select id from product where id = any(cast(:ids as bigint[])) order by id for no key update
                    """, Long.class).setParameter("ids", uncounted).getResultList();
            // Somebody may have counted them while we waited.
            lockLevels(retailerId, uncounted);
        }
    }

    /**
     * What was counted of products counts no more: until somebody counts them anew they are unknown, which is not zero. The
     * ledger keeps what it was. The caller holds them.
     *
     * @param source who made it so, for the ledger
     */
    public void forget(long retailerId, Collection<Long> productIds, String source) {
        session.createNativeMutationQuery("""
                with forgotten as (
                  delete from stock_level
                  where product_id = any(cast(:ids as bigint[])) and retailer_id = :retailer
                  returning product_id, warehouse_id, on_hand, reserved, unlimited
                )
                insert into stock_change (retailer_id, product_id, warehouse_id, on_hand_before, reserved_before,
                                          unlimited_before, unlimited, observed_at, source)
                select :retailer, product_id, warehouse_id, on_hand, reserved, unlimited, false, now(), :source
                from forgotten
                """).setParameter("ids", productIds.toArray(Long[]::new)).setParameter("retailer", retailerId)
                .setParameter("source", source).executeUpdate();
    }

    private Set<Long> lockLevels(long retailerId, Long[] productIds) {
        return new HashSet<>(OneColumn.query(session, """
                select product_id from stock_level
                where product_id = any(cast(:ids as bigint[])) and retailer_id = :retailer
                order by product_id, warehouse_id for no key update
                """, Long.class).setParameter("ids", productIds).setParameter("retailer", retailerId).getResultList());
    }

    /** By their codes as they were sent; which mean the same is for the database to say. */
    private Map<String, Long> warehouseIds(long retailerId, Collection<Observation> observations) {
        String[] codes = observations.stream().map(Observation::warehouse).distinct().sorted().toArray(String[]::new);
        session.createNativeMutationQuery("""
                insert into warehouse (retailer_id, code, name)
                select :retailer, code, code from unnest(cast(:codes as text[])) as code
                where not exists (select from warehouse
                                  where retailer_id = :retailer and vigia_code(warehouse.code) = vigia_code(code.code))
                on conflict do nothing
                """).setParameter("retailer", retailerId).setParameter("codes", codes).executeUpdate();
        return session.createNativeQuery("""
                select seen.code, warehouse.id
                from unnest(cast(:codes as text[])) as seen (code)
                join warehouse on retailer_id = :retailer and vigia_code(warehouse.code) = vigia_code(seen.code)
                """, WarehouseRow.class).setParameter("retailer", retailerId).setParameter("codes", codes)
                .getResultList().stream().collect(Collectors.toMap(WarehouseRow::code, WarehouseRow::id));
    }

    private record WarehouseRow(String code, long id) {
    }
}
