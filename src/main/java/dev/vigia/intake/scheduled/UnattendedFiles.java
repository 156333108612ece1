package dev.vigia.intake.scheduled;

import dev.vigia.database.DatabaseClock;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.database.OneColumn;
import dev.vigia.intake.NoCategory;
import dev.vigia.intake.file.ImportContent;
import dev.vigia.intake.file.ImportReader;
import dev.vigia.intake.file.ImportReader.ReceivedFile;
import dev.vigia.intake.file.ReadOptions;
import dev.vigia.intake.file.StockImport;
import dev.vigia.intake.file.StockImports;
import dev.vigia.intake.imports.ColumnMappings;
import dev.vigia.table.Unreadable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Hands in files as a person would, and agrees to what they would do where nobody has to say what their columns mean. */
@ApplicationScoped
class UnattendedFiles {

    /** Of a schedule that is called due: whether it is read, and its last file done with or to be taken once more. */
    static final String MAY_TAKE = """
            due.enabled and not exists (select from stock_import
                                        where stock_import.id = due.stock_import_id
                                          and stock_import.finished_at is null
                                          and not (due.take_again and columns_needed and stopped_by is null))
            """;
    private static final int LONGEST_NAME = 200;

    private final Session session;
    private final ImportReader reader;
    private final StockImports imports;
    private final ImportContent contents;
    private final ColumnMappings mappings;
    private final NoCategory noCategory;
    private final WatchedFolders folders;
    private final DatabaseClock clock;

    UnattendedFiles(Session session, ImportReader reader, StockImports imports, ImportContent contents,
            ColumnMappings mappings, NoCategory noCategory, WatchedFolders folders, DatabaseClock clock) {
        this.session = session;
        this.reader = reader;
        this.imports = imports;
        this.contents = contents;
        this.mappings = mappings;
        this.noCategory = noCategory;
        this.folders = folders;
        this.clock = clock;
    }

    /**
     * A file that was found.
     *
     * @param name   without its folder
     * @param digest by which it is known again
     * @param at     as of when it says what it says
     */
    record FoundFile(Path path, String name, String digest, Instant at) {
    }

    /** Thrown when another node reads this schedule by now, or somebody has changed it: nothing is taken then. */
    static final class ClaimLost extends RuntimeException {
    }

    /** Does more in the transaction that takes the file. */
    interface AlsoDone {

        void to(ScheduledImport schedule);
    }

    /**
     * @return empty if it was taken, and the claim given back; else why it was not
     * @throws Unreadable if nothing of it can be read
     */
    Optional<Read> take(ScheduledImport schedule, UUID claim, FoundFile found, Duration untilNext, AlsoDone also) {
        if (isFull(schedule)) {
            return Optional.of(Read.of(ReadOutcome.FILES_WAITING));
        }
        return unlessBusy(reader.receive(schedule.retailerId, new ReceivedFile(found.name, schedule.person, found.at,
                found.path), new ReadOptions(Optional.ofNullable(schedule.notation), true, schedule.complete, noCategory
                        .of(
                                schedule.retailerId,
                                schedule.category), mappings.of(
                                        schedule.retailerId)).of(schedule.id), file -> {
                                            ScheduledImport claimed = claimed(schedule, claim);
                                            claimed.take(file.id, !file.columnsNeeded, found.digest, clock.now(),
                                                    untilNext);
                                            also.to(claimed);
                                        }));
    }

    /**
     * Takes the last file once more, of which people have said more since: as it was, and as of when it came. Where it is no
     * longer kept, an address is read anew.
     *
     * @return empty if it was taken, or if there is nothing to take, and the claim given back; else why it was not
     */
    Optional<Read> takeAgain(ScheduledImport schedule, UUID claim) {
        StockImport last = QuarkusTransaction.requiringNew().call(() -> StockImport.find(schedule.retailerId,
                Optional.ofNullable(schedule.stockImportId).orElse(0L)).orElse(null));
        if (last != null && last.isWaiting() && last.columnsNeeded) {
            return readAgain(schedule, claim, last);
        }
        boolean saysMore = last != null && refusedForWarehouses(schedule.retailerId).contains(schedule.id);
        if (!saysMore || !contents.isKept(last)) {
            DeadlockRetry.inTransaction(() -> {
                ScheduledImport claimed = claimed(schedule, claim);
                claimed.tookAgain(clock.now());
                if (saysMore) {
                    claimed.readAnew(clock.now());
                }
            });
            return Optional.empty();
        }
        return isFull(schedule) ? Optional.of(Read.of(ReadOutcome.FILES_WAITING))
                : receiveAgain(schedule, claim, last);
    }

    private Optional<Read> readAgain(ScheduledImport schedule, UUID claim, StockImport last) {
        try {
            return unlessBusy(reader.readAgain(last, last.options(mappings.of(schedule.retailerId)), file -> {
                ScheduledImport claimed = claimed(schedule, claim);
                claimed.unattended = !file.columnsNeeded;
                claimed.tookAgain(clock.now());
            }));
        } catch (Unreadable stillUnknown) {
            DeadlockRetry.inTransaction(() -> claimed(schedule, claim).tookAgain(clock.now()));
            return Optional.empty();
        }
    }

