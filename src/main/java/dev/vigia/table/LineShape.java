package dev.vigia.table;

import java.util.List;
import java.util.function.Predicate;

/**
 * What the lines of a file look like that stand for themselves, whatever is quoted in them.
 *
 * @param isCounted whether cells have a SKU and a number where a quantity belongs
 * @param isFull    whether they have a SKU, and are as many as there are columns
 * @param areCounted whether lines say how many there are of something at all
 */
public record LineShape(Predicate<List<String>> isCounted, Predicate<List<String>> isFull, boolean areCounted) {

    /** Of a file of which nothing is known yet. */
    public static final LineShape UNKNOWN = new LineShape(cells -> false, cells -> false, true);
}
