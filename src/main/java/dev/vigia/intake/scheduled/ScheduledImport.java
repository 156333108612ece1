package dev.vigia.intake.scheduled;

import dev.vigia.intake.column.Notation;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
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

/** A folder that is watched or an address that is read on a schedule, and what became of it the last time. */
@Entity
public class ScheduledImport extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    public long retailerId;
    @Enumerated(EnumType.STRING)
    public FilePlace kind;
    /** The folder's path, or the address. */
    public String location;
    public int minutes;
    public boolean complete;
    /** How the numbers of its files are written; null: as each file says itself. */
    @Enumerated(EnumType.STRING)
    public Notation notation;
    /** In which category new products go of which a file names none. */
    public String category;
    /** In whose name its files come. */
    public String person;
    public boolean enabled;
    public Instant createdAt;
    @Enumerated(EnumType.STRING)
    public SignInMethod signIn;
    /** Of the header, or of the user. */
    public String signInName;
    public byte[] signInSecret;
    public Instant nextAt;
    /** Of the node that reads it. */
    UUID claim;
    Instant claimedUntil;
    public Instant lookedAt;
    @Enumerated(EnumType.STRING)
    public ReadOutcome outcome;
    public String problem;
    public String detail;
    public int failures;
    public Instant takenAt;
    public String etag;
    public String lastModified;
    public String digest;
    /** The last file that was taken. */
    public Long stockImportId;
    /** Whether that file is applied without a person's word. */
    public boolean unattended;
    /** Whether that file is taken once more, for people have said since what it means. */
    public boolean takeAgain;

    /** Where files come from. */
    public enum FilePlace {
        FOLDER, ADDRESS
    }

    /** How an address is opened. */
    public enum SignInMethod {
        NONE, HEADER, BASIC
    }

    static ScheduledImport of(long retailerId, FilePlace kind, String location, String person, Instant now) {
        ScheduledImport made = new ScheduledImport();
        made.retailerId = retailerId;
        made.kind = kind;
        made.location = location;
        made.person = person;
        made.enabled = true;
        made.createdAt = now;
        made.signIn = SignInMethod.NONE;
        made.signInName = "";
        made.outcome = ReadOutcome.NEVER;
        made.problem = "";
        made.detail = "";
        made.readAnew(now);
        return made;
    }

    /** In the order in which they were made. */
    static List<ScheduledImport> all(long retailerId) {
        return list("retailerId = ?1 order by id", retailerId);
    }

    static Optional<ScheduledImport> find(long retailerId, long id) {
        return find("retailerId = ?1 and id = ?2", retailerId, id).firstResultOptional();
    }

    static List<ScheduledImport> allToChange(long retailerId) {
        return find("retailerId = ?1 order by id", retailerId).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    static Optional<ScheduledImport> findToChange(long retailerId, long id) {
        return find("retailerId = ?1 and id = ?2", retailerId, id).withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** That of the node to which the claim belongs; empty once somebody has changed it. */
    static Optional<ScheduledImport> findClaimed(long id, UUID claim) {
        return find("id = ?1 and claim = ?2", id, claim).withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    static boolean isThere(long retailerId, FilePlace kind, String location, long exceptId) {
        return count("retailerId = ?1 and kind = ?2 and location = ?3 and id <> ?4", retailerId, kind, location,
                exceptId) > 0;
    }

    public boolean isFolder() {
        return kind == FilePlace.FOLDER;
    }

    public String path() {
        return "/intake/scheduled/" + id;
    }

    /** As soon as possible, and whatever there is, even if it is what came the last time. */
    void readAnew(Instant now) {
        release(now);
        failures = 0;
        forgetFile();
    }

    /** What came the last time may come once more. */
    void forgetFile() {
        etag = "";
        lastModified = "";
        digest = "";
    }

    /** The last file, as soon as it is done with. */
    void takeAgain(Instant now) {
        takeAgain = true;
        release(now);
    }

    /** Its last file says all that it has to say. */
    void tookAgain(Instant now) {
        takeAgain = false;
        release(now);
    }

    void enable(boolean on, Instant now) {
        enabled = on;
        failures = 0;
        release(now);
    }

    void release(Instant next) {
        nextAt = next;
        claim = null;
        claimedUntil = null;
    }

    /** A file was taken. */
    void take(long importId, boolean needsNobody, String fileDigest, Instant now, Duration untilNext) {
        stockImportId = importId;
        unattended = needsNobody;
        takeAgain = false;
        digest = fileDigest;
        takenAt = now;
        outcome = ReadOutcome.TAKEN;
        problem = "";
        detail = "";
        looked(now, untilNext);
    }

    /** No file was taken. */
    void settle(Read read, Instant now, Duration untilNext) {
        boolean saysMore = read.outcome() == ReadOutcome.NOTHING_NEW && isFolder() && outcome.isOfOneFile();
        if (!saysMore) {
            outcome = read.outcome();
            problem = read.problem();
            detail = read.detail();
        }
        int before = failures;
        looked(now, untilNext);
        failures = read.outcome().isProblem() ? before + 1 : 0;
    }

    private void looked(Instant now, Duration untilNext) {
        lookedAt = now;
        failures = 0;
        release(now.plus(untilNext));
    }
}
