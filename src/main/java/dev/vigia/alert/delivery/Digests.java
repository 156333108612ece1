package dev.vigia.alert.delivery;

import dev.vigia.access.Retailer;
import dev.vigia.alert.Alert;
import dev.vigia.alert.AlertConfig;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.database.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;

/** Finds whose digest is due, and what is in it. */
@ApplicationScoped
class Digests {

    private static final int AT_ONCE = 200;
    private static final int MOST_LINES = 50;

    private final Session session;
    private final AlertMails mails;
    private final AlertConfig config;

    Digests(Session session, AlertMails mails, AlertConfig config) {
        this.session = session;
        this.mails = mails;
        this.config = config;
    }

    /** Writes down what is due, and when the next one of each person is. Days that were missed are in one digest. */
    void plan(Instant now) {
        if (!config.sendsMail()) {
            return;
        }
        int planned = AT_ONCE;
        while (planned == AT_ONCE) {
            planned = DeadlockRetry.inTransaction(() -> planSome(now));
        }
    }

    private int planSome(Instant now) {
        List<DigestRow> due = session.createNativeQuery("""
                select person.id, person.retailer_id, person.digest_hour, person.seen_at
                from alert_person person
                where digest_at <= :now
                order by digest_at limit :most for update of person skip locked
                """, DigestRow.class).setParameter("now", now).setParameter("most", AT_ONCE).getResultList();
        if (due.isEmpty()) {
            return 0;
        }
        session.createNativeMutationQuery("""
                update alert_person set digest_at = to_timestamp(coming.seconds)
                from unnest(cast(:people as bigint[]), cast(:times as float8[])) as coming (id, seconds)
                where alert_person.id = coming.id
                """)
                .setParameter("people", due.stream().map(DigestRow::id).toArray(Long[]::new))
                .setParameter("times", due.stream().map(row -> (double) next(row, now).getEpochSecond())
                        .toArray(Double[]::new))
                .executeUpdate();
        session.createNativeMutationQuery("""
                insert into alert_delivery (retailer_id, person_id, event, made_at, due_at)
                select retailer_id, id, 'digest', cast(:now as timestamptz), cast(:now as timestamptz)
                from alert_person
                where id = any(cast(:people as bigint[])) and email <> '' and seen_at > :present
                on conflict do nothing
                """)
                .setParameter("now", now)
                .setParameter("people", due.stream().map(DigestRow::id).toArray(Long[]::new))
                .setParameter("present", now.minus(config.absentAfter()))
                .executeUpdate();
        return due.size();
    }

    private record DigestRow(long id, long retailerId, int digestHour, Instant seenAt) {
    }

    private Instant next(DigestRow row, Instant now) {
        Retailer retailer = Retailer.findById(row.retailerId);
        return new DailyDigest(row.digestHour, mails.zone(retailer)).after(now);
    }

    /** Joins the caller's transaction. */
    Digest of(AlertPerson person) {
        List<String> kinds = OneColumn.query(session,
                "select kind from alert_choice where person_id = :person and how ="
                        + " 'digest'", String.class).setParameter("person", person.id).getResultList();
        List<Alert> open = Alert.find("retailerId = ?1 and closedAt is null and kindCode in ?2 order by openedAt desc,"
                + " id desc", person.retailerId, kinds).range(0, MOST_LINES - 1).list();
        List<Alert> over = Alert.find("retailerId = ?1 and openedAt > ?2 and closedAt is not null and kindCode in ?3"
                + " order by openedAt desc, id desc", person.retailerId, person.digestSince, kinds).range(0, MOST_LINES
                        - 1)
                .list();
        return new Digest(open, over);
    }
}
