package dev.vigia.sync.readback;

import dev.vigia.database.Backoff;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.limits.CircuitBreaker;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Connector;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Shown;
import dev.vigia.sync.lease.Lease;
import dev.vigia.sync.lease.Leases;
import dev.vigia.sync.queue.CallResults;
import dev.vigia.sync.readback.ReadBackRuns.Position;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Reads listings back, finds those that do not show what was sent, and makes them due again. It goes slowly, one run after
  * the other, in moments when nothing is to be sent.
 */
@ApplicationScoped
public class ReadBack implements ReadBackTask<ReadBack.ReadBackStep> {

    private static final Logger LOG = Logger.getLogger(ReadBack.class);
    private static final Set<Cause> NO_ANSWER = EnumSet.of(Cause.UNREACHABLE, Cause.TIMEOUT, Cause.UNAVAILABLE,
            Cause.LIMITED, Cause.UNREADABLE);
    // A marketplace may stumble over one listing each time it is asked: then those of this step are left out.
    private static final int MOST_FAILURES = 5;
    private static final Backoff RESTS = new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(8));

    private final ReadBackRuns runs;
    private final DriftStore drifts;
    private final Leases leases;
    private final CircuitBreaker breaker;
    private final ReadBackConfig config;
    private final MeterRegistry meters;
    private final ExecutorService callers;
    private volatile boolean stopping;

    public ReadBack(ReadBackRuns runs, DriftStore drifts, Leases leases, CircuitBreaker breaker,
            ReadBackConfig config,
            MeterRegistry meters,
            @Identifier("sync") ExecutorService callers) {
        this.runs = runs;
        this.drifts = drifts;
        this.leases = leases;
        this.breaker = breaker;
        this.config = config;
        this.meters = meters;
        this.callers = callers;
    }

    /** A reader for as long as this lease is held. */
    ReadBackWorker<ReadBackStep> reader(Lease lease, Connector connector, Account account, double rateFactor) {
        return new ReadBackWorker<>(this, lease, connector, new ReadBackAccount(account, rateFactor, config
                .readBackShare()),
                callers);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** Some listings to read, and where in the run. */
    record ReadBackStep(Position position, List<ExpectedListing> listings) implements ReadBackTask.TaskStep {

        long lastProduct() {
            return listings.get(listings.size() - 1).productId();
        }
    }

    /** Perhaps nothing in this stride; empty while no run is due. */
    @Override
    public Optional<ReadBackStep> next(Lease lease, int most) {
        if (stopping) {
            return Optional.empty();
        }
        return runs.due(lease).map(position -> {
            List<ExpectedListing> listings = drifts.after(lease.integrationId(), position.after(), most);
            if (listings.isEmpty()) {
                runs.pass(lease, position);
            }
            return new ReadBackStep(position, listings);
        });
    }

    @Override
    public void settle(Lease lease, String marketplace, ReadBackStep step, List<Shown> answers) {
        Map<String, Shown> bySku = answers.stream().collect(Collectors.toMap(shown -> shown.offer().sku(),
                Function.identity(), (first, second) -> second));
        if (step.listings().stream().noneMatch(listing -> isAnswer(bySku.get(listing.offer().sku())))
                && step.position().failures() < MOST_FAILURES) {
            pause(lease, step, answers);
            return;
        }
        List<DriftAssessment> assessments = judge(lease, step, bySku);
        List<DriftAssessment> news = assessments.stream().filter(DriftAssessment::isNews).toList();
        Set<Long> still = DeadlockRetry.inTransaction(() -> {
            leases.confirm(lease);
            Set<Long> unmoved = news.isEmpty() ? Set.of() : drifts.write(lease, news);
            runs.advance(step.position(), step.lastProduct(), assessments.stream()
                    .collect(Collectors.groupingBy(assessment -> finding(assessment, unmoved), Collectors.counting())));
            return unmoved;
        });
        news.stream().filter(assessment -> finding(assessment, still).isDrift())
                .forEach(assessment -> report(lease, marketplace, assessment));
        noteRefusal(lease, answers);
    }

    private List<DriftAssessment> judge(Lease lease, ReadBackStep step, Map<String, Shown> bySku) {
        List<DriftAssessment> first = step.listings().stream().map(listing -> DriftAssessment.of(listing, shown(listing,
                bySku),
                ReadBackHistory.NOTHING)).toList();
        List<ExpectedListing> suspects = first.stream().filter(assessment -> assessment.finding().isDrift())
                .map(DriftAssessment::listing).toList();
        if (suspects.isEmpty()) {
            return first;
        }
        Map<Long, ReadBackHistory> histories = QuarkusTransaction.requiringNew()
                .call(() -> drifts.histories(lease.integrationId(), suspects));
        return step.listings().stream().map(listing -> DriftAssessment.of(listing, shown(listing, bySku),
                histories.getOrDefault(listing.productId(), ReadBackHistory.NOTHING))).toList();
    }

    private static Shown shown(ExpectedListing listing, Map<String, Shown> bySku) {
        return bySku.getOrDefault(listing.offer().sku(), new Shown(listing.offer(), OptionalInt.empty(),
                Optional.empty()));
    }

    /** What has moved on while it was read is on its way again. */
    private static ReadBackFinding finding(DriftAssessment assessment, Collection<Long> still) {
        return assessment.isNews() && !still.contains(assessment.listing().productId()) ? ReadBackFinding.TRAVELLING
                : assessment.finding();
    }

    private static boolean isAnswer(Shown shown) {
        return shown != null && shown.outcome().filter(why -> why.isRetry() && why.cause().filter(NO_ANSWER::contains)
                .isPresent()
                || why.refusesCredentials()).isEmpty();
    }

    /** Only the reading rests: a marketplace that does not let itself be read may still take a zero. */
    private void pause(Lease lease, ReadBackStep step, List<Shown> answers) {
        Duration asked = answers.stream().flatMap(shown -> shown.outcome().stream()).map(Outcome::after)
                .max(Duration::compareTo).orElse(Duration.ZERO);
        Duration ours = RESTS.delay(step.position().failures());
        QuarkusTransaction.requiringNew().run(() -> {
            leases.hold(lease);
            runs.pause(step.position(), asked.compareTo(ours) > 0 ? asked : ours);
        });
        noteRefusal(lease, answers);
    }

    private void noteRefusal(Lease lease, List<Shown> answers) {
        answers.stream().flatMap(shown -> shown.outcome().stream()).filter(CallResults::isRefused).findFirst()
                .ifPresent(refused -> breaker.recordSignIns(lease.integrationId(), List.of(CallResults.of(refused)),
                        1));
    }

    private void report(Lease lease, String marketplace, DriftAssessment assessment) {
        ReadBackMetrics.drift(meters, marketplace, assessment.finding()).increment();
        LOG.infof("Integration %d shows something else for product %d: %s", lease.integrationId(),
                assessment.listing().productId(), assessment.finding().code());
    }
}
