package dev.vigia.intake.imports;

import dev.vigia.database.DatabaseClock;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.intake.file.ImportReader.FileRead;
import dev.vigia.intake.file.StockImport;
import dev.vigia.listing.preview.StockPreview;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Finds out what a file would do: some thousands of SKUs at a time, each slice in a transaction of its own, on whatever node
 * comes first. Nothing of it is applied.
 */
@ApplicationScoped
class ImportComparison {

    private static final Logger LOG = Logger.getLogger(ImportComparison.class);
    private static final int SLICE = 5_000;
    // Whoever hands in a file of a shop's size sees at once what it would do.
    private static final int AT_ONCE = 10_000;

    private final Session session;
    private final ComparedLines lines;
    private final ComparedProducts products;
    private final ComparedKits kits;
    private final ImportImpacts impacts;
    private final StockPreview preview;
    private final DatabaseClock clock;

    ImportComparison(Session session, ComparedLines lines, ComparedProducts products, ComparedKits kits,
            ImportImpacts impacts,
            StockPreview preview,
            DatabaseClock clock) {
        this.session = session;
        this.lines = lines;
        this.products = products;
        this.kits = kits;
        this.impacts = impacts;
        this.preview = preview;
        this.clock = clock;
    }

    void onRead(@Observes FileRead read) {
        if (read.items() <= AT_ONCE) {
            compare(read.id());
        }
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        DeadlockRetry.inTransaction(() -> toCompare(clock.now())).forEach(this::compare);
    }

    private void compare(long id) {
        try {
            boolean more = true;
            while (more) {
                more = DeadlockRetry.inTransaction(() -> findToCompare(id).map(this::slice).orElse(false));
            }
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Import %d could not be compared; it is tried again", id);
            DeadlockRetry.inTransaction(() -> {
                Optional<StockImport> file = findToCompare(id);
                file.ifPresent(failed -> failed.rest(clock.now()));
                return file;
            });
        }
    }

    /** @return whether more is to be compared */
    private boolean slice(StockImport file) {
        if (file.preview.comparedSku.isEmpty()) {
            kits.refuseUnfit(file);
        }
        List<String> skus = lines.nextSkus(file, SLICE);
        if (skus.isEmpty()) {
            impacts.add(file, kits.impacts(file));
            file.compared(clock.now());
            return false;
        }
        ComparedProducts.ProductComparison described = products.compare(file, skus);
        impacts.addProductChanges(file, skus);
        kits.refuseCounted(file, skus);
        ComparedLines.LevelComparison counted = lines.compare(file, skus, described.newIds());
        impacts.add(file, preview.ofPlain(file.retailerId, counted.levels(), described.supposed(),
                kits.described(file, skus, described.newIds())));
        file.comparedUpTo(skus.get(skus.size() - 1));
        return true;
    }

    /** Those of which nobody knows yet what they would do, of all retailers. */
    private static List<Long> toCompare(Instant now) {
        return StockImport.find(
                "select id from StockImport where comparedAt is null and columnsNeeded = false and stoppedBy is null and"
                        + " finishedAt is null"
                        + " and (retryAt is null or retryAt <= ?1) order by id", now).project(Long.class).list();
    }

    /** Empty while another node is at it, and once it is compared. */
    private Optional<StockImport> findToCompare(long id) {
        return session
                .createNativeQuery("select * from stock_import where id = :id and compared_at is null"
                        + " and not columns_needed and stopped_by is null and finished_at is null for update skip locked",
                        StockImport.class)
                .setParameter("id", id).uniqueResultOptional();
    }
}
