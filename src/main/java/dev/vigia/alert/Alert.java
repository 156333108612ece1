package dev.vigia.alert;

import dev.vigia.marketplace.Outcome.Cause;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An episode that people are told of. The look opens and closes it (see {@link AlertLook}); a person acknowledges it. */
@Entity
public class Alert extends PanacheEntityBase {

    // One that needs all of them has troubles that no list would help with.
    private static final int MOST = 200;
    private static final Duration LATELY = Duration.ofDays(7);

    @Id
    public Long id;
    public long retailerId;
    @Column(name = "kind")
    String kindCode;
    public Long integrationId;
    @Column(name = "cause")
    String causeName;
    public long subjectId;
    /** How people call what it is about; empty where there is one only. */
    public String subject;
    public Instant since;
    public Instant openedAt;
    public Instant closedAt;
    Long listings;
    Long listingsBefore;
    public Instant acknowledgedAt;
    public String acknowledgedBy;

    protected Alert() {
    }

    /** Those that are not over, the newest first. */
    public static List<Alert> open(long retailerId) {
        return find("retailerId = ?1 and closedAt is null order by openedAt desc, id desc", retailerId)
                .range(0, MOST - 1).list();
    }

    /** Those that were over lately, the newest first. */
    public static List<Alert> closed(long retailerId, Instant now, int most) {
        return find("retailerId = ?1 and closedAt > ?2 order by closedAt desc, id desc", retailerId, now.minus(LATELY))
                .range(0, most - 1).list();
    }

    public static Optional<Alert> find(long retailerId, long id) {
        return find("retailerId = ?1 and id = ?2", retailerId, id).firstResultOptional();
    }

    /** Nobody else changes it until the transaction ends. */
    public static Optional<Alert> findToChange(long retailerId, long id) {
        return find("retailerId = ?1 and id = ?2", retailerId, id).withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    public AlertKind getKind() {
        return AlertKind.ofCode(kindCode).orElseThrow();
    }

    public boolean isFailure() {
        return getKind() == AlertKind.FAILING;
    }

    /** Of a failure only. */
    public Cause getCause() {
        return Cause.valueOf(causeName);
    }

    public boolean isOpen() {
        return closedAt == null;
    }

    public boolean isAcknowledged() {
        return acknowledgedAt != null;
    }

    /** How many listings it concerns; 0 where that is not counted. */
    public long getCount() {
        return listings == null ? 0 : listings;
    }

    /** How many more than before are at or below the minimum. */
    public long getMore() {
        return getCount() - (listingsBefore == null ? 0 : listingsBefore);
    }

    /** The first who does so stays. */
    public void acknowledge(String person, Instant now) {
        if (!isAcknowledged()) {
            acknowledgedAt = now;
            acknowledgedBy = person;
        }
    }

    /** The page on which there is something to do about it. */
    public String getPath() {
        return switch (getKind()) {
            case STOPPED -> "/integrations/" + integrationId;
            case HELD -> "/intake/held/" + subjectId;
            case FAILING -> "/stock?state=failing&integration=" + integrationId;
            case DRIFT -> "/updates/drift?integration=" + integrationId;
            case IMPORT_FAILING, IMPORT_SILENT -> "/intake/scheduled#scheduled-" + subjectId;
            case AT_MINIMUM -> "/stock?state=below_minimum&integration=" + integrationId;
            case WEBHOOK_OFF -> "/alerts#webhook";
        };
    }
}
