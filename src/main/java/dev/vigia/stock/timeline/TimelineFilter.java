package dev.vigia.stock.timeline;

import dev.vigia.http.UrlEncoding;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What is asked of a line of time; a part of an address that makes no sense asks nothing.
 *
 * @param kind        empty: of every kind
 * @param integration empty: of every integration
 * @param day         empty: of every day
 * @param before      only what happened earlier; empty: from the newest on
 */
public record TimelineFilter(Optional<TimelineKind> kind, Optional<Long> integration, Optional<LocalDate> day,
        Optional<Instant> before) {

    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    /**
     * @param ledger what an address said from which the ledger alone was to be shown; it goes on working
     */
    public static TimelineFilter read(String what, String on, String day, String before, String ledger) {
        Optional<Instant> moment = moment(before);
        return moment.isEmpty() && moment(ledger).isPresent()
                ? new TimelineFilter(Optional.of(TimelineKind.STOCK), Optional.empty(), Optional.empty(), moment(
                        ledger))
                : new TimelineFilter(TimelineKind.ofCode(what.strip()), on.strip().matches("\\d{1,18}") ? Optional.of(
                        Long.valueOf(on.strip())) : Optional.empty(), day(day), moment);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isBlank() ? Optional.empty()
                    : Optional.of(LocalDate.parse(text.strip())).filter(day -> day
                            .getYear() >= 1970 && day.getYear() < 9999);
        } catch (DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> moment(String text) {
        try {
            return text.isEmpty() ? Optional.empty()
                    : Optional.of(Instant.parse(text)).filter(moment -> moment.isAfter(
                            Instant.EPOCH) && moment.isBefore(END));
        } catch (DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    boolean asks(TimelineKind asked) {
        return kind.isEmpty() || kind.get() == asked;
    }

    public boolean isFiltered() {
        return kind.isPresent() || integration.isPresent() || day.isPresent();
    }

    /** Nothing that happened then or later. */
    Instant end(ZoneId zone) {
        Instant endOfDay = day.map(chosen -> chosen.plusDays(1).atStartOfDay(zone).toInstant()).orElse(END);
        return before.filter(moment -> moment.isBefore(endOfDay)).orElse(endOfDay);
    }

    /** Nothing that happened earlier. */
    Instant begin(ZoneId zone) {
        return day.map(chosen -> chosen.atStartOfDay(zone).toInstant()).orElse(Instant.EPOCH);
    }

    /** What an address says of it behind the question mark, from a moment on or from the newest. */
    String query(Optional<Instant> from) {
        StringBuilder query = new StringBuilder();
        kind.ifPresent(one -> query.append("&what=").append(one.getCode()));
        integration.ifPresent(one -> query.append("&on=").append(one));
        day.ifPresent(one -> query.append("&day=").append(one));
        from.ifPresent(one -> query.append("&before=").append(UrlEncoding.encoded(one.toString())));
        return query.isEmpty() ? "" : query.substring(1);
    }
}
