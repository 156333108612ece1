package dev.vigia.testing;

import static org.awaitility.pollinterval.IterativePollInterval.iterative;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for a condition, on a busy machine too: one time limit for all tests that name none of their own. */
public final class Patiently {

    /** A test that fails takes this long; one that passes no longer than its condition. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Duration SOON = Duration.ofMillis(10);
    private static final Duration LATER = Duration.ofMillis(100);

    private Patiently() {
    }

    public static ConditionFactory await() {
        return often(Awaitility.await());
    }

    /** {@code what} is waited for, told when it does not come. */
    public static ConditionFactory await(String what) {
        return often(Awaitility.await(what));
    }

    /** What is true is seen at once; what takes longer is asked about less often. */
    private static ConditionFactory often(ConditionFactory waiting) {
        return waiting.atMost(LIMIT).pollDelay(Duration.ZERO).pollInterval(iterative(
                last -> last.compareTo(LATER) < 0 ? last.plus(SOON) : LATER, SOON));
    }
}
