package dev.vigia.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads what a program sends as one JSON document, to its last byte: nothing after it, no field twice, no number that
 * loses a digit. How deep it may be and how long its numbers and names is up to the parser's own limits.
 */
@Singleton
public class JsonBody {

    private final ObjectReader reader = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build().readerFor(JsonNode.class);

    /** Thrown for what is not one document; says where reading ended. */
    public static final class Malformed extends Exception {

        public final long line;
        public final long column;

        private Malformed(Throwable cause, JsonLocation place) {
            super(cause);
            this.line = Math.max(1, place.getLineNr());
            this.column = Math.max(1, place.getColumnNr());
        }
    }

    /** An empty body is a missing document, which is neither an object nor a list. */
    public JsonNode read(byte[] body) throws Malformed {
        try {
            return reader.readTree(body);
        } catch (JacksonException malformed) {
            throw new Malformed(malformed, Optional.ofNullable(malformed.getLocation()).orElse(JsonLocation.NA));
        } catch (IOException | ArithmeticException | NumberFormatException malformed) {
            // Bytes that are no text in any encoding of JSON; a power of ten beyond all numbers.
            throw new Malformed(malformed, JsonLocation.NA);
        }
    }
}
