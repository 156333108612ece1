package dev.vigia.stock;

import java.time.Instant;
import java.util.Optional;

/** Reads the columns of a row one after the other. */
final class RowReader {

    private final Object[] row;
    private int next;

    RowReader(Object[] row) {
        this.row = row;
    }

    String text() {
        return (String) row[next++];
    }

    Optional<String> maybeText() {
        return Optional.ofNullable(text());
    }

    boolean yes() {
        return (Boolean) row[next++];
    }

    long number() {
        return ((Number) row[next++]).longValue();
    }

    Optional<Long> maybeNumber() {
        return Optional.ofNullable((Number) row[next++]).map(Number::longValue);
    }

    Optional<Integer> maybeInteger() {
        return maybeNumber().map(Math::toIntExact);
    }

    Optional<Instant> instant() {
        return Optional.ofNullable((Instant) row[next++]);
    }
}
