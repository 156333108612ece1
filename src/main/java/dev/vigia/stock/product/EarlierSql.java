package dev.vigia.stock.product;

/** What was at the moment {@code :at} and is not written down by itself: the history of changes tells it. */
final class EarlierSql {

    private EarlierSql() {
    }

    /**
     * Settings of {@code :integration}: what the last change made them, or the next one found, or as they are.
     *
     * @param key one of them, which every change of them writes down
     * @param now an expression of the settings as they are, on {@code integration}
     */
    static String settings(String key, String now) {
        return """
                coalesce(
                  (select after from audit_event
                   where integration_id = :integration and retailer_id = :retailer and happened_at <= :at
                     and jsonb_exists(after, '%1$s')
                   order by id desc limit 1),
                  (select before from audit_event
                   where integration_id = :integration and retailer_id = :retailer and happened_at > :at
                     and jsonb_exists(before, '%1$s')
                   order by id limit 1),
                  (select %2$s from integration where id = :integration and retailer_id = :retailer))
                """.formatted(key, now.strip());
    }

    /** What an integration offered, and from where. */
    static final String OFFERED = settings("everyWarehouse", """
            jsonb_build_object('everyWarehouse', every_warehouse, 'everyCategory', every_category,
              'warehouses', (select coalesce(jsonb_agg(warehouse_id), '[]') from integration_warehouse
                             where integration_id = integration.id),
              'categories', (select coalesce(jsonb_agg(category_id), '[]') from integration_category
                             where integration_id = integration.id))
            """);

    /**
     * Whether a product was retired.
     *
     * @param product its row
     */
    static String retired(String product) {
        return """
                coalesce(
                  (select action = 'product_retired' from audit_event
                   where product_id = %1$s.id and retailer_id = :retailer and happened_at <= :at
                     and action in ('product_retired', 'product_returned')
                   order by id desc limit 1),
                  (select action = 'product_returned' from audit_event
                   where product_id = %1$s.id and retailer_id = :retailer and happened_at > :at
                     and action in ('product_retired', 'product_returned')
                   order by id limit 1),
                  %1$s.retired_at <= :at, false)
                """.formatted(product);
    }

    /** When a product was retired last by then, null where it was not; by its row likewise. */
    static String lastRetirement(String product) {
        return """
                greatest((select max(happened_at) from audit_event
                          where product_id = %1$s.id and retailer_id = :retailer and happened_at <= :at
                            and action = 'product_retired'),
                         case when %1$s.retired_at <= :at then %1$s.retired_at end)
                """.formatted(product);
    }
}
