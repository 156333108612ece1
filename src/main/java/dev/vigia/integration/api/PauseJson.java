package dev.vigia.integration.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.database.Spelling;
import dev.vigia.integration.Pause;
import dev.vigia.web.request.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why nothing is sent to an integration, and until when.
 *
 * @param reason a person's words; may be empty
 * @param until  when it goes on by itself; empty: when somebody says so
 * @param by     who paused it
 */
@Schema(name = "Pause")
@JsonInclude(JsonInclude.Include.ALWAYS)
record PauseJson(String reason, Optional<Instant> until, String by) {

    private static final String REASON = "reason";
    private static final String UNTIL = "until";
    private static final Set<String> FIELDS = Set.of(REASON, UNTIL);

    /** As the document of the API describes what is sent. */
    @Schema(name = "PauseChange")
    record PauseBody(@Schema(maxLength = Pause.LONGEST_REASON) String reason,
            @Schema(description = "When it goes on by itself; null: when somebody says so") Instant until) {
    }

    static PauseJson of(Pause pause) {
        return new PauseJson(pause.reason(), pause.end(), pause.by());
    }

    /** Null says nothing of a reason or an end. */
    static Pause read(JsonNode value, Instant now, ApiProblems problems) {
        if (value.isNull()) {
            return Pause.NONE;
        }
        if (!value.isObject()) {
            throw problems.wrongPause();
        }
        for (Iterator<String> names = value.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (!FIELDS.contains(name)) {
                throw problems.unknownField("pause." + name);
            }
        }
        String reason = text(value, REASON, problems);
        if (reason.length() > Pause.LONGEST_REASON) {
            throw problems.wrongPause();
        }
        return Pause.of(reason, end(text(value, UNTIL, problems), now, problems));
    }

    private static Optional<Instant> end(String text, Instant now, ApiProblems problems) {
        try {
            Optional<Instant> end = text.isEmpty() ? Optional.empty() : Optional.of(Timestamp.read(text));
            if (end.filter(moment -> !moment.isAfter(now)).isPresent()) {
                throw problems.wrongPause();
            }
            return end;
        } catch (DateTimeException none) {
            throw problems.wrongPause();
        }
    }

    private static String text(JsonNode value, String name, ApiProblems problems) {
        JsonNode field = value.path(name);
        if (!field.isMissingNode() && !field.isNull() && !field.isTextual()) {
            throw problems.wrongPause();
        }
        // PostgreSQL keeps no text with this character.
        return field.isTextual() ? Spelling.of(field.textValue()).replace("\0", "") : "";
    }
}
