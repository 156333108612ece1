package dev.vigia.alert.delivery;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Somebody who has chosen to be told, as of the last sign-in. */
@Entity
public class AlertPerson extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    public long retailerId;
    String subject;
    public String name;
    /** Empty where the provider tells none. */
    public String email;
    String language;
    Instant seenAt;
    Integer quietFrom;
    Integer quietTo;
    public int digestHour = AlertPreferences.USUAL_DIGEST_HOUR;
    Instant digestAt;
    Instant digestSince;

    protected AlertPerson() {
    }

    static AlertPerson of(long retailerId, String subject, Instant now) {
        AlertPerson person = new AlertPerson();
        person.retailerId = retailerId;
        person.subject = subject;
        person.digestSince = now;
        return person;
    }

    static Optional<AlertPerson> find(long retailerId, String subject) {
        return find("retailerId = ?1 and subject = ?2", retailerId, subject).firstResultOptional();
    }

    /** Signed in with this name and address, and reads this language. */
    void seen(String called, Optional<String> address, Locale reads, Instant now) {
        name = called;
        email = address.orElse("");
        language = reads.toLanguageTag();
        seenAt = now;
    }

    /** @param nextDigest empty where nothing is chosen for it */
    void choose(Optional<QuietHours> quiet, int hour, Optional<Instant> nextDigest) {
        quietFrom = quiet.map(QuietHours::from).orElse(null);
        quietTo = quiet.map(QuietHours::to).orElse(null);
        digestHour = hour;
        digestAt = nextDigest.orElse(null);
    }

    public Optional<QuietHours> quiet() {
        return Optional.ofNullable(quietFrom).map(from -> new QuietHours(from, quietTo));
    }

    public Locale locale() {
        return Locale.forLanguageTag(language);
    }
}
