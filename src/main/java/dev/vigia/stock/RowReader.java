package dev.vigia.stock;

import java.time.Instant;
import java.util.Optional;

/** Reads the columns of a row one after the other. */
public final class RowReader {

    private final Object[] row;
    private int next;

    public RowReader(Object[] row) {
        this.row = row;
    }

    public String text() {
        return (String) row[next++];
    }

    public Optional<String> maybeText() {
        return Optional.ofNullable(text());
    }

    public boolean yes() {
        return (Boolean) row[next++];
    }

    public long number() {
        return ((Number) row[next++]).longValue();
    }

    public Optional<Long> maybeNumber() {
        return Optional.ofNullable((Number) row[next++]).map(Number::longValue);
    }

    public Optional<Integer> maybeInteger() {
        return maybeNumber().map(Math::toIntExact);
    }

    public Optional<Instant> instant() {
        return Optional.ofNullable((Instant) row[next++]);
    }
}
