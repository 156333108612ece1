package dev.vigia.updates;

import dev.vigia.http.UrlEncoding;
import dev.vigia.sync.readback.ReadBackFinding;
import dev.vigia.updates.UpdateFilter.Cursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which drift.
 *
 * @param given the parameters as somebody wrote them, those that made sense
 */
record DriftFilter(Map<String, String> given, List<String> ignored, Optional<Long> integration,
        Optional<ReadBackFinding> cause, Optional<Cursor> cursor) {

    /** A parameter that makes no sense is left out, and noted. */
    static DriftFilter read(Map<String, String> parameters) {
        Map<String, String> given = new LinkedHashMap<>();
        List<String> ignored = new ArrayList<>();
        parameters.forEach((name, value) -> {
            String text = value == null ? "" : value.strip();
            if (!text.isEmpty() && makesSense(name, text)) {
                given.put(name, text);
            } else if (!text.isEmpty()) {
                ignored.add(name);
            }
        });
        return new DriftFilter(given, List.copyOf(ignored), text(given, "integration").map(Long::valueOf),
                text(given, "cause").flatMap(ReadBackFinding::ofCause), text(given, "cursor").flatMap(Cursor::decoded));
    }

    private static boolean makesSense(String name, String text) {
        return switch (name) {
            case "integration" -> text.matches("\\d{1,18}");
            case "cause" -> ReadBackFinding.ofCause(text).isPresent();
            default -> Cursor.decoded(text).isPresent();
        };
    }

    private static Optional<String> text(Map<String, String> given, String name) {
        return Optional.ofNullable(given.get(name));
    }

    boolean narrows() {
        return integration.isPresent() || cause.isPresent();
    }

    /** The address of another page of the same list. */
    String path(Cursor page) {
        Map<String, String> parts = new LinkedHashMap<>(given);
        parts.put("cursor", page.encoded());
        return "/updates/drift?" + parts.entrySet().stream().map(e -> e.getKey() + "=" + UrlEncoding.encoded(e
                .getValue()))
                .collect(Collectors.joining("&"));
    }
}
