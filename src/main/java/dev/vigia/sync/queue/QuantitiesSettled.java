package dev.vigia.sync.queue;

import dev.vigia.sync.queue.Settlement.Wait;
import java.util.List;

/** Fired when answers were written down; observe it after the transaction has succeeded. */
public record QuantitiesSettled(long integrationId, List<UpdateResult> answers, List<Wait> waits) {
}
