package dev.vigia.intake.file;

import dev.vigia.database.Backoff;
import dev.vigia.intake.IntakeResult;
import dev.vigia.intake.held.HeldChange;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** A file of stock levels that a person handed in, and how far its lines have been applied. */
@Entity
public class StockImport extends PanacheEntityBase {

    private static final Backoff RESTS = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(5));

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    public long retailerId;
    public String name;
    public String person;
    public Instant receivedAt;
    public String ignored;
    /** Lines below the first, good and bad. */
    public int items;
    public int doneLine;
    public int accepted;
    public int unchanged;
    public int outdated;
    public int held;
    public int refused;
    public Instant finishedAt;
    /** How often its next batch was tried in vain, for a reason of ours. */
    public int failures;
    public Instant retryAt;
    public String stoppedBy;

    /** How far it is. */
    public enum ImportStage {
        RUNNING, FAILING, BEING_STOPPED, STOPPED, DONE
    }

    /** Nothing read yet. */
    static StockImport of(long retailerId, String name, String person, Instant now, String ignored) {
        StockImport file = new StockImport();
        file.retailerId = retailerId;
        file.name = name;
        file.person = person;
        file.receivedAt = now;
        file.ignored = ignored;
        return file;
    }

    public static Optional<StockImport> find(long retailerId, long id) {
        return find("retailerId = ?1 and id = ?2", retailerId, id).firstResultOptional();
    }

    /** The newest first. */
    public static List<StockImport> last(long retailerId, int most) {
        return find("retailerId = ?1 order by id desc", retailerId).page(0, most).list();
    }

    static long underWay(long retailerId) {
        return count("retailerId = ?1 and finishedAt is null", retailerId);
    }

    /** Those with lines to apply or to drop now, of all retailers. */
    static List<Long> toCarryOut(Instant now) {
        return find("select id from StockImport where finishedAt is null"
                + " and (retryAt is null or retryAt <= ?1) order by id", now)
                .project(Long.class).list();
    }

    /** Nobody applies more of it until the transaction ends. */
    static Optional<StockImport> findToStop(long retailerId, long id) {
        return find("retailerId = ?1 and id = ?2", retailerId, id).withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Empty while another node is at it, and once it is finished. */
    static Optional<StockImport> findToCarryOut(long id) {
        return getEntityManager().unwrap(Session.class)
                .createNativeQuery("select * from stock_import where id = :id and finished_at is null"
                        + " for update skip locked", StockImport.class)
                .setParameter("id", id).uniqueResultOptional();
    }

    public boolean isFinished() {
        return finishedAt != null;
    }

    public boolean mayBeStopped() {
        return !isFinished() && stoppedBy == null && done() < items;
    }

    public ImportStage stage() {
        if (stoppedBy != null) {
            return isFinished() ? ImportStage.STOPPED : ImportStage.BEING_STOPPED;
        }
        return isFinished() ? ImportStage.DONE : failures > 0 ? ImportStage.FAILING : ImportStage.RUNNING;
    }

    /** Lines of which it is known what became of them. */
    public int done() {
        return accepted + unchanged + outdated + held + refused;
    }

    /** Whether all of its lines were rejected. */
    boolean isInVain() {
        return stage() == ImportStage.DONE && refused > 0 && refused == items;
    }

    public String path() {
        return "/intake/imports/" + id;
    }

    /** Who says what the file says, for the ledger. */
    String source() {
        return "file:" + name;
    }

    /** Whether something that waits for a person may be of this file. */
    boolean mayBeIn(HeldChange waiting) {
        return held > 0 && !waiting.addedAt.isBefore(receivedAt)
                && (finishedAt == null || !waiting.openedAt.isAfter(finishedAt));
    }

    /** What became of the lines up to this one. */
    void tally(IntakeResult taken, int unknown, int lastLine) {
        accepted += taken.accepted();
        unchanged += taken.unchanged();
        outdated += taken.outdated();
        held += taken.held();
        refused += unknown;
        doneLine = lastLine;
        failures = 0;
        retryAt = null;
    }

    /** A batch could not be applied: it is tried again later, and each time later than the last. */
    void rest(Instant now) {
        failures++;
        retryAt = now.plus(RESTS.delay(failures - 1));
    }

    /** What is not applied yet never will be; what is applied stays. */
    void stop(String by) {
        stoppedBy = by;
        retryAt = null;
    }

    void finish(Instant now) {
        finishedAt = now;
    }
}
