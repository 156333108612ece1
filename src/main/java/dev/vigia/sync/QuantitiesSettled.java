package dev.vigia.sync;

import dev.vigia.sync.Settlement.Wait;
import java.util.List;

/** Fired when answers were written down; observe it after the transaction has succeeded. */
record QuantitiesSettled(long integrationId, List<UpdateResult> answers, List<Wait> waits) {
}
