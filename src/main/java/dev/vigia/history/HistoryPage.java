package dev.vigia.history;

import dev.vigia.history.HistoryFilter.HistoryCursor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Some entries, the newest first, and the pages around them. */
record HistoryPage(List<HistoryEntry> entries, Optional<HistoryCursor> newer, Optional<HistoryCursor> older) {

    /**
     * @param found from the cursor on, in its direction: one more than the page holds where there are more
     * @param size  how many the page holds
     */
    static HistoryPage of(List<HistoryEntry> found, Optional<HistoryCursor> cursor, int size) {
        boolean newer = cursor.filter(HistoryCursor::newer).isPresent();
        boolean more = found.size() > size;
        List<HistoryEntry> entries = new ArrayList<>(found.subList(0, Math.min(size, found.size())));
        if (newer) {
            Collections.reverse(entries);
        }
        if (entries.isEmpty()) {
            return new HistoryPage(entries, Optional.empty(), Optional.empty());
        }
        HistoryCursor before = new HistoryCursor(true, entries.get(0).id());
        HistoryCursor after = new HistoryCursor(false, entries.get(entries.size() - 1).id());
        return new HistoryPage(entries, newer ? Optional.of(before).filter(c -> more) : cursor.map(c -> before),
                Optional.of(after).filter(c -> newer || more));
    }
}
