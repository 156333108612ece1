package dev.vigia.source.reading;

import static java.util.stream.Collectors.toMap;

import dev.vigia.database.DeadlockRetry;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.source.RemoteWarehouse;
import dev.vigia.source.Source;
import dev.vigia.source.SourceConfig;
import dev.vigia.source.SourceConnector;
import dev.vigia.source.SourceWarehouses;
import dev.vigia.source.SourceWarehouses.MappedWarehouse;
import dev.vigia.source.reading.SkuQueue.WaitingSkus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is done next of one source: what was announced, its warehouses, the list of its SKUs, the sweep. */
@ApplicationScoped
class SourceSteps {

    /** As many as are taken at once at other doors. */
    private static final int MOST_AT_ONCE = 1_000;
    /** How long what was known of warehouses counts that cannot be read; as long as a source may be silent. */
    private static final Duration KNOWN_FOR = Duration.ofHours(6);
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final SourceState state;
    private final SourceWarehouses warehouses;
    private final SkuQueue queue;
    private final SkuReads reads;
    private final SourceIntake intake;
    private final SkuSettlement settlement;
    private final IdList list;
    private final SourceConfig config;

    SourceSteps(SourceState state, SourceWarehouses warehouses, SkuQueue queue, SkuReads reads, SourceIntake intake,
            SkuSettlement settlement, IdList list, SourceConfig config) {
        this.state = state;
        this.warehouses = warehouses;
        this.queue = queue;
        this.reads = reads;
        this.intake = intake;
        this.settlement = settlement;
        this.list = list;
        this.config = config;
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
        if (isOver(source.warehousesAt, config.warehousesEvery(), now) && isOver(source.warehousesAgainAt,
                Duration.ZERO, now)) {
            return warehouses(source, claim, connector, calls, now);
        }
        List<MappedWarehouse> all = DeadlockRetry.inTransaction(() -> warehouses.of(source));
        Map<String, MappedWarehouse> mapped = mapped(all);
        boolean isUrgent = !mapped.isEmpty() && queue.isAnyAnnounced(source, now);
        if (list.isDue(source, now)) {
            StepEnd end = list(source, claim, connector, calls, now);
            if (!isUrgent || end == StepEnd.OVER) {
                return end;
            }
        }
        if (mapped.isEmpty()) {
            boolean isLeft = all.stream().anyMatch(MappedWarehouse::isRead) || intake.leave(source, true, now,
                    () -> state.renew(source.id, claim).isPresent());
            return isLeft ? StepEnd.WAITS_FOR_PERSON : StepEnd.OVER;
        }
        SourceBudget budget = new SourceBudget(source.rate, source.rateAt);
        int ids = connector.idsPerRead(calls);
        WaitingSkus waiting = queue.next(source, Math.min(MOST_AT_ONCE, (int) Math.ceil(budget.callsOfStep() * Math.max(
                1, ids))), now);
        boolean begins = waiting.sweep().isEmpty() && isOver(source.sweepBeganAt, config.sweepEvery(), now)
                && !(source.agreedSweep == source.sweep && queue.isAnyHeld(source));
        return waiting.isNone() || begins ? sweepAgain(source, claim, waiting.isNone(), begins, now)
                : settlement.settle(source, claim, calls, mapped, reads.read(connector, calls, budget.share(waiting
                        .announced(),
                        waiting.sweep(), ids)), connector.announcesAll());
    }

    /** Those that count, by the source's id. */
    private static Map<String, MappedWarehouse> mapped(List<MappedWarehouse> all) {
        // Where all that sells is new, nothing that is mapped is asked: it would all be zero.
        return all.stream().noneMatch(one -> one.isRead() && one.sells()) && all.stream()
                .anyMatch(one -> one.isOpen() && one.sells()) ? Map.of()
                        : all.stream().filter(MappedWarehouse::isRead).collect(toMap(MappedWarehouse::remoteId,
                                one -> one));
    }

    /** Where they cannot be read, what was known of them goes on counting for a while. */
    private StepEnd warehouses(Source source, UUID claim, SourceConnector connector, SourceCalls calls, Instant now) {
        List<RemoteWarehouse> listed;
        try {
            listed = connector.warehouses(calls);
        } catch (ConnectorException failure) {
            if (failure.outcome().isCausedBy(Cause.LIMITED) || source.warehousesAt == null
                    || source.warehousesFailingSince != null && isOver(source.warehousesFailingSince, KNOWN_FOR, now)) {
                throw failure;
            }
            return end(state.keep(source.id, claim, kept -> {
                kept.warehousesFailingSince = source.warehousesFailingSince == null ? now
                        : source.warehousesFailingSince;
                kept.warehousesAgainAt = now.plus(AGAIN);
            }));
        }
        return end(state.keepRead(source.id, claim, calls, kept -> {
            warehouses.keep(kept, listed);
            kept.warehousesAt = now;
            kept.warehousesFailingSince = null;
            kept.warehousesAgainAt = null;
        }));
    }

    /** Where it cannot be read, those that are known are read all the same. */
    private StepEnd list(Source source, UUID claim, SourceConnector connector, SourceCalls calls, Instant now) {
        try {
            list.read(source, claim, connector, calls);
        } catch (ConnectorException failure) {
            if (failure.outcome().isCausedBy(Cause.LIMITED) || source.listedAt == null) {
                throw failure;
            }
            return end(state.keep(source.id, claim, kept -> {
                kept.listFailingSince = source.listFailingSince == null ? now : source.listFailingSince;
                kept.listAgainAt = now.plus(AGAIN);
            }));
        }
        return end(state.keepRead(source.id, claim, calls, kept -> {
        }));
    }

    private static StepEnd end(boolean kept) {
        return kept ? StepEnd.GOES_ON : StepEnd.OVER;
    }

    private static boolean isOver(Instant since, Duration time, Instant now) {
        return since == null || !now.isBefore(since.plus(time));
    }

    private StepEnd sweepAgain(Source source, UUID claim, boolean isAllRead, boolean begins, Instant now) {
        boolean holds = source.holdingSince != null && queue.isAnyHeld(source);
        if (isAllRead && !intake.leave(source, false, now, () -> state.renew(source.id, claim).isPresent())) {
            return StepEnd.OVER;
        }
        boolean kept = state.keep(source.id, claim, again -> {
            if (again.sweptAt == null || again.sweptAt.isBefore(again.sweepBeganAt)) {
                again.sweptAt = now;
            }
            if (!holds) {
                again.holdingSince = null;
            }
            if (begins) {
                again.beginSweep(now);
            }
        });
        return !kept ? StepEnd.OVER : begins ? StepEnd.GOES_ON : StepEnd.WAITS;
    }
}
