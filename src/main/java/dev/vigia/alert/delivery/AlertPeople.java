package dev.vigia.alert.delivery;

import dev.vigia.alert.AlertKind;
import dev.vigia.database.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;

/** Who wants to be told of what. */
@ApplicationScoped
public class AlertPeople {

    private final Session session;
    private final DatabaseClock clock;

    AlertPeople(Session session, DatabaseClock clock) {
        this.session = session;
        this.clock = clock;
    }

    /**
     * Somebody who is signed in.
     *
     * @param subject as the provider identifies the person
     * @param email   empty where the provider tells none
     */
    public record AlertReader(long retailerId, String subject, String name, Optional<String> email, Locale language) {
    }

    @Transactional
    public AlertPreferences preferences(long retailerId, String subject) {
        return AlertPerson.find(retailerId, subject).map(person -> new AlertPreferences(choices(person.id),
                person.quiet(), person.digestHour)).orElse(AlertPreferences.NONE);
    }

    /** @param zone on whose clock the digest comes */
    @Transactional
    public void choose(AlertReader reader, AlertPreferences chosen, ZoneId zone) {
        Instant now = clock.now();
        AlertPerson person = AlertPerson.find(reader.retailerId, reader.subject)
                .orElseGet(() -> AlertPerson.of(reader.retailerId, reader.subject, now));
        person.seen(reader.name, reader.email, reader.language, now);
        person.choose(chosen.quiet(), chosen.digestHour(), chosen.wantsDigest()
                ? Optional.of(new DailyDigest(chosen.digestHour(), zone).after(now))
                : Optional.empty());
        person.persistAndFlush();
        session.createNativeMutationQuery("delete from alert_choice where person_id = :person")
                .setParameter("person", person.id).executeUpdate();
        chosen.how().forEach((kind, how) -> keep(person, kind, how));
    }

    /** What was said at the last sign-in holds; who has chosen nothing is not known. */
    @Transactional
    public void seen(AlertReader reader) {
        AlertPerson.find(reader.retailerId, reader.subject)
                .ifPresent(person -> person.seen(reader.name, reader.email, reader.language, clock.now()));
    }

    private void keep(AlertPerson person, AlertKind kind, AlertChannel how) {
        if (how != AlertChannel.PAGE_ONLY) {
            session.createNativeMutationQuery("""
                    insert into alert_choice (person_id, retailer_id, kind, how)
                    values (:person, :retailer, :kind, :how)
                    """)
                    .setParameter("person", person.id)
                    .setParameter("retailer", person.retailerId)
                    .setParameter("kind", kind.getCode())
                    .setParameter("how", how.getCode())
                    .executeUpdate();
        }
    }

    private Map<AlertKind, AlertChannel> choices(long personId) {
        Map<AlertKind, AlertChannel> how = new EnumMap<>(AlertKind.class);
        session.createNativeQuery("select kind, how from alert_choice where person_id = :person", ChoiceRow.class)
                .setParameter("person", personId).getResultList()
                .forEach(row -> AlertKind.ofCode(row.kind).ifPresent(
                        kind -> how.put(kind, AlertChannel.ofCode(row.how).orElseThrow())));
        return how;
    }

    private record ChoiceRow(String kind, String how) {
    }
}
