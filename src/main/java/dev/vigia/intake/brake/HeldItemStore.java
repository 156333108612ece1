package dev.vigia.intake.brake;

import static dev.vigia.database.ArrayParameter.column;

import dev.vigia.catalog.ProductItem;
import dev.vigia.intake.brake.BlockedZeros.Braked;
import dev.vigia.inventory.Observation;
import dev.vigia.listing.ListingKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;

/** Keeps the items that the brake holds, and gives them back. Every method joins the caller's transaction. */
@ApplicationScoped
public class HeldItemStore {

    private final Session session;

    HeldItemStore(Session session) {
        this.session = session;
    }

    /**
     * The episode to add to, locked until the transaction ends.
     *
     * @return empty when nothing may be opened and the episode has been decided meanwhile
     */
    public OptionalLong episode(long retailerId, BlockedZeros blocked, String source) {
        Optional<Long> id = blocked.opens() ? Optional.of(session.createNativeQuery("""
                insert into held_change (retailer_id, source) values (:retailer, :source)
                on conflict (retailer_id) where decided_at is null do update set added_at = now()
                returning id
                """, Long.class).setParameter("retailer", retailerId).setParameter("source", source).getSingleResult())
                : session.createNativeQuery("""
                        update held_change set added_at = now() where retailer_id = :retailer and decided_at is null
                        returning id
                        """, Long.class).setParameter("retailer", retailerId).uniqueResultOptional();
        id.ifPresent(found -> addListings(found, retailerId, blocked));
        return id.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /** Of a product and warehouse the newest observation is kept, as it would be recorded. */
    public void addStock(long id, long retailerId, List<Observation> observations, String source) {
        session.createNativeMutationQuery("""
                with seen as (
                  select distinct on (product_id, vigia_code(warehouse)) *
                  from unnest(cast(:products as bigint[]), cast(:warehouses as text[]), cast(:onHand as integer[]),
                              cast(:reserved as integer[]), cast(:unlimited as boolean[]),
                              cast(:observedAt as timestamptz[])) with ordinality
                       as seen (product_id, warehouse, on_hand, reserved, unlimited, observed_at, position)
                  order by product_id, vigia_code(warehouse), observed_at desc, position desc
                ), fresh as (
                  select count(*) items from seen
                  where not exists (select from held_stock
                                    where held_change_id = :id and held_stock.product_id = seen.product_id
                                      and vigia_code(held_stock.warehouse) = vigia_code(seen.warehouse))
                ), written as (
                  insert into held_stock (held_change_id, product_id, warehouse, retailer_id, on_hand, reserved,
                                          unlimited, observed_at, source)
                  select :id, product_id, warehouse, :retailer, on_hand, reserved, unlimited, observed_at, :source
                  from seen
                  on conflict (held_change_id, product_id, vigia_code(warehouse)) do update
                    set on_hand = excluded.on_hand, reserved = excluded.reserved, unlimited = excluded.unlimited,
                        observed_at = excluded.observed_at, source = excluded.source
                    where held_stock.observed_at <= excluded.observed_at
                      or date_trunc('second', held_stock.observed_at) = excluded.observed_at
                )
                update held_change set items = held_change.items + fresh.items from fresh where id = :id
                """)
                .setParameter("id", id)
                .setParameter("retailer", retailerId)
                .setParameter("products", column(observations, Observation::productId, Long[]::new))
                .setParameter("warehouses", column(observations, Observation::warehouse, String[]::new))
                .setParameter("onHand", column(observations, Observation::onHand, Integer[]::new))
                .setParameter("reserved", column(observations, Observation::reserved, Integer[]::new))
                .setParameter("unlimited", column(observations, Observation::unlimited, Boolean[]::new))
                .setParameter("observedAt", column(observations, o -> Timestamp.from(o.observedAt()), Timestamp[]::new))
                .setParameter("source", source)
                .executeUpdate();
    }

    /** Of a product the last description is kept. */
    public void addProducts(long id, long retailerId, List<ProductItem> items, Map<String, Long> productIds) {
        session.createNativeMutationQuery("""
                with described as (
                  select * from unnest(cast(:products as bigint[]), cast(:names as text[]), cast(:categories as text[]),
                                       cast(:eans as text[]), cast(:retired as boolean[]))
                                as described (product_id, name, category, ean, retired)
                ), fresh as (
                  select count(*) items from described
                  where not exists (select from held_product
                                    where held_change_id = :id and held_product.product_id = described.product_id)
                ), written as (
                  insert into held_product (held_change_id, product_id, retailer_id, name, category, ean, retired)
                  select :id, product_id, :retailer, name, category, ean, retired from described
                  on conflict (held_change_id, product_id) do update
                    set name = excluded.name, category = excluded.category, ean = excluded.ean,
                        retired = excluded.retired
                )
                update held_change set items = held_change.items + fresh.items from fresh where id = :id
                """)
                .setParameter("id", id)
                .setParameter("retailer", retailerId)
                .setParameter("products", column(items, item -> productIds.get(item.sku()), Long[]::new))
                .setParameter("names", column(items, ProductItem::name, String[]::new))
                .setParameter("categories", column(items, ProductItem::category, String[]::new))
                .setParameter("eans", column(items, item -> item.ean().orElse(null), String[]::new))
                .setParameter("retired", column(items, ProductItem::retired, Boolean[]::new))
                .executeUpdate();
    }

    /** A newer description of a product was taken: the one that was held is of no use any more, approved or not. */
    public void forgetProducts(long retailerId, List<ProductItem> items) {
        String[] skus = column(items, ProductItem::sku, String[]::new);
        List<Long> episodes = lockHolding(retailerId, skus);
        if (episodes.isEmpty()) {
            return;
        }
        session.createNativeMutationQuery("""
                with gone as (
                  delete from held_product
                  where held_change_id = any(cast(:episodes as bigint[]))
                    and product_id in (select id from product
                                       where retailer_id = :retailer and sku = any(cast(:skus as text[])))
                  returning held_change_id
                )
                update held_change set items = held_change.items - gone.items
                from (select held_change_id, count(*) items from gone group by held_change_id) gone
                where id = gone.held_change_id
                """)
                .setParameter("episodes", episodes.toArray(Long[]::new))
                .setParameter("retailer", retailerId)
                .setParameter("skus", skus)
                .executeUpdate();
    }

    /**
     * An episode is locked before what it holds, as who carries it out does: a batch that was taken out is waited for,
     * and none is taken out until the transaction ends. The newest first, since it may be locked already.
     */
    private List<Long> lockHolding(long retailerId, String[] skus) {
        return session.createNativeQuery("""
                select id from held_change
                where retailer_id = :retailer and finished_at is null
                  and exists (select from held_product join product on product.id = product_id
                              where held_change_id = held_change.id and product.retailer_id = :retailer
                                and sku = any(cast(:skus as text[])))
                order by id desc for no key update
                """, Long.class).setParameter("retailer", retailerId).setParameter("skus", skus).getResultList();
    }

    /** An observation as it was held, and who sent it. */
    public record HeldObservation(Observation observation, String source) {
    }

    /** Takes some observations out, product by product. */
    public List<HeldObservation> takeStock(long id, int most) {
        return session.createNativeQuery("""
                with batch as (
                  select product_id, vigia_code(warehouse) place from held_stock where held_change_id = :id
                  order by product_id, vigia_code(warehouse) limit :most
                ), gone as (
                  delete from held_listing
                  where held_change_id = :id and product_id in (select product_id from batch)
                )
                delete from held_stock using batch
                where held_change_id = :id and held_stock.product_id = batch.product_id and vigia_code(warehouse) = place
                returning held_stock.product_id, warehouse, on_hand, reserved, unlimited, observed_at, source
                """, HeldStockRow.class).setParameter("id", id).setParameter("most", most).getResultList().stream()
                .map(HeldStockRow::held).toList();
    }

    private record HeldStockRow(long productId, String warehouse, int onHand, int reserved, boolean unlimited,
            Instant observedAt, String source) {

        HeldObservation held() {
            return new HeldObservation(new Observation(productId, warehouse, onHand, reserved, unlimited, observedAt),
                    source);
        }
    }

    /** Takes some products out. */
    public List<ProductItem> takeProducts(long id, int most) {
        return session.createNativeQuery("""
                with batch as (
                  select product_id from held_product where held_change_id = :id order by product_id limit :most
                ), gone as (
                  delete from held_listing
                  where held_change_id = :id and product_id in (select product_id from batch)
                )
                delete from held_product using batch, product
                where held_change_id = :id and held_product.product_id = batch.product_id
                  and product.id = batch.product_id
                returning sku, held_product.name, category, held_product.ean, held_product.retired
                """, HeldProductRow.class).setParameter("id", id).setParameter("most", most).getResultList().stream()
                .map(HeldProductRow::item).toList();
    }

    private record HeldProductRow(String sku, String name, String category, String ean, boolean retired) {

        ProductItem item() {
            return new ProductItem(sku, name, category, Optional.ofNullable(ean), retired);
        }
    }

    private void addListings(long id, long retailerId, BlockedZeros blocked) {
        of(id, retailerId, """
                insert into held_integration (held_change_id, integration_id, retailer_id, selling, passed)
                select :id, integration_id, :retailer, selling, passed
                from unnest(cast(:integrations as bigint[]), cast(:selling as bigint[]), cast(:passed as bigint[]))
                     as braked (integration_id, selling, passed)
                order by integration_id
                on conflict do nothing
                """)
                .setParameter("integrations", column(blocked.integrations(), Braked::integrationId, Long[]::new))
                .setParameter("selling", column(blocked.integrations(), Braked::selling, Long[]::new))
                .setParameter("passed", column(blocked.integrations(), Braked::passed, Long[]::new))
                .executeUpdate();
        of(id, retailerId, """
                with fresh as (
                  insert into held_listing (held_change_id, product_id, integration_id, retailer_id)
                  select :id, product_id, integration_id, :retailer
                  from unnest(cast(:products as bigint[]), cast(:integrations as bigint[]))
                       as listing (product_id, integration_id)
                  order by product_id, integration_id
                  on conflict do nothing
                  returning integration_id
                )
                update held_integration set listings = held_integration.listings + fresh.listings
                from (select integration_id, count(*) listings from fresh group by integration_id) fresh
                where held_change_id = :id and held_integration.integration_id = fresh.integration_id
                """)
                .setParameter("products", column(blocked.listings(), ListingKey::productId, Long[]::new))
                .setParameter("integrations", column(blocked.listings(), ListingKey::integrationId, Long[]::new))
                .executeUpdate();
    }

    private MutationQuery of(long id, long retailerId, String sql) {
        return session.createNativeMutationQuery(sql).setParameter("id", id).setParameter("retailer", retailerId);
    }
}
