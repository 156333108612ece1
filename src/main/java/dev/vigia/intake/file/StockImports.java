package dev.vigia.intake.file;

import dev.vigia.catalog.ProductItem;
import dev.vigia.catalog.UnfitKit;
import dev.vigia.database.DatabaseClock;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.database.LongTransaction;
import dev.vigia.intake.Batch;
import dev.vigia.intake.Intake;
import dev.vigia.intake.IntakeResult;
import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.StockItem;
import dev.vigia.intake.brake.BlockedZeros;
import dev.vigia.intake.brake.MassZeroBrake;
import dev.vigia.intake.file.DecidedImports.ImportDecided;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Applies files that a person has agreed to: first the products, then the stock, a batch per transaction, by the path of every
 * change and under the same brake, on whatever node comes first.
 */
@ApplicationScoped
public class StockImports {

    /** Files of one retailer that may be under way at a time. */
    public static final int MOST = 5;

    private static final Logger LOG = Logger.getLogger(StockImports.class);
    private static final Duration LONGEST_READ = Duration.ofMinutes(5);

    private final Session session;
    private final ImportLines lines;
    private final ImportRefusals refusals;
    private final ImportProducts products;
    private final Intake intake;
    private final MassZeroBrake brake;
    private final DatabaseClock clock;
    private final Event<ImportDecided> decided;

    StockImports(Session session, ImportLines lines, ImportRefusals refusals, ImportProducts products, Intake intake,
            MassZeroBrake brake, DatabaseClock clock, Event<ImportDecided> decided) {
        this.session = session;
        this.lines = lines;
        this.refusals = refusals;
        this.products = products;
        this.intake = intake;
        this.brake = brake;
        this.clock = clock;
        this.decided = decided;
    }

    /** @return empty if there is no such file; nothing changes for one that has nothing left to apply */
    @Transactional
    public Optional<StockImport> stop(long retailerId, long id, String person) {
        Optional<StockImport> file = StockImport.findToStop(retailerId, id);
        file.filter(StockImport::mayBeStopped).ifPresent(found -> {
            found.stop(person);
            decided.fire(new ImportDecided(id));
        });
        return file;
    }

    /**
     * @param seen the {@link StockImport#comparison} that is agreed to: nothing changes once it has been read otherwise
     * @param by   as the ledger names who says what the stock is
     * @return empty if there is no such file; nothing changes for one that does not wait for a person's word
     */
    @Transactional
    public Optional<StockImport> confirm(long retailerId, long id, String seen, String by) {
        Optional<StockImport> file = StockImport.findToStop(retailerId, id);
        file.filter(found -> found.mayBeConfirmed() && found.comparison().equals(seen)).ifPresent(found -> {
            found.confirm(by, clock.now());
            decided.fire(new ImportDecided(id));
        });
        return file;
    }

    /** One batch of each file in turn, so that a long one does not keep another retailer waiting. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        Set<Long> through = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (long id : DeadlockRetry.inTransaction(() -> toCarryOut(clock.now()))) {
                if (!through.contains(id)) {
                    boolean goesOn = carryOut(id);
                    more |= goesOn;
                    if (!goesOn) {
                        through.add(id);
                    }
                }
            }
        }
    }

    /** Who handed in what is of interest for a year; the file itself as long as somebody may correct it. */
    @Scheduled(cron = "0 45 3 * * ?", concurrentExecution = ConcurrentExecution.SKIP)
    void purge() {
        LongTransaction.upTo(LONGEST_READ, session, () -> {
            session.createNativeMutationQuery("delete from stock_import_content where stock_import_id in (select id"
                    + " from stock_import where received_at < now() - interval '30 days' and finished_at is not null)")
                    .executeUpdate();
            // Nobody remembers what a file would have done, and meanwhile it would do something else. One of a schedule of
            // which nobody has said what its columns mean has nothing to be remembered: the next would wait as well.
            session.createNativeMutationQuery("update stock_import set stopped_by = '', retry_at = null"
                    + " where confirmed_at is null and stopped_by is null"
                    + " and coalesce(compared_at, received_at) < now() - interval '7 days' and not (columns_needed and"
                    + " scheduled_import_id is not null and exists (select from scheduled_import schedule"
                    + " where schedule.id = scheduled_import_id and schedule.stock_import_id = stock_import.id))")
                    .executeUpdate();
            return session.createNativeMutationQuery(
                    "delete from stock_import where received_at < now() - interval '1 year' and finished_at is not null")
                    .executeUpdate();
        });
    }

