package dev.vigia.intake.kafka;

import dev.vigia.intake.IntakeResult;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.stream.Stream;

/** What became of the records on this node, and how many it has not taken yet. */
final class RecordMetrics {

    private static final String RECORDS = "vigia.kafka.records";
    private static final String ACCEPTED = "accepted";
    private static final String UNCHANGED = "unchanged";
    private static final String OUTDATED = "outdated";
    private static final String HELD = "held";
    private static final String DEAD_LETTER = "dead_letter";

    private final MeterRegistry meters;
    private volatile long lag;
    private volatile int waiting;

    RecordMetrics(MeterRegistry meters) {
        this.meters = meters;
        Stream.of(ACCEPTED, UNCHANGED, OUTDATED, HELD, DEAD_LETTER).forEach(outcome -> count(outcome, 0));
        Gauge.builder("vigia.kafka.lag", () -> lag).register(meters);
        Gauge.builder("vigia.kafka.topics.waiting", () -> waiting).register(meters);
    }

    void took(IntakeResult taken) {
        count(ACCEPTED, taken.accepted());
        count(UNCHANGED, taken.unchanged());
        count(OUTDATED, taken.outdated());
        count(HELD, taken.held());
    }

    void deadLettered(int records) {
        count(DEAD_LETTER, records);
    }

    /**
     * @param behind records of the partitions of this node that are not taken yet
     * @param topics how many of them wait until they are tried again
     */
    void stands(long behind, int topics) {
        lag = behind;
        waiting = topics;
    }

    private void count(String outcome, int records) {
        meters.counter(RECORDS, "outcome", outcome).increment(records);
    }
}
