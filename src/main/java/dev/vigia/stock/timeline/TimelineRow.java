package dev.vigia.stock.timeline;

import java.time.Instant;

/**
 * An entry as the database tells it; what it does not say is null. The same column says another thing in each log, as
 * {@link TimelineSql} has it.
 */
public record TimelineRow(Instant at, String kind, Long integrationId, String integration, Long number, Integer before,
        Integer after, Integer reservedBefore, Integer reserved, Boolean unlimitedBefore, Boolean unlimited,
        String label, String cause, String words, Long available, Integer minimum, String ruleKind, String rulePath,
        boolean everywhere, Instant other) {
}
