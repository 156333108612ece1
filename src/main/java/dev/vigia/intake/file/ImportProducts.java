package dev.vigia.intake.file;

import static dev.vigia.database.ArrayParameter.column;

import dev.vigia.catalog.KitJson;
import dev.vigia.catalog.ProductItem;
import dev.vigia.database.OneColumn;
import dev.vigia.intake.IntakeResult;
import dev.vigia.intake.file.StockFile.ProductLine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** The products that files describe, until they are applied. Every method joins the caller's transaction. */
@ApplicationScoped
public class ImportProducts {

    /** What a kit would be made of, and what it is made of, as a text that can be compared and shown. */
    public static final String SAID_KIT = """
            (select string_agg((part ->> 0) || ' x ' || (part ->> 1), ' | ' order by part ->> 0)
             from jsonb_array_elements(said.kit) part)""";
    public static final String KNOWN_KIT = """
            (select string_agg(component.sku || ' x ' || part.quantity, ' | ' order by component.sku)
             from kit_component part join product component on component.id = part.component_id
             where part.kit_id = product.id)""";

    /** So many products are compared at once with what is known. */
    private static final int WINDOW = 5_000;

    private final Session session;

    ImportProducts(Session session) {
        this.session = session;
    }

    /** Of each detail the first line of a SKU that names it holds; one that retires it retires it, whatever others say. */
    void keep(StockImport file, List<ProductLine> products) {
        session.createNativeMutationQuery("""
                insert into stock_import_product as known (stock_import_id, sku, line, retailer_id, name, category, ean,
                                                           kit, retired)
                select :id, sku, min(line), :retailer,
                       (array_agg(name order by line) filter (where name is not null))[1],
                       (array_agg(category order by line) filter (where category is not null))[1],
                       (array_agg(ean order by line) filter (where ean is not null))[1],
                       (array_agg(kit order by line) filter (where kit is not null))[1],
                       bool_or(retired)
                from unnest(cast(:skus as text[]), cast(:lines as integer[]), cast(:names as text[]),
                            cast(:categories as text[]), cast(:eans as text[]), cast(:kits as jsonb[]),
                            cast(:retired as boolean[]))
                     as kept (sku, line, name, category, ean, kit, retired)
                group by sku order by sku
                on conflict (stock_import_id, sku) do update
                  set name = coalesce(known.name, excluded.name), category = coalesce(known.category, excluded.category),
                      ean = coalesce(known.ean, excluded.ean), kit = coalesce(known.kit, excluded.kit),
                      retired = coalesce(known.retired or excluded.retired, known.retired, excluded.retired)
                """)
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .setParameter("skus", column(products, product -> product.fields().sku(), String[]::new))
                .setParameter("lines", column(products, ProductLine::line, Integer[]::new))
                .setParameter("names", column(products, product -> product.fields().name().orElse(null),
                        String[]::new))
                .setParameter("categories", column(products, product -> product.fields().category().orElse(null),
                        String[]::new))
                .setParameter("eans", column(products, product -> product.fields().ean().orElse(null), String[]::new))
                .setParameter("kits", column(products, product -> product.fields().kit().map(KitJson::written)
                        .orElse(null), String[]::new))
                .setParameter("retired", column(products, product -> product.fields().retired().orElse(null),
                        Boolean[]::new))
                .executeUpdate();
    }

    int count(StockImport file) {
        return OneColumn.query(session, "select cast(count(*) as integer) from stock_import_product"
                + " where stock_import_id = :id and retailer_id = :retailer", Integer.class)
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .getSingleResult();
    }

    public void drop(StockImport file, Collection<String> skus) {
        int dropped = session.createNativeMutationQuery("delete from stock_import_product where stock_import_id = :id"
                + " and retailer_id = :retailer and sku = any(cast(:skus as text[]))")
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .setParameter("skus", skus.toArray(String[]::new))
                .executeUpdate();
        file.products -= dropped;
    }

    void clear(StockImport file) {
        session.createNativeMutationQuery("delete from stock_import_product where stock_import_id = :id"
                + " and retailer_id = :retailer")
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .executeUpdate();
    }

    /** The next products to apply; what a line leaves out is as it is known. Kits come last: then all else is known. */
    List<ProductItem> next(StockImport file, int most) {
        List<ProductItem> plain = next(file, most, "said.kit is null and said.sku > :done");
        return plain.isEmpty() ? next(file, most, "said.kit is not null and cast(:done as text) is not null") : plain;
    }

    private List<ProductItem> next(StockImport file, int most, String which) {
        return session.createNativeQuery("""
                select said.sku, coalesce(said.name, product.name, said.sku),
                       coalesce(said.category, category.path, nullif(cast(:category as text), ''), said.sku),
                       coalesce(said.ean, product.ean), cast(said.kit as text), coalesce(said.retired, false)
                from stock_import_product said
                left join product on product.retailer_id = :retailer and product.sku = said.sku
                left join category on category.retailer_id = :retailer and category.id = product.category_id
                where said.stock_import_id = :id and said.retailer_id = :retailer and\s""" + which + """
                 order by said.sku limit :most
                """, ProductRow.class)
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .setParameter("category", file.category)
                .setParameter("done", file.progress.doneProduct)
                .setParameter("most", most)
                .getResultList().stream().map(ProductRow::item).toList();
    }

    private record ProductRow(String sku, String name, String category, String ean, String kit,
            boolean retired) {

        ProductItem item() {
            return retired ? ProductItem.retired(sku)
                    : new ProductItem(sku, name, category, Optional.ofNullable(ean),
                            Optional.ofNullable(kit).map(KitJson::read), false);
        }
    }

    /**
     * Drops those of the next products that are as the file says, but for kits and for products that a person is asked
     * about.
     *
     * @return whether there are any
     */
    boolean dropUnchanged(StockImport file) {
        int unchanged = session.createNativeMutationQuery("""
                with said as materialized (
                  select * from stock_import_product
                  where stock_import_id = :id and retailer_id = :retailer and kit is null and sku > :done
                  order by sku limit :window
                ), same as (
                  select said.sku from said
                  -- Each looked up by itself: PostgreSQL expects one of them, and would compare each with each.
                  cross join lateral (select id, name, ean, category_id, retired_at from product
                                      where retailer_id = :retailer and sku = said.sku offset 0) product
                  cross join lateral (select path from category where id = product.category_id offset 0) category
                  where case when said.retired then product.retired_at is not null
                             else product.retired_at is null and coalesce(said.name, product.name) = product.name
                               and coalesce(said.category, category.path) = category.path
                               and coalesce(said.ean, product.ean) is not distinct from product.ean end
                    and not exists (select from held_product
                                    where held_product.retailer_id = :retailer
                                      and held_product.product_id = product.id)
                )
                delete from stock_import_product
                where stock_import_id = :id and retailer_id = :retailer and sku = any(array(select sku from same))
                """)
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .setParameter("done", file.progress.doneProduct)
                .setParameter("window", WINDOW)
                .executeUpdate();
        file.tallyProducts(new IntakeResult(0, unchanged, 0, 0), file.progress.doneProduct);
        return unchanged > 0;
    }

    /** Products of which it is known what became of them. */
    void remove(StockImport file, List<ProductItem> done) {
        session.createNativeMutationQuery("delete from stock_import_product where stock_import_id = :id"
                + " and retailer_id = :retailer and sku = any(cast(:skus as text[]))")
                .setParameter("id", file.id)
                .setParameter("retailer", file.retailerId)
                .setParameter("skus", column(done, ProductItem::sku, String[]::new))
                .executeUpdate();
    }
}
