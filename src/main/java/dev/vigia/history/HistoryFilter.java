package dev.vigia.history;

import dev.vigia.database.CursorText;
import dev.vigia.database.Spelling;
import dev.vigia.http.UrlEncoding;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which entries of the history.
 *
 * @param given   the parameters that made sense, as somebody wrote them
 * @param ignored the names of those that did not
 * @param zone    where a day begins and ends
 */
record HistoryFilter(Map<String, String> given, List<String> ignored, ZoneId zone) {

    private static final int LONGEST = 200;
    private static final String CURSOR = "cursor";
    private static final String NUMBER = "\\d{1,18}";

    /** Where a page begins: after (older than) or before (newer than) an entry. */
    record HistoryCursor(boolean newer, long id) {

        String encoded() {
            return new CursorText("history", newer, List.of(Long.toString(id))).encoded();
        }

        static Optional<HistoryCursor> decoded(String text) {
            return CursorText.decoded(text, "history", 1).filter(read -> read.key().get(0).matches(NUMBER))
                    .map(read -> new HistoryCursor(read.backward(), Long.parseLong(read.key().get(0))));
        }
    }

    /** A parameter that makes no sense is left out, and noted. */
    static HistoryFilter read(Map<String, String> parameters, ZoneId zone) {
        Map<String, String> given = new LinkedHashMap<>();
        List<String> ignored = new ArrayList<>();
        parameters.forEach((name, value) -> {
            String text = value == null ? "" : Spelling.of(value);
            if (!text.isEmpty() && makesSense(name, text, zone)) {
                given.put(name, text);
            } else if (!text.isEmpty()) {
                ignored.add(name);
            }
        });
        return new HistoryFilter(given, List.copyOf(ignored), zone);
    }

    private static boolean makesSense(String name, String text, ZoneId zone) {
        return switch (name) {
            case "what" -> HistoryKind.ofCode(text).isPresent();
            case "person" -> text.length() <= LONGEST && text.indexOf('\0') < 0;
            case "from", "to" -> moment(text, 0, zone).isPresent();
            case CURSOR -> HistoryCursor.decoded(text).isPresent();
            default -> text.matches(NUMBER);
        };
    }

    /** A day, or a moment with its zone. */
    private static Optional<Instant> moment(String text, int daysLater, ZoneId zone) {
        try {
            Instant moment = text.length() == 10
                    ? LocalDate.parse(text).plusDays(daysLater).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            long year = moment.atOffset(ZoneOffset.UTC).getYear();
            return year >= 1970 && year < 10_000 ? Optional.of(moment) : Optional.empty();
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name));
    }

    Optional<HistoryKind> kind() {
        return text("what").flatMap(HistoryKind::ofCode);
    }

    Optional<Long> number(String name) {
        return text(name).map(Long::valueOf);
    }

    Optional<Instant> from() {
        return text("from").flatMap(text -> moment(text, 0, zone));
    }

    /** The first moment after them. */
    Optional<Instant> until() {
        return text("to").flatMap(text -> moment(text, 1, zone));
    }

    Optional<HistoryCursor> cursor() {
        return text(CURSOR).flatMap(HistoryCursor::decoded);
    }

    /** Whether it begins after it ends, so that nothing can match. */
    boolean isReversed() {
        return from().isPresent() && until().isPresent() && !from().get().isBefore(until().get());
    }

    boolean narrows() {
        return given.keySet().stream().anyMatch(name -> !name.equals(CURSOR));
    }

    /** The same at another place of the list. */
    HistoryFilter at(Optional<HistoryCursor> place) {
        Map<String, String> moved = new LinkedHashMap<>(given);
        moved.remove(CURSOR);
        place.ifPresent(cursor -> moved.put(CURSOR, cursor.encoded()));
        return new HistoryFilter(moved, ignored, zone);
    }

    /** The address of another page of the same list. */
    String path(HistoryCursor page) {
        return at(Optional.of(page)).path("/history");
    }

    /** What of the list, at another address. */
    String path(String address) {
        return given.isEmpty() ? address : address + "?" + UrlEncoding.query(given);
    }
}
