package dev.vigia.source.reading;

import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.source.PermissionMissing;
import dev.vigia.source.SkuReading;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What became of some SKUs that were read at the same time. */
final class ReadBatch {

    private final Map<DueSku, SkuReading> read = new LinkedHashMap<>();
    private final Set<DueSku> failed = new LinkedHashSet<>();
    private Optional<PermissionMissing> missing = Optional.empty();
    private Optional<Duration> rest = Optional.empty();
    private boolean unreadable;

    synchronized void add(List<DueSku> asked, List<SkuReading> readings) {
        Map<String, DueSku> byId = asked.stream().collect(Collectors.toMap(DueSku::remoteId, Function.identity()));
        for (SkuReading reading : readings) {
            Optional.ofNullable(byId.remove(reading.remoteId())).ifPresent(sku -> read.put(sku, reading));
        }
        failed.addAll(byId.values());
    }

    synchronized void fail(List<DueSku> asked, ConnectorException failure) {
        if (failure.outcome().isCausedBy(Cause.LIMITED)) {
            rest = Optional.of(failure.outcome().after());
        } else {
            failed.addAll(asked);
            unreadable |= failure.outcome().isCausedBy(Cause.UNREADABLE, Cause.REFUSED);
        }
    }

    synchronized void fail(List<DueSku> asked) {
        failed.addAll(asked);
    }

    synchronized void stop(PermissionMissing lacking) {
        missing = Optional.of(lacking);
    }

    /** Whether nothing more is asked now. */
    synchronized boolean isOver() {
        return missing.isPresent() || rest.isPresent();
    }

    synchronized Map<DueSku, SkuReading> read() {
        return read;
    }

    /** By the source's id. */
    synchronized Map<String, SkuReading> readings() {
        return read.values().stream().collect(Collectors.toMap(SkuReading::remoteId, Function.identity()));
    }

    synchronized Set<DueSku> failed() {
        return failed;
    }

    synchronized Optional<PermissionMissing> missing() {
        return missing;
    }

    /** For how long the source asks to be left alone. */
    synchronized Optional<Duration> rest() {
        return rest;
    }

    /** Whether nothing was answered at all. */
    synchronized boolean isOutage() {
        return read.isEmpty() && !failed.isEmpty();
    }

    /** Whether there were answers, and nobody could make anything of them. */
    synchronized boolean isUnreadable() {
        return unreadable;
    }
}
