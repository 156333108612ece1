package dev.vigia.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** What was called when: the latest calls, and totals over all of them. */
final class Calls {

    private final int limit;
    private final Deque<Entry> recent = new ArrayDeque<>();
    private long calls;
    private long limited;
    private long malformed;

    Calls(int limit) {
        this.limit = limit;
    }

    synchronized void record(Instant at, String method, String path, int status, boolean isMalformed, String sku,
            OptionalInt quantity) {
        calls++;
        limited += status == 429 ? 1 : 0;
        malformed += isMalformed ? 1 : 0;
        recent.addLast(new Entry(calls, at, method, path, status, sku, quantity));
        if (recent.size() > limit) {
            recent.removeFirst();
        }
    }

    /** The calls that began at or after the moment, oldest first. */
    synchronized Log since(Instant moment) {
        return log(entry -> !entry.at.isBefore(moment));
    }

    /** The calls with a greater number, oldest first. */
    synchronized Log since(long number) {
        return log(entry -> entry.number > number);
    }

    synchronized void reset() {
        recent.clear();
        calls = 0;
        limited = 0;
        malformed = 0;
    }

    private Log log(Predicate<Entry> wanted) {
        return new Log(recent.stream().filter(wanted).toList(), new Totals(calls, limited, malformed));
    }

    /**
     * @param status zero when the connection was closed without an answer
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Entry(long number, Instant at, String method, String path, @JsonInclude int status, String sku,
            OptionalInt quantity) {
    }

    /**
     * @param limited   answered 429
     * @param malformed refused for a defect of the caller, whatever the marketplace's state
     */
    record Totals(long calls, long limited, long malformed) {
    }

    record Log(List<Entry> calls, Totals totals) {
    }
}
