package dev.vigia.source.reading;

import static java.util.stream.Collectors.toMap;

import dev.vigia.database.DatabaseClock;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.source.SkuReading;
import dev.vigia.source.SkuReading.ReadingKind;
import dev.vigia.source.Source;
import dev.vigia.source.Source.SourceOutcome;
import dev.vigia.source.SourceWarehouses.MappedWarehouse;
import dev.vigia.source.reading.SkuQueue.ReadSku;
import dev.vigia.source.reading.SourceProducts.DescribedSku;
import dev.vigia.source.reading.SourceSteps.StepEnd;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Takes what was read of some SKUs: products, then stock, then how far it is. What goes to zero too fast waits. */
@ApplicationScoped
class SkuSettlement {

    private static final int MOST_OUTAGES = 5;

    private final SourceState state;
    private final SkuQueue queue;
    private final SourceProducts products;
    private final SourceIntake intake;
    private final ZeroGuard guard;
    private final Notifications notifications;
    private final DatabaseClock clock;

    SkuSettlement(SourceState state, SkuQueue queue, SourceProducts products, SourceIntake intake, ZeroGuard guard,
            Notifications notifications, DatabaseClock clock) {
        this.state = state;
        this.queue = queue;
        this.products = products;
        this.intake = intake;
        this.guard = guard;
        this.notifications = notifications;
        this.clock = clock;
    }

    /**
     * @param announcesAll whether the source tells of every change, so that what it did not tell of is counted
     * @throws dev.vigia.source.PermissionMissing if a person must act
     */
    StepEnd settle(Source source, UUID claim, SourceCalls calls, Map<String, MappedWarehouse> mapped,
            ReadBatch batch, boolean announcesAll) {
        // Somebody may have paused it, or mapped its warehouses otherwise, while it was read.
        if (state.renew(source.id, claim).isEmpty()) {
            return StepEnd.OVER;
        }
        Map<String, SkuReading> readings = batch.readings();
        List<ReadSku> read = read(products.put(source, batch.read()), readings, mapped);
        int zeroed = (int) read.stream().filter(ReadSku::isZeroed).count();
        boolean holds = guard.holds(source, read.size(), zeroed);
        read.replaceAll(one -> holds && one.isZeroed() ? one.held() : one);
        Map<String, SkuReading> bySku = new LinkedHashMap<>();
        Map<String, String> ours = new LinkedHashMap<>();
        for (ReadSku one : read) {
            if (one.isToTake()) {
                bySku.put(one.sku().sku(), readings.get(one.sku().remoteId()));
                ours.put(one.sku().remoteId(), one.sku().sku());
            }
        }
        // By their old codes only those that no other SKU of the source has now.
        products.withoutCalled(source, read.stream().filter(ReadSku::isLeft).collect(toMap(one -> one.sku().before(),
                one -> SkuReading.of(one.sku().remoteId(), ReadingKind.NOT_OFFERED, Optional.empty(), calls.clock()
                        .now()), (one, other) -> one)))
                .forEach(bySku::putIfAbsent);
        int changed = intake.take(source, mapped, bySku, calls.clock().now());
        // While nothing is answered at all, no SKU is to blame for it.
        Set<DueSku> failed = batch.isOutage() && source.failures >= MOST_OUTAGES ? Set.of() : batch.failed();
        List<ReadSku> all = Stream.concat(read.stream(), failed.stream().map(ReadSku::failed)).toList();
        boolean others = !batch.read().isEmpty();
        boolean isKept = state.keepRead(source.id, claim, calls, kept -> {
            kept.sweepRead += read.size();
            kept.sweepZeroed += zeroed;
            if (holds && kept.holdingSince == null) {
                kept.holdingSince = clock.now();
            }
            if (announcesAll) {
                notifications.countUnannounced(kept, read, clock.now());
            }
            queue.settle(kept, all, others);
            if (changed > 0) {
                kept.changedAt = clock.now();
                kept.changed = changed;
            }
        });
        if (!isKept) {
            return StepEnd.OVER;
        }
        DeadlockRetry.inTransaction(() -> intake.judge(source, ours));
        return afterwards(source, claim, batch);
    }

    private static List<ReadSku> read(List<DescribedSku> described, Map<String, SkuReading> readings,
            Map<String, MappedWarehouse> mapped) {
        List<ReadSku> read = new ArrayList<>();
        for (DescribedSku one : described) {
            SkuReading reading = readings.get(one.sku().remoteId());
            read.add(new ReadSku(one, one.fault().orElse(SkuOutcome.of(reading.said())), SourceIntake.available(
                    SourceIntake.items(one.sku().sku(), reading, mapped))));
        }
        return read;
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
}
