package dev.vigia.database;

import java.util.Collection;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Many rows as parameters of one statement: an array for each column, as {@code unnest} takes them. */
public final class ArrayParameter {

    private ArrayParameter() {
    }

    /** One column of the rows, in their order. */
    public static <R, C> C[] column(Collection<R> rows, Function<R, C> column, IntFunction<C[]> array) {
        return rows.stream().map(column).toArray(array);
    }
}
