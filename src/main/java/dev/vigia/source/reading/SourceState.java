package dev.vigia.source.reading;

import dev.vigia.database.Backoff;
import dev.vigia.database.DatabaseClock;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.database.OneColumn;
import dev.vigia.source.Source;
import dev.vigia.source.Source.SourceOutcome;
import dev.vigia.source.SourceConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.hibernate.Session;

/**
 * Who reads a source now, and how far that is. A claim is said again with each step; whoever lost it writes nothing more.
 */
@ApplicationScoped
class SourceState {

    private static final Backoff OUTAGES = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60));

    private static final String DUE = """
            due.enabled and due.stopped_at is null and due.next_at <= statement_timestamp()
                    and (due.rests_until is null or due.rests_until <= statement_timestamp())
                    and (due.claimed_until is null or due.claimed_until < statement_timestamp())""";

    private final Session session;
    private final DatabaseClock clock;
    private final SourceConfig config;

    SourceState(Session session, DatabaseClock clock, SourceConfig config) {
        this.session = session;
        this.clock = clock;
        this.config = config;
    }

    /** The one that waits longest of those that are due. */
    Optional<Long> claimNext(UUID claim) {
        return DeadlockRetry.inTransaction(() -> OneColumn.query(session, """
                update source set claim = :claim, claimed_until = clock_timestamp() + make_interval(secs => :seconds)
                where id = (
                  select due.id from source due
                  where %s
                  order by due.next_at limit 1 for update of due skip locked)
                returning id
                """.formatted(DUE), Long.class)
                .setParameter("claim", claim)
                .setParameter("seconds", seconds(config.claim()))
                .getResultStream().findFirst());
    }

    /** @return empty once it is another's, or was changed by a person */
    Optional<Source> renew(long id, UUID claim) {
        return DeadlockRetry.inTransaction(() -> {
            session.createNativeMutationQuery("""
                    update source set claimed_until = clock_timestamp() + make_interval(secs => :seconds)
                    where id = :id and claim = :claim
                    """)
                    .setParameter("seconds", seconds(config.claim())).setParameter("id", id)
                    .setParameter("claim", claim).executeUpdate();
            return Source.find("id = ?1 and claim = ?2", id, claim).firstResultOptional();
        });
    }

    /** What is kept of a step, unless the claim is another's by now. */
    boolean keep(long id, UUID claim, Consumer<Source> change) {
        return DeadlockRetry.inTransaction(() -> {
            Optional<Source> claimed = Source.findClaimed(id, claim);
            claimed.ifPresent(change);
            return claimed.isPresent();
        });
    }

    /** The same of a step that was answered: it goes a little faster where nobody has complained for long enough. */
    boolean keepRead(long id, UUID claim, SourceCalls calls, Consumer<Source> change) {
        return keep(id, claim, now -> {
            change.accept(now);
            now.outcome = SourceOutcome.READ;
            now.detail = "";
            now.lookedAt = clock.now();
            now.failures = 0;
            SourceBudget budget = new SourceBudget(now.rate, now.rateAt).clean(now.lookedAt, Math.min(config
                    .rateMost(), calls.most()));
            now.rate = budget.rate();
            now.rateAt = budget.since();
            calls.setRate(now.rate);
        });
    }

    /** It asks to be left alone: nothing is asked for as long as that, whatever waits, and half as fast afterwards. */
    void rest(long id, UUID claim, Duration rest) {
        keep(id, claim, source -> {
            source.outcome = SourceOutcome.LIMITED;
            source.detail = "";
            source.lookedAt = clock.now();
            source.restsUntil = source.lookedAt.plus(rest);
            SourceBudget slower = new SourceBudget(source.rate, source.rateAt).limited(source.lookedAt);
            source.rate = slower.rate();
            source.rateAt = slower.since();
            source.release(source.restsUntil);
        });
    }

    /**
     * Nothing is asked for ever longer, and some of it by chance, while it goes wrong.
     *
     * @param failures in a row before this one
     */
    void fail(long id, UUID claim, int failures, SourceOutcome outcome) {
        keep(id, claim, source -> {
            Duration rest = OUTAGES.delay(failures, RandomGenerator.getDefault().nextDouble());
            source.failures = failures + 1;
            source.outcome = outcome;
            source.detail = "";
            source.lookedAt = clock.now();
            source.restsUntil = source.lookedAt.plus(rest);
            source.release(source.restsUntil);
        });
    }

    /** Until a person acts. */
    void stop(long id, UUID claim, SourceOutcome outcome, String detail) {
        keep(id, claim, source -> {
            source.outcome = outcome;
            source.detail = detail;
            source.lookedAt = clock.now();
            source.stoppedAt = source.lookedAt;
            source.release(source.lookedAt);
        });
    }

    /** Whether another source has no place on any node by now. */
    boolean isAnyWaiting() {
        return DeadlockRetry.inTransaction(() -> OneColumn.query(session, "select exists (select from source due where "
                + DUE + ")", Boolean.class).getSingleResult());
    }

    /** @param isWaiting whether there is nothing to be done before the next moment of the schedule */
    void release(long id, UUID claim, boolean isWaiting, boolean readsStock) {
        DeadlockRetry.inTransaction(() -> session.createNativeMutationQuery("""
                update source
                set claim = null, claimed_until = null, next_at = case when :waiting then least(
                  greatest(warehouses_at + make_interval(secs => :warehouses), warehouses_again_at),
                  greatest(listed_at + make_interval(secs => :list), list_again_at),
                  case when :reads then least(sweep_began_at + make_interval(secs => :sweep),
                    (select min(due_at) from source_sku where source_id = source.id and due_at is not null)) end)
                  else clock_timestamp() end
                where id = :id and claim = :claim
                """)
                .setParameter("waiting", isWaiting)
                .setParameter("reads", readsStock)
                .setParameter("warehouses", seconds(config.warehousesEvery()))
                .setParameter("list", seconds(config.listEvery()))
                .setParameter("sweep", seconds(config.sweepEvery()))
                .setParameter("id", id).setParameter("claim", claim)
                .executeUpdate());
    }

    TurnClock turnClock() {
        Instant then = clock.now();
        return new TurnClock(then, System.nanoTime());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
