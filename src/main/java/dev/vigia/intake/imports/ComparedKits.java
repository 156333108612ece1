package dev.vigia.intake.imports;

import dev.vigia.catalog.KitJson;
import dev.vigia.catalog.KitTable;
import dev.vigia.catalog.ProductItem;
import dev.vigia.catalog.UnfitKit;
import dev.vigia.database.OneColumn;
import dev.vigia.intake.RejectionCode;
import dev.vigia.intake.file.ImportProducts;
import dev.vigia.intake.file.ImportRefusals;
import dev.vigia.intake.file.StockImport;
import dev.vigia.listing.preview.StockPreview;
import dev.vigia.listing.preview.StockPreview.IntegrationImpact;
import dev.vigia.listing.preview.StockPreview.SupposedPart;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;

/** What a file would do to kits: to those that it describes, and to those that need what it counts. Joins the caller's transaction. */
@ApplicationScoped
class ComparedKits {

    private static final int AT_A_TIME = 2_000;

    private final Session session;
    private final KitTable table;
    private final ImportProducts products;
    private final ImportRefusals refusals;
    private final ComparedProducts describedProducts;
    private final ComparedLines lines;
    private final StockPreview preview;

    ComparedKits(Session session, KitTable table, ImportProducts products, ImportRefusals refusals,
            ComparedProducts describedProducts, ComparedLines lines, StockPreview preview) {
        this.session = session;
        this.table = table;
        this.products = products;
        this.refusals = refusals;
        this.describedProducts = describedProducts;
        this.lines = lines;
        this.preview = preview;
    }

    /** Takes out what it says of kits that cannot be made of what they are said to be made of, before anything is compared. */
    void refuseUnfit(StockImport file) {
        Map<String, ProductItem> items = new LinkedHashMap<>();
        session.createNativeQuery("""
                select sku, cast(kit as text) from stock_import_product
                where stock_import_id = :id and retailer_id = :retailer and kit is not null and retired is not true
                order by sku
                """, SaidKitRow.class).setParameter("id", file.id).setParameter("retailer", file.retailerId)
                .getResultStream().forEach(row -> items.put(row.sku, row.item()));
        if (items.isEmpty()) {
            return;
        }
        List<String> components = items.values().stream().flatMap(item -> item.parts().stream())
                .map(part -> part.sku()).distinct().filter(sku -> !items.containsKey(sku)).toList();
        OneColumn.query(session, """
                select sku from stock_import_product
                where stock_import_id = :id and retailer_id = :retailer and sku = any(cast(:skus as text[]))
                  and name is not null and retired is not true
                """, String.class).setParameter("id", file.id).setParameter("retailer", file.retailerId)
                .setParameter("skus", components.toArray(String[]::new))
                .getResultStream().forEach(sku -> items.put(sku, new ProductItem(sku, "", "", Optional.empty())));
        List<UnfitKit> unfit = table.unfit(file.retailerId, items.values());
        refusals.refuseKits(file, unfit);
        products.drop(file, unfit.stream().map(UnfitKit::sku).toList());
    }

    private record SaidKitRow(String sku, String kit) {

        ProductItem item() {
            return new ProductItem(sku, "", "", Optional.empty()).of(KitJson.read(kit));
        }
    }

    /** Takes out what lines count of kits, which have no stock of their own. */
    void refuseCounted(StockImport file, Collection<String> skus) {
        List<String> kits = OneColumn.query(session, """
                select sku from unnest(cast(:skus as text[])) asked (sku)
                where sku in (select sku from stock_import_product
                              where stock_import_id = :id and retailer_id = :retailer and kit is not null)
                   or sku in (select product.sku from product
                              where retailer_id = :retailer and product.sku = any(cast(:skus as text[]))
                                and exists (select from kit_component where kit_id = product.id))
                """, String.class).setParameter("id", file.id).setParameter("retailer", file.retailerId)
                .setParameter("skus", skus.toArray(String[]::new)).getResultList();
        if (!kits.isEmpty()) {
            refusals.refuseStock(file, kits, RejectionCode.KIT_HAS_NO_STOCK);
        }
    }

    /** Products of which a file says that they are kits. */
    Set<Long> described(StockImport file, Collection<String> skus, Map<String, Long> newIds) {
        return session.createNativeQuery("""
                select said.sku, coalesce(product.id, 0) from stock_import_product said
                left join product on product.retailer_id = :retailer and product.sku = said.sku
                where said.stock_import_id = :id and said.retailer_id = :retailer and said.kit is not null
                  and said.sku = any(cast(:skus as text[]))
                """, KitIdRow.class).setParameter("id", file.id).setParameter("retailer", file.retailerId)
                .setParameter("skus", skus.toArray(String[]::new))
                .getResultStream().map(row -> row.id(newIds)).collect(Collectors.toSet());
    }

