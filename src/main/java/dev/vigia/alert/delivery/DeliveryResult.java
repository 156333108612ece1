package dev.vigia.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What became of a try. */
sealed interface DeliveryResult {

    record Delivered() implements DeliveryResult {
    }

    /** It is over, or nobody is there any more to be told. */
    record Needless() implements DeliveryResult {
    }

    /** Nothing was tried; the person wants to be left alone until then. */
    record Postponed(Instant until) implements DeliveryResult {
    }

    /** @param askedWait at least so long before the next try */
    record NotTaken(String problem, Optional<Duration> askedWait) implements DeliveryResult {
    }
}
