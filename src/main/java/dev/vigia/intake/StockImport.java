package dev.vigia.intake;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** A file of stock levels that a person handed in, and how far its lines have been applied. */
@Entity
public class StockImport extends PanacheEntityBase {

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

    /** Those with lines to apply, of all retailers. */
    static List<Long> toCarryOut() {
        return find("select id from StockImport where finishedAt is null order by id").project(Long.class).list();
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

    /** Lines of which it is known what became of them. */
    public int done() {
        return accepted + unchanged + outdated + held + refused;
    }

    public String path() {
        return "/intake/imports/" + id;
    }

    /** Who says what the file says, for the ledger. */
    String source() {
        return "file:" + name;
    }

    /** What became of the lines up to this one. */
    void tally(Taken taken, int unknown, int lastLine) {
        accepted += taken.accepted();
        unchanged += taken.unchanged();
        outdated += taken.outdated();
        held += taken.held();
        refused += unknown;
        doneLine = lastLine;
    }

    void finish(Instant now) {
        finishedAt = now;
    }
}
