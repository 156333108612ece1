package dev.vigia.sync.readback;

import dev.vigia.database.DeadlockRetry;
import dev.vigia.limits.CircuitBreaker;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Connector;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.SendMode;
import dev.vigia.marketplace.Shown;
import dev.vigia.sync.lease.Lease;
import dev.vigia.sync.lease.Leases;
import dev.vigia.sync.queue.CallResults;
import dev.vigia.sync.readback.InDoubtListings.InDoubt;
import dev.vigia.sync.readback.InDoubtListings.Look;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Looks at listings in doubt: soon after a newer quantity was settled, and again with growing distance, until they have
 * shown the newest one for longer than a call without an answer can live. Whatever else one shows is sent again at once.
 */
@ApplicationScoped
public class InDoubtChecks implements ReadBackTask<InDoubtChecks.InDoubtStep> {

    private static final Logger LOG = Logger.getLogger(InDoubtChecks.class);

    /** Of a limit that quantities are sent by, for these looks go on beside them; while zeros wait they keep the rest. */
    private static final double SHARE_BESIDE_SENDING = 0.2;
    private static final Duration REST = Duration.ofSeconds(30);

    private final InDoubtListings listings;
    private final Leases leases;
    private final CircuitBreaker breaker;
    private final ReadBackConfig config;
    private final MeterRegistry meters;
    private final ExecutorService callers;

    public InDoubtChecks(InDoubtListings listings, Leases leases, CircuitBreaker breaker, ReadBackConfig config,
            MeterRegistry meters,
            @Identifier("sync") ExecutorService callers) {
        this.listings = listings;
        this.leases = leases;
        this.breaker = breaker;
        this.config = config;
        this.meters = meters;
        this.callers = callers;
    }

    /** Listings in doubt to look at. */
    record InDoubtStep(List<InDoubt> inDoubt) implements ReadBackTask.TaskStep {

        @Override
        public List<ExpectedListing> listings() {
            return inDoubt.stream().map(InDoubt::listing).toList();
        }
    }

    /** A reader for as long as this lease is held; it never waits until nothing is sent any more. */
    ReadBackWorker<InDoubtStep> reader(Lease lease, Connector connector, Account account, double rateFactor) {
        Set<String> sending = connector.sendModes(account).stream().map(SendMode::limit).map(Limit::name)
                .collect(Collectors.toSet());
        return new ReadBackWorker<>(this, lease, connector, ReadBackAccount.beside(account, rateFactor,
                limit -> sending.contains(limit.name()) ? SHARE_BESIDE_SENDING : config.readBackShare()), callers);
    }

    @Override
    public Optional<InDoubtStep> next(Lease lease, int most) {
        boolean more = listings.passOver(lease.integrationId());
        List<InDoubt> due = listings.due(lease.integrationId(), most);
        return due.isEmpty() && !more ? Optional.empty() : Optional.of(new InDoubtStep(due));
    }

    @Override
    public void settle(Lease lease, String marketplace, InDoubtStep step, List<Shown> answers) {
        Optional<Duration> rest = rest(answers);
        if (rest.isPresent()) {
            QuarkusTransaction.requiringNew().run(() -> listings.postpone(lease.integrationId(), step.inDoubt(), rest
                    .get()));
            noteRefusal(lease, answers);
            return;
        }
        Map<String, Shown> bySku = answers.stream().collect(Collectors.toMap(shown -> shown.offer().sku(),
                Function.identity(), (first, second) -> second));
        List<Look> looks = step.inDoubt().stream().map(listing -> Look.at(listing, Optional.ofNullable(bySku.get(
                listing.listing().offer().sku())))).toList();
        DeadlockRetry.inTransaction(() -> {
            leases.hold(lease);
            listings.write(lease, looks);
        });
        looks.stream().filter(Look::isOther).forEach(look -> report(lease, marketplace, look));
    }

    /** How long to leave the marketplace alone where that is all it said; empty where there is more to learn. */
    private static Optional<Duration> rest(List<Shown> answers) {
        boolean none = answers.isEmpty() || answers.stream().anyMatch(shown -> !isTurnedAway(shown));
        return none ? Optional.empty()
                : answers.stream().flatMap(shown -> shown.outcome().stream()).map(Outcome::after).max(
                        Duration::compareTo)
                        .filter(asked -> asked.compareTo(REST) > 0).or(() -> Optional.of(REST));
    }

    private static boolean isTurnedAway(Shown shown) {
        return shown.quantity().isEmpty() && shown.outcome().filter(why -> why.refusesCredentials() || why.isCausedBy(
                Cause.LIMITED))
                .isPresent();
    }

    private void noteRefusal(Lease lease, List<Shown> answers) {
        answers.stream().flatMap(shown -> shown.outcome().stream()).filter(CallResults::isRefused).findFirst()
                .ifPresent(refused -> breaker.recordSignIns(lease.integrationId(), List.of(CallResults.of(refused)),
                        1));
    }

    private void report(Lease lease, String marketplace, Look look) {
        ReadBackMetrics.appliedLate(meters, marketplace).increment();
        LOG.infof(
                "Integration %d shows an older quantity of product %d, which was sent without an answer; it is sent again",
                lease.integrationId(), look.inDoubt().listing().productId());
    }
}
