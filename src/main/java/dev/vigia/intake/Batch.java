package dev.vigia.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.web.JsonBody;
import dev.vigia.web.Problem;
import jakarta.ws.rs.WebApplicationException;
import java.util.Iterator;

/** The body of a batch: {@code {"items": [...]}}, up to {@value #MOST} of them, and nothing else. */
public record Batch(JsonNode items) {

    public static final int MOST = 5_000;

    private static final String ITEMS = "items";

    /** @throws WebApplicationException 400 or 413 with what is wrong with the batch as a whole */
    static Batch of(byte[] body, JsonBody json, IntakeMessages messages) {
        JsonNode batch = document(body, json, messages);
        JsonNode items = batch.get(ITEMS);
        if (items == null || !items.isArray()) {
            throw refused(400, messages, messages.itemsMissing());
        }
        for (Iterator<String> names = batch.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (!name.equals(ITEMS)) {
                throw refused(400, messages, messages.unknownBatchField(RejectedItem.shown(name)));
            }
        }
        if (items.size() > MOST) {
            throw refused(413, messages, messages.tooManyItems(items.size(), MOST));
        }
        return new Batch(items);
    }

    private static JsonNode document(byte[] body, JsonBody json, IntakeMessages messages) {
        try {
            return json.read(body);
        } catch (JsonBody.Malformed malformed) {
            throw refused(400, messages, messages.notOneDocument(malformed.line, malformed.column));
        }
    }

    private static WebApplicationException refused(int status, IntakeMessages messages, String detail) {
        return new WebApplicationException(Problem.of(status, messages.badBatch(), detail).response());
    }
}
