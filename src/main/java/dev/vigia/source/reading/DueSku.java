package dev.vigia.source.reading;

import dev.vigia.source.SkuQuestion;
import java.time.Instant;

/**
 * A SKU whose turn it is.
 *
 * @param sku        ours; empty until it is described
 * @param before     ours until the source called it otherwise, while the units that it had stay; empty: none
 * @param alone      whether it is asked about by itself
 * @param odd        whether what it was described as last cannot be kept as it is
 * @param toDescribe whether it is asked what it is as well
 * @param notifiedAt when somebody said last that it has changed; null: never
 * @param available  units by the last read; 0 where there was none
 */
record DueSku(String remoteId, String sku, String before, boolean kit, boolean alone, boolean odd,
        boolean toDescribe, String description, Instant notifiedAt, long available) {

    SkuQuestion question() {
        return new SkuQuestion(remoteId, toDescribe, kit || alone);
    }

    boolean isOurs() {
        return !sku.isEmpty();
    }

    /** Whether the units that it had by another code are to leave there. */
    boolean leaves() {
        return !before.isEmpty() && !before.equals(sku);
    }

    /** @param ours its code here from now on; empty: it has none any more */
    DueSku called(String ours) {
        return new DueSku(remoteId, ours, before.isEmpty() ? sku : before, kit, alone, odd, toDescribe, description,
                notifiedAt, available);
    }

    /** Calls that it costs to read it. */
    double calls(int idsPerRead) {
        return (toDescribe ? 1 : 0) + (kit || alone ? 1 : 1.0 / Math.max(1, idsPerRead));
    }
}