    private Optional<Read> receiveAgain(ScheduledImport schedule, UUID claim, StockImport last) {
        try {
            return unlessBusy(reader.receiveAgain(last, last.options(mappings.of(schedule.retailerId)), file -> {
                ScheduledImport claimed = claimed(schedule, claim);
                claimed.take(file.id, !file.columnsNeeded, claimed.digest, clock.now(), Duration.ZERO);
            }));
        } catch (Unreadable e) {
            DeadlockRetry.inTransaction(() -> claimed(schedule, claim).takeAgain = false);
            return Optional.of(Read.of(e, last.name));
        }
    }

    private static ScheduledImport claimed(ScheduledImport schedule, UUID claim) {
        return ScheduledImport.findClaimed(schedule.id, claim).orElseThrow(ClaimLost::new);
    }

    private static boolean isFull(ScheduledImport schedule) {
        return QuarkusTransaction.requiringNew().call(() -> StockImport.underWay(
                schedule.retailerId) >= StockImports.MOST);
    }

    private static Optional<Read> unlessBusy(Optional<StockImport> taken) {
        return taken.isPresent() ? Optional.empty() : Optional.of(Read.of(ReadOutcome.READERS_BUSY));
    }

    /**
     * Of a retailer, those whose last file has refused lines of a warehouse that somebody has decided about. A refusal shows
     * no more of a code than its first 60 characters.
     */
    List<Long> refusedForWarehouses(long retailerId) {
        return QuarkusTransaction.joiningExisting().call(() -> OneColumn.query(session, """
                select scheduled_import.id from scheduled_import
                join stock_import file on file.id = scheduled_import.stock_import_id
                  and file.retailer_id = scheduled_import.retailer_id
                where scheduled_import.retailer_id = :retailer and file.stopped_by is null and exists (
                  select from (select distinct case refusal when 'WAREHOUSE_UNKNOWN' then value else '' end code
                               from stock_import_refusal
                               where stock_import_id = file.id and retailer_id = :retailer
                                 and refusal in ('WAREHOUSE_UNKNOWN', 'WAREHOUSE_MISSING')) refused
                  join warehouse_mapping mapping on mapping.retailer_id = :retailer
                    and vigia_code(left(mapping.code, 60)) = vigia_code(refused.code)
                  where mapping.is_new or mapping.warehouse_id is not null)
                """, Long.class).setParameter("retailer", retailerId).getResultList());
    }

    boolean mayTake(ScheduledImport schedule) {
        return DeadlockRetry.inTransaction(() -> OneColumn.query(session,
                "select count(*) from scheduled_import due where due.id = :id and " + MAY_TAKE, Long.class)
                .setParameter("id", schedule.id).getSingleResult()) > 0;
    }

    /** Whether somebody has stopped the last file, or nobody looked at it in time. What it says may come once more then. */
    boolean wasStopped(ScheduledImport schedule) {
        return schedule.stockImportId != null && QuarkusTransaction.requiringNew().call(() -> StockImport.find(
                schedule.retailerId, schedule.stockImportId).filter(file -> file.stoppedBy != null).isPresent());
    }

    /** Of a retailer, those whose last file waits for somebody to say what its columns mean. */
    List<Long> waitingForColumns(long retailerId) {
        return OneColumn.query(session, """
                select scheduled_import.id from scheduled_import
                join stock_import file on file.id = scheduled_import.stock_import_id
                  and file.retailer_id = scheduled_import.retailer_id
                where scheduled_import.retailer_id = :retailer and file.columns_needed and file.stopped_by is null
                  and file.finished_at is null
                """, Long.class).setParameter("retailer", retailerId).getResultList();
    }

    /** Agrees to what is known to be read right. The brake looks at what it does, as at any feed. */
    void confirm() {
        for (ComparedFile compared : QuarkusTransaction.requiringNew().call(this::waiting)) {
            imports.confirm(compared.file.retailerId, compared.file.id, compared.file.comparison(),
                    "schedule:" + folders.shown(compared.schedule));
        }
    }

    private record ComparedFile(ScheduledImport schedule, StockImport file) {
    }

    private List<ComparedFile> waiting() {
        return session.createSelectionQuery("""
                select schedule, file from ScheduledImport schedule
                join StockImport file on file.id = schedule.stockImportId and file.retailerId = schedule.retailerId
                where schedule.unattended and file.comparedAt is not null and file.confirmedAt is null
                  and file.stoppedBy is null and file.finishedAt is null
                """, ComparedFile.class).getResultList();
    }

    /** What a name is worth on a page: without a path, and no longer than there is room for. */
    static String plainName(String name, String otherwise) {
        String plain = name.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "").strip();
        return plain.isEmpty() ? otherwise : plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
    }
}
