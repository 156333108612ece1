package dev.vigia.source.reading;

import dev.vigia.database.ClaimedTurns;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.source.PermissionMissing;
import dev.vigia.source.Source;
import dev.vigia.source.Source.SourceOutcome;
import dev.vigia.source.SourceConfig;
import dev.vigia.source.SourceConnector;
import dev.vigia.source.SourceConnectors;
import dev.vigia.source.SourceCounts;
import dev.vigia.source.SourceSettings;
import dev.vigia.source.SourceTokens;
import dev.vigia.source.reading.SourceSteps.StepEnd;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Reads the sources that are due, on whatever node comes first: whoever claims one in the database reads it for a while, and
 * then others have their turn. How far it is stands in the database, so a node that ends leaves nothing but a claim that runs
 * out.
 */
@ApplicationScoped
class SourceReads {

    private static final Logger LOG = Logger.getLogger(SourceReads.class);
    private static final Duration LONGEST_TURN = Duration.ofSeconds(30);
    private static final Duration SHORTEST_TURN = Duration.ofSeconds(5);

    private final SourceState state;
    private final SourceSteps steps;
    private final SourceConnectors connectors;
    private final SourceSettings settings;
    private final SourceTokens tokens;
    private final SourceCounts counts;
    private final ClaimedTurns turns;

    SourceReads(SourceState state, SourceSteps steps, SourceConnectors connectors, SourceSettings settings,
            SourceTokens tokens, SourceCounts counts, SourceConfig config) {
        this.state = state;
        this.steps = steps;
        this.connectors = connectors;
        this.settings = settings;
        this.tokens = tokens;
        this.counts = counts;
        this.turns = new ClaimedTurns("sources", config.atOnce(), this::look, state::claimNext, this::read);
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) SourceWoken woken) {
        turns.ask();
    }

    @Scheduled(every = "{vigia.source.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        turns.look();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        turns.stop(false);
    }

    /** A turn of one source, as long as there is something to do and it is nobody else's. */
    void read(long id, UUID claim) {
        Optional<Source> source = Optional.empty();
        try {
            source = state.renew(id, claim);
            if (source.isPresent()) {
                turn(source.get(), claim);
            }
        } catch (PermissionMissing missing) {
            state.stop(id, claim, !missing.isSignIn() ? SourceOutcome.PERMISSION_MISSING
                    : source.filter(this::isConsented).isPresent() ? SourceOutcome.CONSENT_MISSING
                            : SourceOutcome.SIGN_IN_REFUSED,
                    missing.permission());
        } catch (ConnectorException failure) {
            fail(id, claim, source.map(read -> read.failures).orElse(0), failure);
        } catch (RuntimeException | Error failure) {
            LOG.errorf(failure, "Source %d could not be read; it is read again later", id);
            state.fail(id, claim, source.map(read -> read.failures).orElse(0), SourceOutcome.FAILED);
        } finally {
            source.ifPresent(read -> DeadlockRetry.inTransaction(() -> counts.count(read)));
        }
    }

    private boolean isConsented(Source source) {
        return connectors.of(source).consent().isPresent();
    }

    private void fail(long id, UUID claim, int failures, ConnectorException failure) {
        if (failure.outcome().isCausedBy(Cause.LIMITED)) {
            state.rest(id, claim, failure.outcome().after());
        } else {
            state.fail(id, claim, failures, failure.outcome().isCausedBy(Cause.UNREACHABLE, Cause.TIMEOUT,
                    Cause.UNAVAILABLE) ? SourceOutcome.NO_ANSWER : SourceOutcome.UNREADABLE);
        }
    }

    /** Once another has no place, nobody keeps his for long. */
    private boolean isOver(long nanos) {
        return nanos > LONGEST_TURN.toNanos() || nanos > SHORTEST_TURN.toNanos() && state.isAnyWaiting();
    }

    private void turn(Source begun, UUID claim) {
        SourceConnector connector = connectors.of(begun);
        Map<String, String> values;
        try {
            values = DeadlockRetry.inTransaction(() -> settings.of(begun));
        } catch (IllegalStateException otherKeyset) {
            state.stop(begun.id, claim, SourceOutcome.SECRET_LOST, "");
            return;
        }
        SourceCalls calls = new SourceCalls(begun, values, tokens, state.turnClock(), begun.rate, connector
                .mostPerSecond());
        long began = System.nanoTime();
        Optional<Source> source = Optional.of(begun);
        StepEnd last = StepEnd.GOES_ON;
        while (last == StepEnd.GOES_ON && source.isPresent() && !turns.isStopping() && !isOver(System.nanoTime()
                - began)) {
            last = steps.next(source.get(), claim, connector, calls);
            source = last == StepEnd.GOES_ON ? state.renew(begun.id, claim) : source;
        }
        if (last != StepEnd.OVER && source.isPresent()) {
            state.release(begun.id, claim, last != StepEnd.GOES_ON, last != StepEnd.WAITS_FOR_PERSON);
        }
    }
}
