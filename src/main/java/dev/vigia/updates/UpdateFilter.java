package dev.vigia.updates;

import dev.vigia.database.Spelling;
import dev.vigia.http.UrlEncoding;
import dev.vigia.sync.queue.UpdateOutcome;
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
import java.util.stream.Collectors;

/**
 * Which updates of the log.
 *
 * @param given  the parameters as somebody wrote them, those that made sense
 * @param until  the first moment after them
 * @param cursor the page
 */
record UpdateFilter(Map<String, String> given, List<String> ignored, Optional<String> sku, Optional<Long> integration,
        Optional<UpdateOutcome> outcome, Optional<Instant> from, Optional<Instant> until, Optional<Cursor> cursor) {

    /** Where a page begins: after (older than) or before (newer than) an update. */
    record Cursor(boolean newer, long id) {

        String encoded() {
            return (newer ? "n" : "o") + Long.toString(id, Character.MAX_RADIX);
        }

        static Optional<Cursor> decoded(String text) {
            return text.matches("[no][0-9a-z]{1,12}")
                    ? Optional.of(new Cursor(text.charAt(0) == 'n', Long.parseLong(text.substring(1),
                            Character.MAX_RADIX)))
                    : Optional.empty();
        }
    }

    /**
     * A parameter that makes no sense is left out, and noted.
     *
     * @param zone where a day begins and ends
     */
    static UpdateFilter read(Map<String, String> parameters, ZoneId zone) {
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
        return new UpdateFilter(given, List.copyOf(ignored), text(given, "sku"), text(given, "integration").map(
                Long::valueOf),
                text(given, "outcome").flatMap(UpdateOutcome::ofCode), text(given, "from").flatMap(t -> moment(t, 0,
                        zone)),
                text(given, "to").flatMap(t -> moment(t, 1, zone)), text(given, "cursor").flatMap(Cursor::decoded));
    }

    private static boolean makesSense(String name, String text, ZoneId zone) {
        return switch (name) {
            case "sku" -> text.length() <= 100 && text.indexOf('\0') < 0;
            case "integration" -> text.matches("\\d{1,18}");
            case "outcome" -> UpdateOutcome.ofCode(text).isPresent();
            case "from", "to" -> moment(text, 0, zone).isPresent();
            default -> Cursor.decoded(text).isPresent();
        };
    }

    private static Optional<String> text(Map<String, String> given, String name) {
        return Optional.ofNullable(given.get(name));
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

    /** As somebody wrote it, for the form. */
    String value(String name) {
        return given.getOrDefault(name, "");
    }

    /** Whether it begins after it ends, so that nothing can match. */
    boolean isReversed() {
        return from.isPresent() && until.isPresent() && !from.get().isBefore(until.get());
    }

    boolean narrows() {
        return given.keySet().stream().anyMatch(name -> !name.equals("cursor"));
    }

    /** The address of another page of the same list. */
    String path(Cursor page) {
        Map<String, String> parts = new LinkedHashMap<>(given);
        parts.put("cursor", page.encoded());
        return "/updates?" + parts.entrySet().stream().map(e -> e.getKey() + "=" + UrlEncoding.encoded(e.getValue()))
                .collect(Collectors.joining("&"));
    }
}
