package dev.vigia.sync.queue;

import dev.vigia.limits.CallResult;
import dev.vigia.limits.CallResult.Kind;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import java.time.Duration;
import java.util.List;

/** What the outcomes of calls say about the account, for its circuit breaker. */
public final class CallResults {

    private CallResults() {
    }

    public static List<CallResult> of(List<UpdateResult> results) {
        return results.stream().map(UpdateResult::outcome).map(CallResults::of).toList();
    }

    public static CallResult of(Outcome outcome) {
        if (outcome.isRetry()) {
            return new CallResult(kind(outcome.cause().orElseThrow()), outcome.after(), outcome.message());
        }
        return outcome.refusesCredentials() ? new CallResult(Kind.REFUSED, Duration.ZERO, outcome.message())
                : new CallResult(Kind.SIGNED_IN, Duration.ZERO, "");
    }

    /** Whether the marketplace refused the credentials. */
    public static boolean isRefused(Outcome outcome) {
        return outcome.refusesCredentials();
    }

    private static Kind kind(Cause cause) {
        return switch (cause) {
            case UNREACHABLE, TIMEOUT -> Kind.NO_ANSWER;
            case UNAVAILABLE -> Kind.UNAVAILABLE;
            case LIMITED -> Kind.LIMITED;
            default -> Kind.OTHER;
        };
    }
}
