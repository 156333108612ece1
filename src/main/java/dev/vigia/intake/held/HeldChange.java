package dev.vigia.intake.held;

import dev.vigia.database.OneColumn;
import dev.vigia.intake.IntakeResult;
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
import org.hibernate.Session;

/** An episode of the brake: what it holds until a person decides, or until what was decided has been carried out. */
@Entity
public class HeldChange extends PanacheEntityBase {

    /** What a person said. */
    public enum Decision {
        APPROVED, DISCARDED
    }

    /** How far it is. */
    public enum HeldStage {
        OPEN, BEING_APPLIED, APPLIED, DISCARDED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    public long retailerId;
    public String source;
    public Instant openedAt;
    public Instant addedAt;
    public int items;
    @Enumerated(EnumType.STRING)
    public Decision decision;
    public String decidedBy;
    public Instant decidedAt;
    public int applied;
    public int unchanged;
    public int outdated;
    public Instant finishedAt;

    /** The one that waits for a person, if any. */
    public static Optional<HeldChange> open(long retailerId) {
        return find("retailerId = ?1 and decidedAt is null", retailerId).firstResultOptional();
    }

    public static Optional<HeldChange> find(long retailerId, long id) {
        return find("retailerId = ?1 and id = ?2", retailerId, id).firstResultOptional();
    }

    /** The newest first. */
    public static List<HeldChange> last(long retailerId, int most) {
        return find("retailerId = ?1 order by id desc", retailerId).page(0, most).list();
    }

    /** Nobody else decides or adds to it until the transaction ends. */
    static Optional<HeldChange> findToDecide(long retailerId, long id) {
        return find("retailerId = ?1 and id = ?2", retailerId, id).withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    // What is discarded waits: until then it can be taken back.
    private static final String TO_CARRY_OUT = """
            decided_at is not null and finished_at is null
            and (decision = 'APPROVED' or decided_at <= clock_timestamp() - make_interval(secs => :wait))
            """;

    /**
     * Those that were decided and not carried out yet, of all retailers.
     *
     * @param wait how long what is discarded can be taken back
     */
    static List<Long> toCarryOut(Duration wait) {
        return OneColumn.query(getEntityManager().unwrap(Session.class), "select id from held_change where "
                + TO_CARRY_OUT + " order by id", Long.class).setParameter("wait", seconds(wait)).getResultList();
    }

    /** Empty while another node carries it out, and once it is finished. */
    static Optional<HeldChange> findToCarryOut(long id, Duration wait) {
        return getEntityManager().unwrap(Session.class)
                .createNativeQuery("select * from held_change where id = :id and " + TO_CARRY_OUT
                        + " for update skip locked", HeldChange.class)
                .setParameter("id", id).setParameter("wait", seconds(wait)).uniqueResultOptional();
    }

    /** Whether it was discarded and nothing of it has been dropped yet. */
    boolean mayBeTakenBack(Duration wait) {
        return decision == Decision.DISCARDED && finishedAt == null && OneColumn.query(getEntityManager().unwrap(
                Session.class), "select decided_at > clock_timestamp() - make_interval(secs => :wait) from held_change"
                        + " where id = :id", Boolean.class)
                .setParameter("id", id).setParameter("wait", seconds(wait)).getSingleResult();
    }

    private static double seconds(Duration wait) {
        return wait.toMillis() / 1000.0;
    }

    public boolean isOpen() {
        return decidedAt == null;
    }

    public HeldStage stage() {
        if (isOpen()) {
            return HeldStage.OPEN;
        }
        return decision == Decision.DISCARDED ? HeldStage.DISCARDED
                : finishedAt == null ? HeldStage.BEING_APPLIED : HeldStage.APPLIED;
    }

    void decide(Decision taken, String person, Instant now) {
        decision = taken;
        decidedBy = person;
        decidedAt = now;
    }

    /** It waits for a person again. */
    void takeBack() {
        decision = null;
        decidedBy = null;
        decidedAt = null;
    }

    /** What became of some of its items. */
    void tally(IntakeResult taken) {
        applied += taken.accepted();
        unchanged += taken.unchanged();
        outdated += taken.outdated();
    }

    void finish(Instant now) {
        finishedAt = now;
    }
}
