package dev.vigia.updates;

import dev.vigia.export.RowWindows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Some entries of a log, the newest first, and the pages around them. */
public record KeysetPage<T>(List<T> entries, Optional<LogCursor> newer, Optional<LogCursor> older) {

    /** All entries, the newest first: each window is a page, and a transaction, of its own. */
    static <T> RowWindows<T> all(Function<Optional<LogCursor>, KeysetPage<T>> page) {
        return new RowWindows<>() {

            private Optional<LogCursor> from = Optional.empty();
            private boolean isLast;

            @Override
            public List<T> next() {
                if (isLast) {
                    return List.of();
                }
                KeysetPage<T> next = page.apply(from);
                from = next.older;
                isLast = from.isEmpty();
                return next.entries;
            }
        };
    }

    /**
     * @param found from the cursor on, in its direction: one more than the page holds where there are more
     * @param size  how many the page holds
     */
    static <T> KeysetPage<T> of(List<T> found, Optional<LogCursor> cursor, int size, ToLongFunction<T> id) {
        boolean newer = cursor.map(LogCursor::newer).orElse(false);
        boolean more = found.size() > size;
        List<T> entries = new ArrayList<>(found.subList(0, Math.min(size, found.size())));
        if (newer) {
            Collections.reverse(entries);
        }
        if (entries.isEmpty()) {
            return new KeysetPage<>(entries, Optional.empty(), Optional.empty());
        }
        LogCursor before = new LogCursor(true, id.applyAsLong(entries.get(0)));
        LogCursor after = new LogCursor(false, id.applyAsLong(entries.get(entries.size() - 1)));
        return new KeysetPage<>(entries, newer ? Optional.of(before).filter(c -> more) : cursor.map(c -> before),
                Optional.of(after).filter(c -> newer || more));
    }
}
