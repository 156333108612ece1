package dev.vigia.sync.queue;

import java.time.Duration;
import java.util.List;

/** Fired when answers were written down; observe it after the transaction has succeeded. */
public record QuantitiesSettled(long integrationId, List<UpdateResult> answers, List<Wait> waits) {

    /**
     * How long a quantity had waited when it was confirmed.
     *
     * @param waited since the change that asked for it
     */
    public record Wait(boolean zero, Duration waited) {
    }
}
