package dev.vigia.intake.brake;

import static dev.vigia.database.ArrayParameter.column;

import dev.vigia.catalog.KitJson;
import dev.vigia.catalog.ProductItem;
import dev.vigia.database.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;

/** Keeps the products that the brake holds, and gives them back. Every method joins the caller's transaction. */
@ApplicationScoped
public class HeldProductStore {

    private final Session session;

    HeldProductStore(Session session) {
        this.session = session;
    }

    /** Of a product the last description is kept. */
    public void add(long id, long retailerId, List<ProductItem> items, Map<String, Long> productIds) {
        session.createNativeMutationQuery("""
                with described as (
                  select * from unnest(cast(:products as bigint[]), cast(:names as text[]), cast(:categories as text[]),
                                       cast(:eans as text[]), cast(:kits as jsonb[]), cast(:retired as boolean[]))
                                as described (product_id, name, category, ean, kit, retired)
                ), fresh as (
                  select count(*) items from described
                  where not exists (select from held_product
                                    where held_change_id = :id and held_product.product_id = described.product_id)
                ), written as (
                  insert into held_product (held_change_id, product_id, retailer_id, name, category, ean, kit, retired)
                  select :id, product_id, :retailer, name, category, ean, kit, retired from described
                  on conflict (held_change_id, product_id) do update
                    set name = excluded.name, category = excluded.category, ean = excluded.ean,
                        kit = coalesce(excluded.kit, held_product.kit), retired = excluded.retired
                )
                update held_change set items = held_change.items + fresh.items from fresh where id = :id
                """)
                .setParameter("id", id)
                .setParameter("retailer", retailerId)
                .setParameter("products", column(items, item -> productIds.get(item.sku()), Long[]::new))
                .setParameter("names", column(items, ProductItem::name, String[]::new))
                .setParameter("categories", column(items, ProductItem::category, String[]::new))
                .setParameter("eans", column(items, item -> item.ean().orElse(null), String[]::new))
                .setParameter("kits", column(items, item -> item.kit().map(KitJson::written).orElse(null),
                        String[]::new))
                .setParameter("retired", column(items, ProductItem::retired, Boolean[]::new))
                .executeUpdate();
    }

    /** A newer description of a product was taken: the one that was held is of no use any more, approved or not. */
    public void forget(long retailerId, List<ProductItem> items) {
        String[] skus = column(items, ProductItem::sku, String[]::new);
        List<Long> episodes = lockHolding(retailerId, skus);
        if (episodes.isEmpty()) {
            return;
        }
        session.createNativeMutationQuery("""
                with taken as (
                  select product.id, item.name, item.category, item.ean, item.kit_too or item.retired whole
                  from unnest(cast(:skus as text[]), cast(:names as text[]), cast(:categories as text[]),
                              cast(:eans as text[]), cast(:kits as boolean[]), cast(:retired as boolean[]))
                         as item (sku, name, category, ean, kit_too, retired)
                  join product on product.retailer_id = :retailer and product.sku = item.sku
                ), kept as (
                  -- What it is made of was not said anew.
                  update held_product set name = taken.name, category = taken.category, ean = taken.ean, retired = false
                  from taken
                  where held_change_id = any(cast(:episodes as bigint[])) and product_id = taken.id
                    and kit is not null and not taken.whole
                ), gone as (
                  delete from held_product using taken
                  where held_change_id = any(cast(:episodes as bigint[])) and product_id = taken.id
                    and (kit is null or taken.whole)
                  returning held_change_id
                )
                update held_change set items = held_change.items - gone.items
                from (select held_change_id, count(*) items from gone group by held_change_id) gone
                where id = gone.held_change_id
                """)
                .setParameter("episodes", episodes.toArray(Long[]::new))
                .setParameter("retailer", retailerId)
                .setParameter("skus", skus)
                .setParameter("names", column(items, ProductItem::name, String[]::new))
                .setParameter("categories", column(items, ProductItem::category, String[]::new))
                .setParameter("eans", column(items, item -> item.ean().orElse(null), String[]::new))
                .setParameter("kits", column(items, item -> item.kit().isPresent(), Boolean[]::new))
                .setParameter("retired", column(items, ProductItem::retired, Boolean[]::new))
                .executeUpdate();
    }

    /**
     * An episode is locked before what it holds, as who carries it out does: a batch that was taken out is waited for,
     * and none is taken out until the transaction ends. The newest first, since it may be locked already.
     */
    private List<Long> lockHolding(long retailerId, String[] skus) {
        return OneColumn.query(session, """
                select id from held_change
                where retailer_id = :retailer and finished_at is null
                  and exists (select from held_product join product on product.id = product_id
                              where held_change_id = held_change.id and product.retailer_id = :retailer
                                and sku = any(cast(:skus as text[])))
                order by id desc for no key update
                """, Long.class).setParameter("retailer", retailerId).setParameter("skus", skus).getResultList();
    }

    /** Takes some out. */
    public List<ProductItem> take(long id, int most) {
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
                returning sku, held_product.name, category, held_product.ean, cast(held_product.kit as text),
                          held_product.retired
                """, HeldProductRow.class).setParameter("id", id).setParameter("most", most).getResultList().stream()
                .map(HeldProductRow::item).toList();
    }

    private record HeldProductRow(String sku, String name, String category, String ean, String kit,
            boolean retired) {

        ProductItem item() {
            return new ProductItem(sku, name, category, Optional.ofNullable(ean),
                    Optional.ofNullable(kit).map(KitJson::read), retired);
        }
    }
}
