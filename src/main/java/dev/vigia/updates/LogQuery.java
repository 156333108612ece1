package dev.vigia.updates;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Reads a page of a log: the entries of one table with the names of their products and integrations, by their ids. */
final class LogQuery {

    private final String table;
    private final StringBuilder where = new StringBuilder(" where entry.retailer_id = :retailer");
    private final Map<String, Object> parameters = new HashMap<>();
    private final Optional<LogCursor> cursor;

    /** Of one retailer, and of the integration and the page that the parameters name. */
    LogQuery(String table, long retailerId, LogParameters of) {
        this.table = table;
        this.cursor = of.cursor();
        parameters.put("retailer", retailerId);
        of.integration().ifPresent(id -> and("entry.integration_id = :integration", "integration", id));
        cursor.ifPresent(page -> and(page.newer() ? "entry.id > :id" : "entry.id < :id", "id", page.id()));
    }

    /** @param condition on {@code entry} */
    LogQuery and(String condition) {
        where.append(" and ").append(condition);
        return this;
    }

    LogQuery and(String condition, String parameter, Object value) {
        parameters.put(parameter, value);
        return and(condition);
    }

    /**
     * The entries of the page in the direction of its cursor, and one more where more follow.
     *
     * @param columns of {@code entry}, after its id
     * @param time    the column of {@code entry} that says when
     * @param row     its first components: id, time, SKU, name of the product, id and name of the integration
     */
    <R> List<R> read(Session session, String time, String columns, Class<R> row, int size) {
        String order = " order by entry.id" + (cursor.filter(LogCursor::newer).isPresent() ? "" : " desc");
        NativeQuery<R> query = session.createNativeQuery("select entry.id, entry." + time + """
                , product.sku, product.name, entry.integration_id, integration.name integration_name,\s""" + columns
                + " from (select * from " + table + " entry" + where + order + " limit " + (size + 1) + """
                ) entry
                join product on product.id = entry.product_id
                join integration on integration.id = entry.integration_id
                """ + order, row);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }
}
