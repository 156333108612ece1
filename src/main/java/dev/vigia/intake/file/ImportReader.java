package dev.vigia.intake.file;

import dev.vigia.catalog.Catalog;
import dev.vigia.database.LongTransaction;
import dev.vigia.intake.Batch;
import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.StockItem;
import dev.vigia.intake.column.Column;
import dev.vigia.intake.file.StockFile.ProductLine;
import dev.vigia.intake.file.StockFile.Reading;
import dev.vigia.table.FirstRows;
import dev.vigia.table.Unreadable;
import dev.vigia.table.Unreadable.FileProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.hibernate.Session;

/** The door for files. Reading one checks and keeps its lines in one transaction; nothing of them is applied. */
@ApplicationScoped
public class ImportReader {

    private static final Duration LONGEST_READ = Duration.ofMinutes(5);
    // Each holds a connection for as long as it takes, and pages need the others.
    private static final int READ_AT_ONCE = 2;
    private static final int MOST_ASKED = 100;

    private final Session session;
    private final ImportLines lines;
    private final ImportRefusals refusals;
    private final ImportProducts products;
    private final ImportContent contents;
    private final WarehouseMappings warehouses;
    private final Catalog catalog;
    private final Event<FileRead> read;
    private final Semaphore reading = new Semaphore(READ_AT_ONCE);

    ImportReader(Session session, ImportLines lines, ImportRefusals refusals, ImportProducts products,
            ImportContent contents, WarehouseMappings warehouses, Catalog catalog, Event<FileRead> read) {
        this.session = session;
        this.lines = lines;
        this.refusals = refusals;
        this.products = products;
        this.contents = contents;
        this.warehouses = warehouses;
        this.catalog = catalog;
        this.read = read;
    }

    /** Told once a file has been read and kept, and nothing of it has been compared. */
    public record FileRead(long id, int items) {
    }

    /**
     * A file that came.
     *
     * @param name   its own
     * @param person in whose name it came
     * @param at     as of when it says what it says: what was counted since stays
     */
    public record ReceivedFile(String name, String person, Instant at, Path path) {
    }

    /**
     * Keeps a file and its good lines, and says which are not.
     *
     * @param also done in the transaction that keeps the file
     * @return empty while as many others are being read as may be at a time
     * @throws Unreadable if nothing of it can be read; nothing is kept then
     */
    public Optional<StockImport> receive(long retailerId, ReceivedFile came, ReadOptions options,
            Consumer<StockImport> also) {
        return receive(StockImport.of(retailerId, came.name, came.person, came.at), came.path, options, also);
    }

    /**
     * Takes one that is kept once more, for it means more by now. It says what it said when it came: what was counted since
     * stays.
     *
     * @param also done in the transaction that keeps it
     */
    public Optional<StockImport> receiveAgain(StockImport before, ReadOptions options, Consumer<StockImport> also) {
        Path path = contents.layOut(before);
        try {
            return receive(StockImport.of(before.retailerId, before.name, before.person, before.receivedAt), path,
                    options, also);
        } finally {
            ImportContent.delete(path);
        }
    }

    private Optional<StockImport> receive(StockImport file, Path path, ReadOptions options,
            Consumer<StockImport> also) {
        return oneOfFew(() -> {
            Optional<StockFile> content = open(file.retailerId, path, options);
            try {
                return LongTransaction.upTo(LONGEST_READ, session, () -> {
                    file.readAs(options);
                    file.persistAndFlush();
                    contents.keep(file, path);
                    content.ifPresentOrElse(known -> fill(file, known), file::needColumns);
                    also.accept(file);
                    return file;
                });
            } finally {
                content.ifPresent(StockFile::close);
            }
        });
    }

    /** @return empty where a person can say what its columns mean */
    private Optional<StockFile> open(long retailerId, Path path, ReadOptions options) {
        try {
            return Optional.of(StockFile.open(path, warehouses.known(retailerId), options));
        } catch (Unreadable e) {
            boolean isOfColumns = e.problem == FileProblem.COLUMNS_MISSING || e.problem == FileProblem.COLUMN_TWICE;
            if (isOfColumns && FirstRows.of(path).isPresent()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Reads a file in another way, as long as nobody has agreed to what it would do.
     *
     * @return empty while as many others are being read as may be at a time
     * @throws Unreadable if nothing of it can be read in that way; it stays as it was then
     */
    public Optional<StockImport> readAgain(StockImport seen, ReadOptions options) {
        return readAgain(seen, options, file -> {
        });
    }

    /** @param also done in the transaction that reads it, whether it still waited or not */
    public Optional<StockImport> readAgain(StockImport seen, ReadOptions options, Consumer<StockImport> also) {
        return oneOfFew(() -> LongTransaction.upTo(LONGEST_READ, session, () -> {
            StockImport file = StockImport.findToStop(seen.retailerId, seen.id).orElseThrow();
            StockImport read = file.isWaiting() ? contents.laidOut(file, path -> refill(file, path, options)) : file;
            also.accept(read);
            return read;
        }));
    }

    private StockImport refill(StockImport file, Path path, ReadOptions options) {
        try (StockFile content = StockFile.open(path, warehouses.known(file.retailerId), options)) {
            lines.clear(file);
            products.clear(file);
            file.readAs(options);
            return fill(file, content);
        }
    }

    private Optional<StockImport> oneOfFew(Supplier<StockImport> work) {
        if (!reading.tryAcquire()) {
            return Optional.empty();
        }
        try {
            StockImport file = work.get();
            read.fire(new FileRead(file.id, file.total()));
            return Optional.of(file);
        } finally {
            reading.release();
        }
    }

    private StockImport fill(StockImport file, StockFile content) {
        Batches<StockItem> good = new Batches<>(batch -> lines.keep(file, batch));
        Batches<ProductLine> described = new Batches<>(batch -> products.keep(file, batch));
        Batches<RejectedItem> refused = new Batches<>(batch -> refusals.refuse(file, batch));
        content.read(file.receivedAt, new Reading(good, described, refused), products(file.retailerId));
        good.end();
        described.end();
        refused.end();
        if (good.count + described.count + refused.count == 0) {
            throw new Unreadable(FileProblem.NO_LINES, "");
        }
        lines.dropRetired(file);
        boolean areUnknown = warehouses.ask(file, content.warehousesOfColumns());
        String newWarehouses = file.preview.newWarehouses;
        if (areUnknown) {
            refusals.refuseUnknownWarehouses(file, content.heading(Column.WAREHOUSE),
                    content.warehousesOfColumns());
        }
        if (refusals.haveNoWarehouse(file)) {
            warehouses.askUnnamed(file);
        }
        refusals.refuseTwice(file, content.heading(Column.SKU));
        if (file.complete && content.isOfStock()) {
            lines.addAbsent(file);
        }
        int rejected = refusals.count(file);
        file.read(content.format(), content.ignored());
        file.counted(lines.countKept(file) + rejected, rejected, refusals.countTwice(file), products.count(file));
        file.preview.newWarehouses = newWarehouses;
        return file;
    }

    /**
     * Asked of few SKUs, those that may be a total. Of a file that has many, the others count as products: what is none is
     * refused with a word then, and no product is passed over without one.
     */
    private Predicate<String> products(long retailerId) {
        Map<String, Boolean> known = new HashMap<>();
        return sku -> known.size() < MOST_ASKED
                ? known.computeIfAbsent(sku, asked -> catalog.idsBySku(retailerId, List.of(asked)).containsKey(asked))
                : known.getOrDefault(sku, true);
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
}
