package dev.vigia.source.reading;

import dev.vigia.source.SkuQuestion;
import java.time.Instant;

/**
 * A SKU whose turn it is.
 *
 * @param sku        ours; empty until it is described
 * @param toDescribe whether it is asked what it is as well
 * @param notifiedAt when somebody said last that it has changed; null: never
 * @param available  units by the last read; 0 where there was none
 */
record DueSku(String remoteId, String sku, boolean kit, boolean toDescribe, String description, Instant notifiedAt,
        long available) {

    SkuQuestion question() {
        return new SkuQuestion(remoteId, toDescribe, kit);
    }

    boolean isOurs() {
        return !sku.isEmpty();
    }

    DueSku called(String ours) {
        return new DueSku(remoteId, ours, kit, toDescribe, description, notifiedAt, available);
    }
}
