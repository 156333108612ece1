package dev.vigia.intake.file;

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
import dev.vigia.intake.file.Columns.Column;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * The door for files. Receiving one checks and keeps its lines in one transaction; they are applied afterwards, a batch
 * per transaction, by the path of every change and under the same brake, on whatever node comes first.
 */
@ApplicationScoped
public class StockImports {

    /** Files of one retailer that may be under way at a time. */
    static final int MOST = 5;

    private static final Logger LOG = Logger.getLogger(StockImports.class);
    private static final Duration LONGEST_READ = Duration.ofMinutes(5);
    // Each holds a connection for as long as it takes, and pages need the others.
    private static final int READ_AT_ONCE = 2;

    private final Session session;
    private final ImportLines lines;
    private final Intake intake;
    private final MassZeroBrake brake;
    private final DatabaseClock clock;
    private final Semaphore reading = new Semaphore(READ_AT_ONCE);

    StockImports(Session session, ImportLines lines, Intake intake, MassZeroBrake brake,
            DatabaseClock clock) {
        this.session = session;
        this.lines = lines;
        this.intake = intake;
        this.brake = brake;
        this.clock = clock;
    }

    /**
     * Keeps the good lines of a file, and says which are not.
     *
     * @param name the file's own name
     * @return empty while as many others are being read as may be at a time
     * @throws StockFile.Unreadable if nothing of it can be read; nothing is kept then
     */
    Optional<StockImport> receive(long retailerId, String name, String person, Path path) {
        if (!reading.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(retailerId, name, person, path));
        } finally {
            reading.release();
        }
    }

    private StockImport read(long retailerId, String name, String person, Path path) {
        StockFile content = StockFile.open(path);
        Instant now = clock.now();
        return LongTransaction.upTo(LONGEST_READ, session, () -> {
            StockImport file = StockImport.of(retailerId, name, person, now, content.ignored());
            file.persistAndFlush();
            Batches<StockItem> good = new Batches<>(batch -> lines.keep(file, batch));
            Batches<RejectedItem> refused = new Batches<>(batch -> lines.refuse(file, batch));
            content.read(now, KnownWarehouses.of(retailerId), good, refused);
            good.end();
            refused.end();
            if (good.count + refused.count == 0) {
                throw new StockFile.Unreadable(StockFile.FileProblem.NO_LINES, "");
            }
            file.items = good.count + refused.count;
            file.refused = refused.count + lines.refuseUnknownWarehouses(file, content.heading(Column.WAREHOUSE))
                    + lines.refuseTwice(file, content.heading(Column.SKU));
            return file;
        });
    }

    /** Gathers what comes one by one. */
    private static final class Batches<T> implements Consumer<T> {

        private final Consumer<List<T>> full;
        private final List<T> batch = new ArrayList<>(Batch.MOST);
        private int count;

        Batches(Consumer<List<T>> full) {
            this.full = full;
        }

        @Override
        public void accept(T item) {
            batch.add(item);
            count++;
            if (batch.size() == Batch.MOST) {
                end();
            }
        }

        void end() {
            if (!batch.isEmpty()) {
                full.accept(batch);
                batch.clear();
            }
        }
    }

    /** @return empty if there is no such file; nothing changes for one that has nothing left to apply */
    @Transactional
    Optional<StockImport> stop(long retailerId, long id, String person) {
        Optional<StockImport> file = StockImport.findToStop(retailerId, id);
        file.filter(StockImport::mayBeStopped).ifPresent(found -> found.stop(person));
        return file;
    }

    /** The refused lines after this one, in their order. */
    @Transactional
    List<RejectedItem> refused(StockImport file, int afterLine, int most) {
        return lines.refused(file, afterLine, most);
    }

    /** One batch of each file in turn, so that a long one does not keep another retailer waiting. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        Set<Long> through = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (long id : DeadlockRetry.inTransaction(() -> StockImport.toCarryOut(clock.now()))) {
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

    /** Who handed in what is of interest for a year. */
    @Scheduled(cron = "0 45 3 * * ?", concurrentExecution = ConcurrentExecution.SKIP)
    void purge() {
        LongTransaction.upTo(LONGEST_READ, session, () -> session.createNativeMutationQuery(
                "delete from stock_import where received_at < now() - interval '1 year' and finished_at is not null")
                .executeUpdate());
    }

    /** @return whether there is more to do here */
    private boolean carryOut(long id) {
        AtomicBoolean more = new AtomicBoolean();
        AtomicInteger triedFrom = new AtomicInteger();
        try {
            brake.around(blocked -> DeadlockRetry.inTransaction(() -> {
                Optional<StockImport> file = StockImport.findToCarryOut(id);
                more.set(file.isPresent());
                if (file.isEmpty()) {
                    return Optional.of(IntakeResult.NOTHING);
                }
                // What trips is undone, and another node may have applied that batch before we come back to it.
                boolean another = !blocked.isNone() && triedFrom.get() != file.get().doneLine;
                triedFrom.set(file.get().doneLine);
                return another ? Optional.empty() : step(file.get(), blocked);
            }), IntakeResult::held);
            return more.get();
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Import %d could not go on; it is tried again", id);
            rest(id);
            return false;
        }
    }

    private void rest(long id) {
        try {
            DeadlockRetry.inTransaction(() -> {
                Optional<StockImport> file = StockImport.findToCarryOut(id);
                file.ifPresent(failed -> failed.rest(clock.now()));
                return file;
            });
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Nor could import %d be told to rest", id);
        }
    }

    private Optional<IntakeResult> step(StockImport file, BlockedZeros blocked) {
        List<StockItem> items = lines.next(file, Batch.MOST);
        if (items.isEmpty()) {
            file.finish(clock.now());
            return Optional.of(IntakeResult.NOTHING);
        }
        int last = items.get(items.size() - 1).index();
        if (file.stoppedBy != null) {
            lines.remove(file, last);
            file.doneLine = last;
            return Optional.of(IntakeResult.NOTHING);
        }
        List<RejectedItem> unknown = new ArrayList<>();
        Optional<IntakeResult> taken = intake.takeStock(file.retailerId,
                intake.observations(file.retailerId, items, file.receivedAt, unknown), file.source(), blocked);
        if (taken.isPresent()) {
            lines.refuse(file, unknown);
            lines.remove(file, last);
            file.tally(taken.get(), unknown.size(), last);
        }
        return taken;
    }
}
