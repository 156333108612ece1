package dev.vigia.intake.scheduled;

import dev.vigia.database.DatabaseClock;
import dev.vigia.intake.file.ImportReader;
import dev.vigia.intake.file.ReadOptions;
import dev.vigia.intake.file.StockImport;
import dev.vigia.intake.file.StockImports;
import dev.vigia.intake.imports.ColumnMappings;
import dev.vigia.intake.table.Unreadable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Hands in files as a person would, and agrees to what they would do where nobody has to say what their columns mean. */
@ApplicationScoped
class UnattendedFiles {

    private static final int LONGEST_NAME = 200;

    private final Session session;
    private final ImportReader reader;
    private final StockImports imports;
    private final ColumnMappings mappings;
    private final WatchedFolders folders;
    private final DatabaseClock clock;

    UnattendedFiles(Session session, ImportReader reader, StockImports imports, ColumnMappings mappings,
            WatchedFolders folders, DatabaseClock clock) {
        this.session = session;
        this.reader = reader;
        this.imports = imports;
        this.mappings = mappings;
        this.folders = folders;
        this.clock = clock;
    }

    /**
     * A file that was found.
     *
     * @param name   without its folder
     * @param digest by which it is known again
     */
    record FoundFile(Path path, String name, String digest) {
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
        boolean isFull = QuarkusTransaction.requiringNew().call(() -> StockImport.underWay(
                schedule.retailerId) >= StockImports.MOST);
        if (isFull) {
            return Optional.of(Read.of(ReadOutcome.FILES_WAITING));
        }
        ReadOptions options = new ReadOptions(Optional.empty(), true, schedule.complete, schedule.category,
                mappings.of(schedule.retailerId));
        Optional<StockImport> taken = reader.receive(schedule.retailerId, found.name, schedule.person, found.path,
                options, file -> {
                    ScheduledImport claimed = ScheduledImport.findClaimed(schedule.id, claim).orElseThrow(
                            ClaimLost::new);
                    claimed.take(file.id, !file.columnsNeeded, found.digest, clock.now(), untilNext);
                    also.to(claimed);
                });
        return taken.isPresent() ? Optional.empty() : Optional.of(Read.of(ReadOutcome.READERS_BUSY));
    }

    /** Agrees to what is known to be read right. The brake looks at what it does, as at any feed. */
    void confirm() {
        for (ScheduledImport schedule : QuarkusTransaction.requiringNew().call(this::waiting)) {
            imports.confirm(schedule.retailerId, schedule.stockImportId, "schedule:" + folders.shown(schedule));
        }
    }

    private List<ScheduledImport> waiting() {
        return session.createNativeQuery("""
                select scheduled_import.*
                from scheduled_import join stock_import on stock_import.id = scheduled_import.stock_import_id
                  and stock_import.retailer_id = scheduled_import.retailer_id
                where scheduled_import.unattended and stock_import.compared_at is not null
                  and stock_import.confirmed_at is null and stock_import.stopped_by is null
                  and stock_import.finished_at is null
                """, ScheduledImport.class).getResultList();
    }

    /** What a name is worth on a page: without a path, and no longer than there is room for. */
    static String plainName(String name, String otherwise) {
        String plain = name.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "").strip();
        return plain.isEmpty() ? otherwise : plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
    }
}
