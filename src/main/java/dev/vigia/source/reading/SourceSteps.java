package dev.vigia.source.reading;

import static java.util.stream.Collectors.toMap;

import dev.vigia.database.DatabaseClock;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.source.RemoteWarehouse;
import dev.vigia.source.SkuReading;
import dev.vigia.source.Source;
import dev.vigia.source.Source.SourceOutcome;
import dev.vigia.source.SourceConfig;
import dev.vigia.source.SourceConnector;
import dev.vigia.source.SourceWarehouses;
import dev.vigia.source.SourceWarehouses.MappedWarehouse;
import dev.vigia.source.reading.SkuQueue.ReadSku;
import dev.vigia.source.reading.SourceProducts.DescribedSku;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What is done next of one source: what was announced, its warehouses, the list of its SKUs, the sweep. */
@ApplicationScoped
class SourceSteps {

    private static final int MOST_OUTAGES = 5;
    private static final int STEP_SECONDS = 5;

    private final SourceState state;
    private final SourceWarehouses warehouses;
    private final SkuQueue queue;
    private final SkuReads reads;
    private final SourceProducts products;
    private final SourceIntake intake;
    private final IdList list;
    private final ZeroGuard guard;
    private final Notifications notifications;
    private final SourceConfig config;
    private final DatabaseClock clock;

    SourceSteps(SourceState state, SourceWarehouses warehouses, SkuQueue queue, SkuReads reads, SourceProducts products,
            SourceIntake intake, IdList list, ZeroGuard guard, Notifications notifications, SourceConfig config,
            DatabaseClock clock) {
        this.state = state;
        this.warehouses = warehouses;
        this.queue = queue;
        this.reads = reads;
        this.products = products;
        this.intake = intake;
        this.list = list;
        this.guard = guard;
        this.notifications = notifications;
        this.config = config;
        this.clock = clock;
    }

    /** How a step ended. */
    enum StepEnd {
        /** There may be more to do. */
        GOES_ON,
        /** Nothing is to be done before the next moment of the schedule. */
        WAITS,
        /** The same, and no stock is read before a person has said what the warehouses are. */
        WAITS_FOR_PERSON,
        /** The source rests, or is another node's. */
        OVER
    }

    /**
     * @throws dev.vigia.source.PermissionMissing           if a person must act
     * @throws dev.vigia.marketplace.ConnectorException if there was no answer
     */
    StepEnd next(Source source, UUID claim, SourceConnector connector, SourceCalls calls) {
        Instant now = calls.clock().now();
        if (isOver(source.warehousesAt, config.warehousesEvery(), now)) {
            List<RemoteWarehouse> listed = connector.warehouses(calls);
            return went(source, claim, calls, kept -> {
                warehouses.keep(kept, listed);
                kept.warehousesAt = now;
            });
        }
        List<MappedWarehouse> all = DeadlockRetry.inTransaction(() -> warehouses.of(source));
        // Where all that sells is new, nothing that is mapped is asked: it would all be zero.
        Map<String, MappedWarehouse> mapped = all.stream().noneMatch(one -> one.isRead() && one.sells()) && all.stream()
                .anyMatch(one -> one.isOpen() && one.sells()) ? Map.of()
                        : all.stream().filter(MappedWarehouse::isRead).collect(toMap(MappedWarehouse::remoteId,
                                one -> one));
        boolean isUrgent = !mapped.isEmpty() && queue.isAnyAnnounced(source);
        if (!isUrgent && list.isDue(source, now)) {
            list.read(source, claim, connector, calls);
            return went(source, claim, calls, kept -> {
            });
        }
        if (mapped.isEmpty()) {
            return StepEnd.WAITS_FOR_PERSON;
        }
        int most = Math.max(1, (int) Math.round(source.rate)) * Math.max(1, connector.idsPerRead(calls));
        List<DueSku> due = affordable(queue.next(source, most), connector.idsPerRead(calls), source.rate);
        return due.isEmpty() ? sweepAgain(source, claim, now)
                : settle(source, claim, calls, mapped, reads.read(connector, calls, due), connector.announcesAll());
    }

    /** As many as some seconds' calls are enough for: a step that outlasts its claim settles nothing. */
    private static List<DueSku> affordable(List<DueSku> due, int idsPerRead, double rate) {
        double left = Math.max(1, rate) * STEP_SECONDS;
        List<DueSku> now = new ArrayList<>();
        for (DueSku sku : due) {
            left -= (sku.toDescribe() ? 1 : 0) + (sku.kit() ? 1 : 1.0 / Math.max(1, idsPerRead));
            if (left < 0 && !now.isEmpty()) {
                break;
            }
            now.add(sku);
        }
        return now;
    }

    private static boolean isOver(Instant since, Duration time, Instant now) {
        return since == null || !now.isBefore(since.plus(time));
    }

