package dev.vigia.intake.file;

import dev.vigia.database.Backoff;
import dev.vigia.intake.IntakeResult;
import dev.vigia.intake.StockItem;
import dev.vigia.intake.column.Notation;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    @Embedded
    public FileFormat format = FileFormat.NOT_READ;
    /** Lines below the first, good and bad. */
    public int items;
    public int refused;
    public Instant finishedAt;
    /** How often its next batch was tried in vain, for a reason of ours. */
    public int failures;
    public Instant retryAt;
    public String stoppedBy;
    /** Whether somebody must say what its columns mean. */
    public boolean columnsNeeded;
    /** Empty until what it would do has been found out. */
    public Instant comparedAt;
    /** Empty until a person has agreed. */
    public Instant confirmedAt;
    /** As the ledger names who says what the stock is: a person, or the schedule that has taken it. */
    public String confirmedBy;
    /** That has taken it, if a person has not handed it in. */
    public Long scheduledImportId;
    public boolean withProducts;
    public boolean complete;
    /** In which category new products go of which it names none. */
    public String category = "";
    @Enumerated(EnumType.STRING)
    public Notation chosen;
    @Embedded
    public ImportProgress progress = new ImportProgress();
    @Embedded
    public ImportPreview preview = new ImportPreview();
    /** Lines that count what another has counted. */
    public int doubled;
    public int products;

    /** How far it is. */
    public enum ImportStage {
        TO_MAP, COMPARING, TO_CONFIRM, RUNNING, FAILING, BEING_STOPPED, STOPPED, CANCELLED, DONE
    }

    static StockImport of(long retailerId, String name, String person, Instant now) {
        StockImport file = new StockImport();
        file.retailerId = retailerId;
        file.name = name;
        file.person = person;
        file.receivedAt = now;
        file.ignored = "";
        return file;
    }

    /** @param unused the columns that mean nothing to us */
    void read(FileFormat known, String unused) {
        format = known;
        ignored = unused;
    }

    public static Optional<StockImport> find(long retailerId, long id) {
        return find("retailerId = ?1 and id = ?2", retailerId, id).firstResultOptional();
    }

    /** The newest first. */
    public static List<StockImport> last(long retailerId, int most) {
        return find("retailerId = ?1 order by id desc", retailerId).page(0, most).list();
    }

    public static long underWay(long retailerId) {
        return count("retailerId = ?1 and finishedAt is null", retailerId);
    }

    /** Nobody applies more of it until the transaction ends. */
    public static Optional<StockImport> findToStop(long retailerId, long id) {
        return find("retailerId = ?1 and id = ?2", retailerId, id).withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    public boolean isFinished() {
        return finishedAt != null;
    }

    public boolean mayBeStopped() {
        return !isFinished() && stoppedBy == null && (confirmedAt == null || done() < total());
    }

    /** Whether nobody has agreed yet, nor said no. */
    public boolean isWaiting() {
        return !isFinished() && stoppedBy == null && confirmedAt == null;
    }

    public boolean mayBeConfirmed() {
        return isWaiting() && comparedAt != null;
    }

    /** Which comparison shows what it would do, as a form writes it; empty before there is one. */
    public String comparison() {
        return comparedAt == null ? "" : String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, comparedAt));
    }

    void confirm(String by, Instant now) {
        confirmedBy = by;
        confirmedAt = now;
        goesOn();
    }

    public ImportStage stage() {
        if (stoppedBy != null) {
            return !isFinished() ? ImportStage.BEING_STOPPED
                    : confirmedAt == null ? ImportStage.CANCELLED : ImportStage.STOPPED;
        }
        if (isWaiting()) {
            return columnsNeeded ? ImportStage.TO_MAP
                    : comparedAt == null ? failures > 0 ? ImportStage.FAILING : ImportStage.COMPARING
                            : ImportStage.TO_CONFIRM;
        }
        return isFinished() ? ImportStage.DONE : failures > 0 ? ImportStage.FAILING : ImportStage.RUNNING;
    }

    /** Lines of which it is known what became of them. */
    public int done() {
        return progress.applied() + refused;
    }

    /** What it says, good and bad. */
    public int total() {
        return items + products;
    }

    public String path() {
        return "/intake/imports/" + id;
    }

    /** Who says what the file says, for the ledger: its name, and below it who has agreed. No name has a line break. */
    public String source() {
        return "file:" + name + (confirmedBy == null ? "" : "\n" + confirmedBy);
    }

    /** @param unknown lines with SKUs that nobody knows */
    void tally(IntakeResult taken, int unknown, StockItem last) {
        progress.count(taken);
        progress.reach(last);
        refused += unknown;
        goesOn();
    }

    void tallyProducts(IntakeResult taken, String lastSku) {
        progress.countProducts(taken, lastSku);
        goesOn();
    }

    private void goesOn() {
        failures = 0;
        retryAt = null;
    }

    void needColumns() {
        columnsNeeded = true;
    }

    /** How it was read, to be read again. */
    public ReadOptions options(Map<String, List<String>> mappings) {
        return new ReadOptions(Optional.ofNullable(chosen), withProducts, complete, category, mappings,
                Optional.ofNullable(scheduledImportId), Optional.of(format.firstSheet())
                        .filter(sheet -> format.headLine() == 0));
    }

    void readAs(ReadOptions options) {
        chosen = options.notation().orElse(null);
        scheduledImportId = options.schedule().orElse(null);
        withProducts = options.withProducts();
        complete = options.complete();
        category = options.category();
    }

    /** What has been read; nothing is known of what it would do. */
    void counted(int all, int bad, int twice, int described) {
        items = all;
        refused = bad;
        doubled = twice;
        products = described;
        columnsNeeded = false;
        comparedAt = null;
        preview = new ImportPreview();
        goesOn();
    }

    /** @param lines that were good and are not, of which so many are told */
    void refuse(int lines, int told) {
        refused += told;
        items -= lines - told;
    }

    public void comparedUpTo(String sku) {
        preview.comparedSku = sku;
        goesOn();
    }

    public void compared(Instant now) {
        comparedAt = now;
    }

    /** A batch could not be applied: it is tried again later, and each time later than the last. */
    public void rest(Instant now) {
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
