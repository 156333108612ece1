package dev.vigia.source;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An account of a retailer that stock is read from, and how far its reading is. */
@Entity
public class Source extends PanacheEntityBase {

    private static final int UNHEARD = 3;
    private static final Duration LATEST = Duration.ofHours(1);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    public long retailerId;
    public String kind;
    public String account;
    @Column(insertable = false, updatable = false)
    public Instant madeAt;
    public boolean enabled;
    public byte[] hookDigest;
    public Instant nextAt;
    /** Of the node that reads it. */
    public UUID claim;
    public Instant claimedUntil;
    public Instant lookedAt;
    @Enumerated(EnumType.STRING)
    public SourceOutcome outcome;
    /** Which permission lacks, by the connector's name. */
    public String detail;
    public Instant stoppedAt;
    public int failures;
    public Instant restsUntil;
    public double rate;
    public Instant rateAt;
    public long sweep;
    public Instant sweepBeganAt;
    public Instant sweptAt;
    public int listPage;
    public long listNumber;
    public Instant listedAt;
    public Instant warehousesAt;
    public int lost;
    public int sweepRead;
    public int sweepZeroed;
    /** Since when what went to zero is held, for it was too much at once. */
    public Instant holdingSince;
    /** The sweep that a person has agreed to, however much of it is zero. */
    public long agreedSweep;
    /** Of the last notification that was believed. */
    public Instant heardAt;
    /** Changes that were found since then, and that nobody had announced. */
    public int unannounced;
    public Instant unannouncedSince;
    public Instant changedAt;
    public int changed;
    /** Since when its warehouses cannot be read, while what was known of them goes on counting. */
    public Instant warehousesFailingSince;
    public Instant warehousesAgainAt;
    public Instant listFailingSince;
    public Instant listAgainAt;
    /** Whatever was described before is described anew. */
    public Instant describeSince;

    /** What became of the last calls. */
    public enum SourceOutcome {
        NEVER, READ, LIMITED, NO_ANSWER, UNREADABLE, SIGN_IN_REFUSED, CONSENT_MISSING, PERMISSION_MISSING, SECRET_LOST,
        FAILED;

        /** Whether nothing goes on before a person has acted. */
        public boolean needsPerson() {
            return this == SIGN_IN_REFUSED || this == CONSENT_MISSING || this == PERMISSION_MISSING
                    || this == SECRET_LOST;
        }
    }

    public static Source of(long retailerId, String kind, String account, byte[] hookDigest, double rate,
            Instant now) {
        Source made = new Source();
        made.retailerId = retailerId;
        made.kind = kind;
        made.account = account;
        made.enabled = true;
        made.hookDigest = hookDigest;
        made.outcome = SourceOutcome.NEVER;
        made.detail = "";
        made.rate = rate;
        made.rateAt = now;
        made.sweep = 1;
        made.sweepBeganAt = now;
        made.listPage = 1;
        made.listNumber = 1;
        made.goOn(now);
        return made;
    }

    /** In the order in which they were made. */
    public static List<Source> all(long retailerId) {
        return list("retailerId = ?1 order by id", retailerId);
    }

    public static Optional<Source> find(long retailerId, long id) {
        return find("retailerId = ?1 and id = ?2", retailerId, id).firstResultOptional();
    }

    public static Optional<Source> findToChange(long retailerId, long id) {
        return find("retailerId = ?1 and id = ?2", retailerId, id).withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** That of the node to which the claim belongs; empty once somebody has changed it. */
    public static Optional<Source> findClaimed(long id, UUID claim) {
        return find("id = ?1 and claim = ?2", id, claim).withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    public static boolean isThere(long retailerId, String kind, String account) {
        return count("retailerId = ?1 and kind = ?2 and account = ?3", retailerId, kind, account) > 0;
    }

    public String path() {
        return "/sources/" + id;
    }

    /** How the ledger names it. */
    public String said() {
        return "source:" + kind + " " + account;
    }

    public boolean isStopped() {
        return stoppedAt != null;
    }

    /** Nothing is read before its owner has consented. */
    public void awaitConsent(Instant now) {
        outcome = SourceOutcome.CONSENT_MISSING;
        stoppedAt = now;
        release(now);
    }

    public boolean isAwaitingConsent() {
        return isStopped() && outcome == SourceOutcome.CONSENT_MISSING;
    }

    /** Its owner has consented. */
    public void consented(Instant now) {
        outcome = SourceOutcome.NEVER;
        detail = "";
        goOn(now);
    }

    /** As soon as possible, as if nothing had gone wrong; whoever reads it now has to claim it again. */
    public void goOn(Instant now) {
        stoppedAt = null;
        failures = 0;
        restsUntil = null;
        warehousesAgainAt = null;
        listAgainAt = null;
        release(now);
    }

    public void enable(boolean on, Instant now) {
        enabled = on;
        goOn(now);
    }

    /** Warehouses are asked for before anything else, and each SKU what it is: all may be another thing now. */
    public void askAnew(Instant now) {
        warehousesAt = null;
        warehousesFailingSince = null;
        describeSince = now;
        goOn(now);
    }

    /** All SKUs are read once more. */
    public void beginSweep(Instant now) {
        sweepRead = 0;
        sweepZeroed = 0;
        sweep++;
        sweepBeganAt = now;
    }

    /** What went to zero is true. */
    public void agreeToZeros(Instant now) {
        holdingSince = null;
        agreedSweep = sweep;
        goOn(now);
    }

    /** Changes were found that nobody had announced. */
    public void unannounced(int changes, Instant now) {
        unannounced += changes;
        unannouncedSince = unannouncedSince == null ? now : unannouncedSince;
    }

    /** Whether it has told nothing for so long that it will not tell any more. One that is late is waited for. */
    public boolean isUnheard(Instant now) {
        return unannounced >= UNHEARD && unannouncedSince.isBefore(now.minus(LATEST));
    }

    public void release(Instant next) {
        nextAt = next;
        claim = null;
        claimedUntil = null;
    }
}
