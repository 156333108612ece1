package dev.vigia.alert;

import dev.vigia.database.DatabaseClock;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.database.OneColumn;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.jboss.logging.Logger;

/**
 * Looks what there is to tell, for all retailers and on one node at a time: opens an episode that has lasted long enough, closes
 * one that is over, and writes in the same transaction what is to be sent. All times are the database's.
 */
@ApplicationScoped
public class AlertLook {

    private static final Logger LOG = Logger.getLogger(AlertLook.class);
    // Sent ones are kept for as long as anybody asks whether they were.
    private static final List<String> OLD = List.of("alert_delivery where done_at < :now - interval '30 days'",
            "alert where closed_at < :now - interval '1 year'");

    private final Session session;
    private final DatabaseClock clock;
    private final AlertConfig config;
    private final Event<AlertsOpened> opened;

    AlertLook(Session session, DatabaseClock clock, AlertConfig config, Event<AlertsOpened> opened) {
        this.session = session;
        this.clock = clock;
        this.config = config;
        this.opened = opened;
    }

    /** What a look came to. */
    public record LookResult(long opened, long closed, long toSend) {
    }

    @Scheduled(every = "{vigia.alert.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        // Another node may have looked a moment ago.
        Instant now = clock.now();
        look(now, now.minus(config.every().dividedBy(2)).toString()).filter(seen -> seen.toSend > 0)
                .ifPresent(seen -> opened.fire(new AlertsOpened()));
    }

    /** @return empty while another node looks */
    public Optional<LookResult> look(Instant now) {
        return look(now, "infinity");
    }

    /** @param lookedBefore when somebody must have looked the last time, as PostgreSQL reads it */
    private Optional<LookResult> look(Instant now, String lookedBefore) {
        Optional<LookResult> seen = DeadlockRetry.inTransaction(() -> isOurs(now, lookedBefore) ? Optional.of(see(now))
                : Optional.empty());
        seen.filter(look -> look.opened + look.closed > 0).ifPresent(
                look -> LOG.infof("%d alerts opened, %d closed", look.opened, look.closed));
        return seen;
    }

    private boolean isOurs(Instant now, String lookedBefore) {
        boolean free = !OneColumn.query(session,
                "select 1 from alert_look where looked_at <= cast(:before as timestamptz)"
                        + " for update skip locked", Integer.class).setParameter("before", lookedBefore).getResultList()
                .isEmpty();
        if (free) {
            session.createNativeMutationQuery("update alert_look set looked_at = :now").setParameter("now", now)
                    .executeUpdate();
        }
        return free;
    }

    private LookResult see(Instant now) {
        at(now, AlertSql.BASELINES).executeUpdate();
        LookResult seen = session.createNativeQuery(AlertSql.EPISODES, LookResult.class)
                .setParameter("now", now)
                .setParameter("grace", interval(config.grace()))
                .setParameter("failing", interval(config.failingAfter()))
                .setParameter("over", interval(config.failingOver()))
                .setParameter("failures", config.importFailures())
                .setParameter("silent", interval(config.silentAfter()))
                .setParameter("minimum", interval(config.minimumAfter()))
                .setParameter("absent", interval(config.absentAfter()))
                .setParameter("mail", config.sendsMail())
                .setParameter("url", config.link("/alerts").orElse(null), String.class)
                .getSingleResult();
        session.createNativeMutationQuery(AlertSql.COUNTS).executeUpdate();
        OLD.forEach(rows -> at(now, "delete from " + rows.replace(":now", "cast(:now as timestamptz)"))
                .executeUpdate());
        return seen;
    }

    private MutationQuery at(Instant now, String sql) {
        return session.createNativeMutationQuery(sql).setParameter("now", now);
    }

    /** As PostgreSQL reads it. */
    private static String interval(Duration duration) {
        return duration.toMillis() + " milliseconds";
    }
}
