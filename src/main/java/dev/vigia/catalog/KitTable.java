package dev.vigia.catalog;

import static dev.vigia.database.ArrayParameter.column;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Keeps what kits are made of. Every method joins the caller's transaction. */
@ApplicationScoped
public class KitTable {

    private final Session session;
    private final Catalog catalog;

    KitTable(Session session, Catalog catalog) {
        this.session = session;
        this.catalog = catalog;
    }

    /** Those of which it is said that they are made of something else than is known. */
    public List<ProductItem> changed(long retailerId, Collection<ProductItem> items) {
        List<ProductItem> said = items.stream().filter(item -> item.kit().isPresent()).toList();
        if (said.isEmpty()) {
            return said;
        }
        Map<String, List<KitPart>> stored = stored(retailerId, said.stream().map(ProductItem::sku).toList());
        return said.stream().filter(item -> !new HashSet<>(item.parts())
                .equals(new HashSet<>(stored.getOrDefault(item.sku(), List.of())))).toList();
    }

    /** Those of a batch that cannot be made of what they are said to be made of. The caller keeps others from changing kits. */
    public List<UnfitKit> unfit(long retailerId, Collection<ProductItem> items) {
        List<String> skus = items.stream().flatMap(item -> Stream.concat(Stream.of(item.sku()),
                item.parts().stream().map(KitPart::sku))).distinct().toList();
        return KitCheck.unfit(items, catalog.idsBySku(retailerId, skus).keySet(), stored(retailerId, skus));
    }

    /** What these kits, and those that need one of these products, are made of, by SKU. */
    private Map<String, List<KitPart>> stored(long retailerId, Collection<String> skus) {
        return session.createNativeQuery("""
                with named as (
                  select id from product where retailer_id = :retailer and sku = any(cast(:skus as text[]))
                ), touched as (
                  select kit_id from kit_component where kit_id in (select id from named)
                  union
                  select kit_id from kit_component where component_id in (select id from named)
                )
                select kit.sku, component.sku, quantity
                from touched
                join kit_component part on part.kit_id = touched.kit_id
                join product kit on kit.id = part.kit_id
                join product component on component.id = part.component_id
                where part.retailer_id = :retailer
                order by kit.sku, component.sku
                """, PartRow.class)
                .setParameter("retailer", retailerId)
                .setParameter("skus", skus.toArray(String[]::new))
                .getResultStream().collect(Collectors.groupingBy(PartRow::kit, TreeMap::new,
                        Collectors.mapping(PartRow::part, Collectors.toList())));
    }

    private record PartRow(String kit, String component, int quantity) {

        KitPart part() {
            return new KitPart(component, quantity);
        }
    }

    /**
     * Writes what these products are made of, which the caller has checked and locked.
     *
     * @return their ids
     */
    public Set<Long> write(long retailerId, Collection<ProductItem> items) {
        Map<String, Long> ids = catalog.idsBySku(retailerId, items.stream().flatMap(item -> Stream.concat(
                Stream.of(item.sku()), item.parts().stream().map(KitPart::sku))).distinct().toList());
        Set<Long> kits = items.stream().map(item -> ids.get(item.sku())).collect(Collectors.toSet());
        List<WrittenPart> parts = items.stream().flatMap(item -> item.parts().stream().map(part -> new WrittenPart(
                ids.get(item.sku()), ids.get(part.sku()), part.quantity()))).toList();
        session.createNativeMutationQuery("delete from kit_component where retailer_id = :retailer"
                + " and kit_id = any(cast(:kits as bigint[]))")
                .setParameter("retailer", retailerId)
                .setParameter("kits", kits.toArray(Long[]::new))
                .executeUpdate();
        session.createNativeMutationQuery("""
                insert into kit_component (kit_id, component_id, retailer_id, quantity)
                select kit, component, :retailer, quantity
                from unnest(cast(:kits as bigint[]), cast(:components as bigint[]), cast(:quantities as integer[]))
                     as part (kit, component, quantity)
                order by kit, component
                """)
                .setParameter("retailer", retailerId)
                .setParameter("kits", column(parts, WrittenPart::kit, Long[]::new))
                .setParameter("components", column(parts, WrittenPart::component, Long[]::new))
                .setParameter("quantities", column(parts, WrittenPart::quantity, Integer[]::new))
                .executeUpdate();
        // Whoever has looked at one before has seen something else.
        session.createNativeMutationQuery("update product set updated_at = now()"
                + " where retailer_id = :retailer and id = any(cast(:kits as bigint[]))")
                .setParameter("retailer", retailerId)
                .setParameter("kits", kits.toArray(Long[]::new))
                .executeUpdate();
        return kits;
    }

    private record WrittenPart(long kit, long component, int quantity) {
    }
}