    /** @return whether there is more to do here */
    private boolean carryOut(long id) {
        AtomicBoolean more = new AtomicBoolean();
        AtomicReference<String> triedFrom = new AtomicReference<>("");
        AtomicBoolean wasStopped = new AtomicBoolean();
        try {
            brake.around(blocked -> DeadlockRetry.inTransaction(() -> {
                Optional<StockImport> file = findToCarryOut(id);
                more.set(file.isPresent());
                if (file.isEmpty()) {
                    return Optional.of(IntakeResult.NOTHING);
                }
                wasStopped.set(file.get().stoppedBy != null);
                // What trips is undone, and another node may have applied that batch before we come back to it.
                boolean another = !blocked.isNone() && !triedFrom.get().equals(file.get().progress.position());
                triedFrom.set(file.get().progress.position());
                return another ? Optional.empty() : step(file.get(), blocked);
            }), IntakeResult::held);
            return more.get();
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Import %d could not go on; it is tried again", id);
            rest(id, wasStopped.get());
            return false;
        }
    }

    /** Unless somebody has stopped it meanwhile: then nothing of what failed is tried again. */
    private void rest(long id, boolean wasStopped) {
        try {
            DeadlockRetry.inTransaction(() -> {
                Optional<StockImport> file = findToCarryOut(id);
                file.filter(failed -> wasStopped || failed.stoppedBy == null)
                        .ifPresent(failed -> failed.rest(clock.now()));
                return file;
            });
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Nor could import %d be told to rest", id);
        }
    }

    private Optional<IntakeResult> step(StockImport file, BlockedZeros blocked) {
        if (file.stoppedBy != null) {
            drop(file);
            return Optional.of(IntakeResult.NOTHING);
        }
        if (products.dropUnchanged(file)) {
            return Optional.of(IntakeResult.NOTHING);
        }
        List<ProductItem> described = products.next(file, Batch.MOST);
        if (!described.isEmpty()) {
            return describe(file, described, blocked);
        }
        List<StockItem> items = lines.next(file, Batch.MOST);
        if (items.isEmpty()) {
            file.finish(clock.now());
            return Optional.of(IntakeResult.NOTHING);
        }
        return count(file, items, blocked);
    }

    private void drop(StockImport file) {
        products.clear(file);
        List<StockItem> items = lines.next(file, Batch.MOST);
        if (items.isEmpty()) {
            file.finish(clock.now());
        } else {
            StockItem last = items.get(items.size() - 1);
            lines.remove(file, last);
            file.progress.reach(last);
        }
    }

    private Optional<IntakeResult> describe(StockImport file, List<ProductItem> items, BlockedZeros blocked) {
        List<UnfitKit> unfit = new ArrayList<>();
        Optional<IntakeResult> taken = intake.takeProducts(file.retailerId, items, file.source(), blocked, unfit);
        if (taken.isPresent()) {
            refusals.refuseKits(file, unfit);
            products.drop(file, unfit.stream().map(UnfitKit::sku).toList());
            String last = items.get(items.size() - 1).sku();
            products.remove(file, items);
            file.tallyProducts(taken.get(), last);
        }
        return taken;
    }

    private Optional<IntakeResult> count(StockImport file, List<StockItem> items, BlockedZeros blocked) {
        List<RejectedItem> unknown = new ArrayList<>();
        Optional<IntakeResult> taken = intake.takeStock(file.retailerId,
                intake.observations(file.retailerId, items, file.receivedAt, unknown), file.source(), blocked);
        if (taken.isPresent()) {
            StockItem last = items.get(items.size() - 1);
            refusals.refuse(file, unknown.stream().map(item -> new RejectedItem(item.index(), item.sku(),
                    file.format.skuColumn(), item.code(), item.value())).toList());
            lines.remove(file, last);
            file.tally(taken.get(), unknown.size(), last);
        }
        return taken;
    }

    /** Those with lines to apply or to drop now, of all retailers. */
    private static List<Long> toCarryOut(Instant now) {
        return StockImport.find(
                "select id from StockImport where finishedAt is null and (confirmedAt is not null or stoppedBy is not"
                        + " null) and (retryAt is null or retryAt <= ?1) order by id", now)
                .project(Long.class).list();
    }

    /** Empty while another node is at it, and once it is finished. */
    private Optional<StockImport> findToCarryOut(long id) {
        return session
                .createNativeQuery("select * from stock_import where id = :id and finished_at is null"
                        + " and (confirmed_at is not null or stopped_by is not null) for update skip locked",
                        StockImport.class)
                .setParameter("id", id).uniqueResultOptional();
    }
}
