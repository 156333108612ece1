package dev.vigia.source.reading;

import java.time.Duration;
import java.time.Instant;

/**
 * How many calls a second an account is asked: few at first, more while it does not complain, half as many when it does.
 * Sources publish no figures; these are our own.
 *
 * @param since when it became so
 */
record SourceBudget(double rate, Instant since) {

    private static final Duration CLEAN = Duration.ofMinutes(1);
    private static final double LEAST = 0.5;

    /** Nobody has complained until now. */
    SourceBudget clean(Instant now, double most) {
        return rate >= most || now.isBefore(since.plus(CLEAN)) ? this
                : new SourceBudget(Math.min(most, rate + 1), now);
    }

    /** It was too fast. Those that were under way when it complained count once. */
    SourceBudget limited(Instant now) {
        return new SourceBudget(Math.max(LEAST, rate / 2), now);
    }
}
