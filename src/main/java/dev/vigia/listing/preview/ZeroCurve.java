package dev.vigia.listing.preview;

import java.util.List;

/**
 * How many products with units would be at zero with each minimum.
 *
 * @param zeros by the minimum, from 0 to {@value #HIGHEST}
 */
public record ZeroCurve(List<Long> zeros) {

    /** The highest minimum that it tells of. */
    public static final int HIGHEST = 50;

    public long at(int minimum) {
        return zeros.get(minimum);
    }

    public long most() {
        return at(HIGHEST);
    }
}
