package dev.vigia.sync;

import dev.vigia.listing.Priority;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.sync.queue.QuantitiesSettled;
import dev.vigia.sync.queue.QuantitiesSettled.Wait;
import dev.vigia.sync.queue.UpdateOutcome;
import dev.vigia.sync.queue.UpdateResult;
import dev.vigia.sync.readback.ReadBackFinding;
import dev.vigia.sync.readback.ReadBackMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** What the sync tells the metrics, and the log of what failed. Labelled by marketplace, never by retailer or SKU: those would be without bound. */
@ApplicationScoped
public class SyncMetrics {

    // Up to six hours: a marketplace that was down for long must show as more than "over a minute".
    private static final Duration[] LAGS = LongStream.of(100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000,
            300_000, 1_800_000, 21_600_000).mapToObj(Duration::ofMillis).toArray(Duration[]::new);

    private static final Logger LOG = Logger.getLogger(SyncMetrics.class);

    private final MeterRegistry meters;
    private final Session session;
    private final SendingAccounts accounts;
    private volatile Map<Priority, DueListings> due = Map.of();
    private volatile OpenUpdates unconfirmed = new OpenUpdates(0, 0, 0);

    SyncMetrics(MeterRegistry meters, Session session, SendingAccounts accounts) {
        this.meters = meters;
        this.session = session;
        this.accounts = accounts;
    }

    private record DueListings(int priority, long listings, double oldestSeconds) {
    }

    /** What the marketplaces have not said for good. */
    private record OpenUpdates(long accepted, double oldestSeconds, long inDoubt) {
    }

    /** All is there from the start: nothing to report can be told from nobody reporting, and the first is an increase. */
    void announce(@Observes StartupEvent started, Marketplaces marketplaces) {
        for (Priority priority : Priority.values()) {
            Gauge.builder("vigia.due", () -> due(priority).listings).tag("priority", priority.code())
                    .description("Listings that wait to be sent, in the whole database").register(meters);
            Gauge.builder("vigia.due.oldest", () -> due(priority).oldestSeconds).tag("priority", priority.code())
                    .baseUnit("seconds").description("How long the oldest of them has waited").register(meters);
        }
        Gauge.builder("vigia.accepted", () -> unconfirmed.accepted)
                .description("Listings whose quantity was accepted and is not confirmed, in the whole database")
                .register(meters);
        Gauge.builder("vigia.accepted.oldest", () -> unconfirmed.oldestSeconds).baseUnit("seconds")
                .description("How long the oldest of them has been").register(meters);
        Gauge.builder("vigia.in.doubt", () -> unconfirmed.inDoubt)
                .description("Listings of which a call without an answer may still be applied").register(meters);
        marketplaces.all().stream().filter(Marketplace::isAvailable).map(Marketplace::code).forEach(
                this::announceSending);
    }

    private void announceSending(String marketplace) {
        Gauge.builder("vigia.sync.budget.used", () -> accounts.mostUsed(marketplace)).tag("marketplace", marketplace)
                .description("Share of the allowed requests of the last minute, of the busiest account of this node")
                .register(meters);
        ReadBackMetrics.appliedLate(meters, marketplace);
        inDoubt(marketplace);
        neverConfirmed(marketplace);
        Stream.of(ReadBackFinding.causes()).forEach(cause -> ReadBackMetrics.drift(meters, marketplace, cause));
        Stream.of(UpdateOutcome.APPLIED, UpdateOutcome.ACCEPTED)
                .forEach(outcome -> updates(marketplace, outcome.code(), Optional.empty()));
        Stream.of(UpdateOutcome.RETRY, UpdateOutcome.REJECTED).forEach(outcome -> Stream.of(Cause.values())
                .forEach(cause -> updates(marketplace, outcome.code(), Optional.of(cause.name()))));
    }

    /** Quantities that were sent without a final answer. */
    private Counter inDoubt(String marketplace) {
        return meters.counter("vigia.updates.in.doubt", "marketplace", marketplace);
    }

    /** Quantities that were accepted, and not confirmed in all the time that is waited. */
    private Counter neverConfirmed(String marketplace) {
        return meters.counter("vigia.updates.never.confirmed", "marketplace", marketplace);
    }

    private Counter updates(String marketplace, String outcome, Optional<String> cause) {
        return meters.counter("vigia.updates", "marketplace", marketplace, "outcome", outcome, "cause",
                cause.map(name -> name.toLowerCase(Locale.ROOT)).orElse("none"));
    }

    private DueListings due(Priority priority) {
        return due.getOrDefault(priority, new DueListings(priority.ordinal(), 0, 0));
    }

    /** One question for the whole database, however often somebody asks for the metrics. */
    @Scheduled(every = "{vigia.sync.sample}", concurrentExecution = ConcurrentExecution.SKIP)
    void sampleDue() {
        Map<Priority, DueListings> sampled = new EnumMap<>(Priority.class);
        QuarkusTransaction.requiringNew().call(() -> session.createNativeQuery("""
                select cast(priority as integer), cast(sum(listings) as bigint),
                       cast(extract(epoch from clock_timestamp() - min(since)) as float8)
                from due group by priority
                """, DueListings.class).getResultList())
                .forEach(due -> sampled.put(Priority.values()[due.priority], due));
        due = sampled;
        unconfirmed = QuarkusTransaction.requiringNew().call(() -> session.createNativeQuery("""
                select cast(coalesce(sum(cardinality(product_ids)), 0) as bigint),
                       cast(coalesce(extract(epoch from clock_timestamp() - min(accepted_at)), 0) as float8),
                       (select count(*) from in_doubt)
                from submission
                """, OpenUpdates.class).getSingleResult());
    }

    void note(@Observes(during = TransactionPhase.AFTER_SUCCESS) QuantitiesSettled settled) {
        accounts.marketplace(settled.integrationId())
                .ifPresent(marketplace -> count(marketplace, settled.answers(), settled.waits()));
        Map<String, Long> failures = settled.answers().stream().flatMap(answer -> answer.causeIfAny().stream())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        if (!failures.isEmpty()) {
            LOG.infof("Integration %d: of %d quantities these were not taken: %s", settled.integrationId(),
                    settled.answers().size(), failures);
        }
    }

    void count(String marketplace, List<UpdateResult> answers, List<Wait> waits) {
        answers.forEach(answer -> updates(marketplace, answer.name(), answer.causeIfAny()).increment());
        neverConfirmed(marketplace).increment(answers.stream().filter(UpdateResult::isNeverConfirmed).count());
        inDoubt(marketplace).increment(answers.stream().filter(answer -> answer.outcome().isInDoubt()).count());
        waits.forEach(wait -> Timer.builder("vigia.sync.lag")
                .description("From the change that asked for a quantity until the marketplace confirmed it")
                .serviceLevelObjectives(LAGS)
                .tags("marketplace", marketplace, "quantity", wait.zero() ? "zero" : "other")
                .register(meters).record(wait.waited()));
    }
}
