package dev.vigia.updates;

import dev.vigia.updates.UpdateFilter.Cursor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Some entries of a log, the newest first, and the pages around them. */
public record KeysetPage<T>(List<T> entries, Optional<Cursor> newer, Optional<Cursor> older) {

    /**
     * @param found from the cursor on, in its direction: one more than the page holds where there are more
     * @param size  how many the page holds
     */
    static <T> KeysetPage<T> of(List<T> found, Optional<Cursor> cursor, int size, ToLongFunction<T> id) {
        boolean newer = cursor.map(Cursor::newer).orElse(false);
        boolean more = found.size() > size;
        List<T> entries = new ArrayList<>(found.subList(0, Math.min(size, found.size())));
        if (newer) {
            Collections.reverse(entries);
        }
        if (entries.isEmpty()) {
            return new KeysetPage<>(entries, Optional.empty(), Optional.empty());
        }
        Cursor before = new Cursor(true, id.applyAsLong(entries.get(0)));
        Cursor after = new Cursor(false, id.applyAsLong(entries.get(entries.size() - 1)));
        return new KeysetPage<>(entries, newer ? Optional.of(before).filter(c -> more) : cursor.map(c -> before),
                Optional.of(after).filter(c -> newer || more));
    }
}
