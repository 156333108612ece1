package dev.vigia.stock.moved;

import dev.vigia.history.ShownEntry;
import java.util.List;

/**
 * What the page of the listings that a change has moved shows.
 *
 * @param shown the change
 * @param count how many there are by now
 * @param next  the address of what follows; empty text at the end
 * @param first whether it begins at the first
 * @param asked whether the page asks again by itself how far the change is
 */
record MovedView(ShownEntry shown, List<MovedListing> listings, long count, String next, boolean first, boolean asked) {

    public String path() {
        return shown.entry().movedPath();
    }

    public boolean isRunning() {
        return shown.entry().carried().filter(carried -> !carried.ended()).isPresent();
    }
}
