package dev.vigia.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.web.Problem;
import jakarta.ws.rs.WebApplicationException;

/** The body of a batch: {@code {"items": [...]}}, up to {@value #MOST} of them. */
record Batch(JsonNode items) {

    static final int MOST = 5_000;

    /** @throws WebApplicationException 400 or 413 with what is wrong with the batch as a whole */
    static Batch of(JsonNode body, IntakeMessages messages) {
        JsonNode items = body == null ? null : body.get("items");
        if (items == null || !items.isArray()) {
            throw refused(400, messages, messages.itemsMissing());
        }
        if (items.size() > MOST) {
            throw refused(413, messages, messages.tooManyItems(items.size(), MOST));
        }
        return new Batch(items);
    }

    private static WebApplicationException refused(int status, IntakeMessages messages, String detail) {
        return new WebApplicationException(Problem.of(status, messages.badBatch(), detail).response());
    }
}
