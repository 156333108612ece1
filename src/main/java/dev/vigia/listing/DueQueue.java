package dev.vigia.listing;

/**
 * The text of each statement that writes the queue, the table {@code due}: rows of up to a thousand ids of listings that
 * are to be sent. What the order of sending is, {@code due_priority} says ({@link Priority}).
 */
public final class DueQueue {

    private static final String GATHERED = """
            with gathered as (
              delete from due where id = any(array(
                select id from due
                where integration_id = :integration and priority = :priority and listings /*size*/
                  and due_at <= clock_timestamp()
                order by id
                /*limit*/))
              returning id, since, product_ids
            ), named as (
              select distinct on (product_id) product_id, id, since, position
              from gathered, unnest(product_ids) with ordinality as name (product_id, position)
              order by product_id, id, position
            ), placed as (
              select product_id, id, since, row_number() over (order by id, position) - 1 place from named
            )
            insert into due (id, integration_id, retailer_id, priority, since, product_ids)
              overriding system value
            select min(id), :integration, :retailer, cast(:priority as smallint), min(since),
                   array_agg(product_id order by place)
            from placed
            group by place / 1000
            """;

    /** Some rows that are not full. Only who holds the integration's lease may: rows keep their ids, which are the order. */
    public static final String COMPACT = GATHERED.replace("/*size*/", "< 1000").replace("/*limit*/", "limit 200");

    /** All of it, likewise, where nothing is sent. */
    public static final String COMPACT_ALL = GATHERED.replace("/*size*/", "<= 1000").replace("/*limit*/", "");

    /** A row whose names have all been dealt with. */
    public static final String REMOVE = "delete from due where id = :row";

    /** A row of which only these names are left. */
    public static final String SHORTEN = "update due set product_ids = cast(:left as bigint[]) where id = :row";

    static final String FORGET = "delete from due where retailer_id = :retailer and integration_id = :integration";

    private DueQueue() {
    }

    /**
     * Queues what a query names, for a statement or a part of one.
     *
     * @param named the query; its columns, in this order: integration_id, retailer_id, product_id, priority, due_at (when
     *              it may be sent), since (when the change came that asked for it, null where nobody knows)
     */
    public static String insert(String named) {
        return """
                insert into due (integration_id, retailer_id, priority, due_at, since, product_ids)
                select integration_id, retailer_id, priority, due_at, since,
                       product_ids[lot * 1000 + 1\\:lot * 1000 + 1000]
                from (select integration_id, retailer_id, priority, due_at, coalesce(min(since), now()) since,
                             array_agg(product_id) product_ids
                      from (%s) named (integration_id, retailer_id, product_id, priority, due_at, since)
                      group by integration_id, retailer_id, priority, due_at) lists,
                     generate_series(0, (cardinality(product_ids) - 1) / 1000) lot
                """.formatted(named);
    }
}