    /** @param known 0: a new one */
    private record KitIdRow(String sku, long known) {

        Long id(Map<String, Long> newIds) {
            return known == 0 ? newIds.get(sku) : Long.valueOf(known);
        }
    }

    /** After all else was compared. */
    List<IntegrationImpact> impacts(StockImport file) {
        List<IntegrationImpact> all = new ArrayList<>();
        String last = "";
        List<String> next = touched(file, last);
        while (!next.isEmpty()) {
            all.addAll(impacts(file, next));
            last = next.get(next.size() - 1);
            next = touched(file, last);
        }
        return all;
    }

    private List<String> touched(StockImport file, String after) {
        return OneColumn.query(session, """
                with said as (
                  select sku from stock_import_product where stock_import_id = :id and retailer_id = :retailer
                  union
                  select sku from stock_import_line where stock_import_id = :id and retailer_id = :retailer
                ), known as (
                  select id from product where retailer_id = :retailer and sku in (select sku from said)
                ), touched as (
                  select sku from stock_import_product
                  where stock_import_id = :id and retailer_id = :retailer and kit is not null and retired is not true
                  union
                  select sku from product
                  where id in (select kit_id from kit_component
                               where retailer_id = :retailer
                                 and (component_id in (select id from known) or kit_id in (select id from known)))
                )
                select sku from touched where sku > :after order by sku limit :most
                """, String.class).setParameter("id", file.id).setParameter("retailer", file.retailerId)
                .setParameter("after", after).setParameter("most", AT_A_TIME).getResultList();
    }

    private List<IntegrationImpact> impacts(StockImport file, List<String> kits) {
        List<MadeOfRow> made = madeOf(file, kits);
        Set<String> skus = Stream.concat(kits.stream(), made.stream().map(MadeOfRow::component))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        ComparedProducts.ProductComparison described = describedProducts.supposed(file, List.copyOf(skus));
        Map<String, Long> ids = new LinkedHashMap<>(described.newIds());
        made.forEach(part -> part.addIds(ids));
        List<SupposedPart> parts = made.stream().filter(part -> part.said && ids.containsKey(part.kit)
                && ids.containsKey(part.component))
                .map(part -> new SupposedPart(ids.get(part.kit), ids.get(part.component), part.quantity)).toList();
        return preview.ofKits(file.retailerId, kits.stream().filter(ids::containsKey).map(ids::get).toList(),
                lines.supposed(file, List.copyOf(skus), described.newIds()), described.supposed(), parts);
    }

    /** What kits would be made of: as the file says, or as it is known. */
    private List<MadeOfRow> madeOf(StockImport file, List<String> kits) {
        return session.createNativeQuery("""
                with said as (
                  select sku, kit from stock_import_product
                  where stock_import_id = :id and retailer_id = :retailer and kit is not null and retired is not true
                    and sku = any(cast(:skus as text[]))
                ), made as (
                  select said.sku kit, part ->> 0 component, cast(part ->> 1 as integer) quantity, true said
                  from said, jsonb_array_elements(said.kit) part
                  union all
                  select kit.sku, component.sku, quantity, false
                  from product kit
                  join kit_component part on part.kit_id = kit.id
                  join product component on component.id = part.component_id
                  where kit.retailer_id = :retailer and kit.sku = any(cast(:skus as text[]))
                    and kit.sku not in (select sku from said)
                )
                select made.kit, coalesce(kit.id, 0), made.component, coalesce(component.id, 0), quantity, said
                from made
                left join product kit on kit.retailer_id = :retailer and kit.sku = made.kit
                left join product component on component.retailer_id = :retailer and component.sku = made.component
                """, MadeOfRow.class).setParameter("id", file.id).setParameter("retailer", file.retailerId)
                .setParameter("skus", kits.toArray(String[]::new)).getResultList();
    }

    /** @param kitId 0: a new one; likewise the component's */
    private record MadeOfRow(String kit, long kitId, String component, long componentId, int quantity, boolean said) {

        void addIds(Map<String, Long> ids) {
            if (kitId > 0) {
                ids.put(kit, kitId);
            }
            if (componentId > 0) {
                ids.put(component, componentId);
            }
        }
    }
}
