package dev.vigia.database;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * Queries whose rows are single values. Hibernate keeps the plan of each query; of one that names a class such as
 * {@code Long} it would keep another for each call, until none is of use (a key of it has no {@code equals}).
 */
public final class OneColumn {

    private OneColumn() {
    }

    /** @param type of the values, as the driver reads them; whole numbers of any width */
    public static <T> NativeQuery<T> query(Session session, String sql, Class<T> type) {
        return session.createNativeQuery(sql, Object.class).setTupleTransformer((row, names) -> value(row[0], type));
    }

    private static <T> T value(Object column, Class<T> type) {
        if (column instanceof Number number && type == Long.class) {
            return type.cast(number.longValue());
        }
        if (column instanceof Number number && type == Integer.class) {
            return type.cast(Math.toIntExact(number.longValue()));
        }
        return type.cast(column);
    }
}