    private StepEnd sweepAgain(Source source, UUID claim, Instant now) {
        boolean begins = isOver(source.sweepBeganAt, config.sweepEvery(), now);
        boolean holds = source.holdingSince != null && queue.isAnyHeld(source);
        boolean kept = state.keep(source.id, claim, again -> {
            if (again.sweptAt == null || again.sweptAt.isBefore(again.sweepBeganAt)) {
                again.sweptAt = now;
            }
            if (!holds) {
                again.holdingSince = null;
            }
            if (begins) {
                again.sweepRead = 0;
                again.sweepZeroed = 0;
                again.sweep++;
                again.sweepBeganAt = now;
            }
        });
        return !kept ? StepEnd.OVER : begins ? StepEnd.GOES_ON : StepEnd.WAITS;
    }

    private StepEnd settle(Source source, UUID claim, SourceCalls calls, Map<String, MappedWarehouse> mapped,
            ReadBatch batch, boolean announcesAll) {
        // Somebody may have paused it, or mapped its warehouses otherwise, while it was read.
        if (state.renew(source.id, claim).isEmpty()) {
            return StepEnd.OVER;
        }
        List<DescribedSku> described = products.put(source, batch.read());
        Map<String, SkuReading> bySku = new LinkedHashMap<>();
        Map<String, String> ours = new LinkedHashMap<>();
        List<ReadSku> read = new ArrayList<>();
        Map<String, SkuReading> byId = new LinkedHashMap<>();
        batch.read().values().forEach(reading -> byId.put(reading.remoteId(), reading));
        int zeroed = 0;
        for (DescribedSku one : described) {
            SkuReading reading = byId.get(one.sku().remoteId());
            Optional<Long> available = SourceIntake.available(SourceIntake.items(one.sku().sku(), reading, mapped));
            read.add(new ReadSku(one.sku(), one.fault().orElse(SkuOutcome.of(reading.said())), available, one
                    .description(), one.kit()));
            zeroed += read.get(read.size() - 1).isZeroed() ? 1 : 0;
        }
        boolean holds = guard.holds(source, read.size(), zeroed);
        read.replaceAll(one -> holds && one.isZeroed() ? one.held() : one);
        for (ReadSku one : read) {
            if (one.isToTake()) {
                bySku.put(one.sku().sku(), byId.get(one.sku().remoteId()));
                ours.put(one.sku().remoteId(), one.sku().sku());
            }
        }
        int changed = intake.take(source, mapped, bySku, calls.clock().now());
        // While nothing is answered at all, no SKU is to blame for it.
        Set<DueSku> failed = batch.isOutage() && source.failures >= MOST_OUTAGES ? Set.of() : batch.failed();
        List<ReadSku> all = Stream.concat(read.stream(), failed.stream().map(sku -> new ReadSku(sku, SkuOutcome.FAILED,
                Optional.empty(), Optional.empty(), sku.kit()))).toList();
        boolean others = !batch.read().isEmpty();
        int zeros = zeroed;
        StepEnd end = went(source, claim, calls, kept -> {
            kept.sweepRead += read.size();
            kept.sweepZeroed += zeros;
            if (holds && kept.holdingSince == null) {
                kept.holdingSince = clock.now();
            }
            if (announcesAll) {
                notifications.countUnannounced(kept, read, clock.now());
            }
            queue.settle(kept, all, others);
            intake.judge(kept, ours);
            if (changed > 0) {
                kept.changedAt = clock.now();
                kept.changed = changed;
            }
        });
        return end == StepEnd.OVER ? end : afterwards(source, claim, batch);
    }

    private StepEnd afterwards(Source source, UUID claim, ReadBatch batch) {
        batch.missing().ifPresent(missing -> {
            throw missing;
        });
        if (batch.rest().isPresent()) {
            state.rest(source.id, claim, batch.rest().get());
            return StepEnd.OVER;
        }
        if (batch.isOutage()) {
            state.fail(source.id, claim, source.failures, batch.isUnreadable() ? SourceOutcome.UNREADABLE
                    : SourceOutcome.NO_ANSWER);
            return StepEnd.OVER;
        }
        return StepEnd.GOES_ON;
    }

    /** Keeps what was learnt, and goes a little faster where nobody has complained for long enough. */
    private StepEnd went(Source source, UUID claim, SourceCalls calls, Consumer<Source> more) {
        boolean kept = state.keep(source.id, claim, now -> {
            more.accept(now);
            now.outcome = SourceOutcome.READ;
            now.detail = "";
            now.lookedAt = clock.now();
            now.failures = 0;
            SourceBudget budget = new SourceBudget(now.rate, now.rateAt).clean(now.lookedAt, Math.min(config
                    .rateMost(), calls.most()));
            now.rate = budget.rate();
            now.rateAt = budget.since();
            calls.setRate(now.rate);
        });
        return kept ? StepEnd.GOES_ON : StepEnd.OVER;
    }
}
