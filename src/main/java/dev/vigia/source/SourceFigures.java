package dev.vigia.source;

import java.time.Instant;

/**
 * How far the reading of a source is.
 *
 * @param skus           that are ours
 * @param unread         of them, those that were never read
 * @param oldest         when the one was read that was read longest ago; null: none was
 * @param left           SKUs that this sweep has not come to
 * @param unknown        SKUs of which the source says nothing that can be used
 * @param held           SKUs that went to zero with too many others, and wait for a person
 * @param odd            SKUs of ours whose name, category or EAN cannot be kept as the source has it
 * @param mapped         warehouses that count
 * @param openWarehouses warehouses that nobody has decided about
 */
public record SourceFigures(long skus, long unread, Instant oldest, long left, long unknown, long held, long odd,
        long mapped, long openWarehouses) {
}
