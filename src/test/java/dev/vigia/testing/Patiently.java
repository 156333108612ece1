package dev.vigia.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for a condition, on a busy machine too: one time limit for all tests that name none of their own. */
public final class Patiently {

    /** A test that fails takes this long; one that passes no longer than its condition. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Patiently() {
    }

    public static ConditionFactory await() {
        return Awaitility.await().atMost(LIMIT);
    }

    /** {@code what} is waited for, told when it does not come. */
    public static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(LIMIT);
    }
}
