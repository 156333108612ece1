package dev.vigia.marketplace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.stream.StreamSupport;

/**
 * Reads what marketplaces answer. A field that is new is no fault; one of another type is, and so is a missing one unless
 * its record has an {@code Optional} for it.
 */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();
    private static final ObjectWriter WRITER = MAPPER.writer();

    private Json() {
    }

    /** @throws ConnectorException when the text is not JSON of this type */
    public static <T> T read(String text, Class<T> type) {
        try {
            T value = MAPPER.readValue(text, type);
            if (value == null) {
                throw ConnectorException.unreadable(text);
            }
            return value;
        } catch (JsonProcessingException | IllegalArgumentException notOfThisType) {
            throw ConnectorException.unreadable(text);
        }
    }

    /** The same without a type, and an absent node instead of a failure: for error bodies, which come in any shape. */
    public static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException notJson) {
            return MAPPER.missingNode();
        }
    }

    /** Whether it is a list of things, perhaps of none, as a page of a list would be. */
    public static boolean isListOfObjects(JsonNode node) {
        return node.isArray() && StreamSupport.stream(node.spliterator(), false).allMatch(JsonNode::isObject);
    }

    /** Whether it is such a list or holds one, whatever that is called. */
    public static boolean holdsListOfObjects(JsonNode node) {
        return isListOfObjects(node)
                || StreamSupport.stream(node.spliterator(), false).anyMatch(Json::isListOfObjects);
    }

    public static String write(Object value) {
        try {
            return WRITER.writeValueAsString(value);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), broken);
        }
    }
}
