package dev.vigia.intake;

import dev.vigia.database.Patience;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
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

    private final Session session;
    private final ImportLines lines;
    private final Intake intake;
    private final Brake brake;
    private final Clock clock;

    StockImports(Session session, ImportLines lines, Intake intake, Brake brake, Clock clock) {
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
     * @throws StockFile.Unreadable if nothing of it can be read; nothing is kept then
     */
    StockImport receive(long retailerId, String name, String person, Path path) {
        StockFile content = StockFile.open(path);
        Instant now = clock.instant();
        return Patience.upTo(LONGEST_READ, session, () -> {
            StockImport file = StockImport.of(retailerId, name, person, now, content.ignored());
            file.persistAndFlush();
            Batches<StockItem> good = new Batches<>(batch -> lines.keep(file, batch));
            Batches<RefusedItem> refused = new Batches<>(batch -> lines.refuse(file, batch));
            content.read(now, KnownWarehouses.of(retailerId), good, refused);
            good.end();
            refused.end();
            file.items = good.count + refused.count;
            file.refused = refused.count;
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

    /** The refused lines after this one, in their order. */
    @Transactional
    List<RefusedItem> refused(StockImport file, int afterLine, int most) {
        return lines.refused(file, afterLine, most);
    }

    /** One batch of each file in turn, so that a long one does not keep another retailer waiting. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        Set<Long> resting = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (long id : Intake.inTransaction(StockImport::toCarryOut)) {
                if (!resting.contains(id)) {
                    boolean goesOn = carryOut(id);
                    more |= goesOn;
                    if (!goesOn) {
                        resting.add(id);
                    }
                }
            }
        }
    }

    /** Who handed in what is of interest for a year. */
    @Scheduled(cron = "0 45 3 * * ?", concurrentExecution = ConcurrentExecution.SKIP)
    void forget() {
        Patience.upTo(LONGEST_READ, session, () -> session.createNativeMutationQuery(
                "delete from stock_import where received_at < now() - interval '1 year' and finished_at is not null")
                .executeUpdate());
    }

    /** @return whether there is more to do here */
    private boolean carryOut(long id) {
        AtomicBoolean more = new AtomicBoolean();
        try {
            brake.around(trip -> Intake.inTransaction(() -> {
                Optional<StockImport> file = StockImport.findToCarryOut(id);
                more.set(file.isPresent());
                return file.isPresent() ? step(file.get(), trip) : Optional.of(Taken.NOTHING);
            }));
            return more.get();
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Import %d could not go on; it is tried again", id);
            return false;
        }
    }

    private Optional<Taken> step(StockImport file, Trip trip) {
        List<StockItem> items = lines.next(file, Batch.MOST);
        if (items.isEmpty()) {
            lines.forget(file);
            file.finish(clock.instant());
            return Optional.of(Taken.NOTHING);
        }
        List<RefusedItem> unknown = new ArrayList<>();
        Optional<Taken> taken = intake.takeStock(file.retailerId,
                intake.observations(file.retailerId, items, file.receivedAt, unknown), file.source(), trip);
        if (taken.isPresent()) {
            lines.refuse(file, unknown);
            file.tally(taken.get(), unknown.size(), items.get(items.size() - 1).index());
        }
        return taken;
    }
}
