package dev.vigia.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads what a source answers, which may be cased as each call likes, and tells numbers as texts and lists as nothing. What is
 * not there is never taken for zero.
 */
public final class RemoteJson {

    private final JsonNode node;

    public RemoteJson(JsonNode node) {
        this.node = node;
    }

    /** A field, however it is cased; of several names the first that says something. */
    public RemoteJson at(String... names) {
        for (String name : names) {
            JsonNode exact = node.path(name);
            JsonNode found = exact.isMissingNode() ? cased(name) : exact;
            if (!found.isMissingNode() && !found.isNull()) {
                return new RemoteJson(found);
            }
        }
        return new RemoteJson(MissingNode.getInstance());
    }

    /** Whether there is such a field, and nothing in it on purpose. */
    public boolean isNull(String name) {
        return node.path(name).isNull() || cased(name).isNull();
    }

    private JsonNode cased(String name) {
        for (var field : node.properties()) {
            if (field.getKey().equalsIgnoreCase(name)) {
                return field.getValue();
            }
        }
        return MissingNode.getInstance();
    }

    public boolean isThere() {
        return !node.isMissingNode() && !node.isNull();
    }

    public boolean isList() {
        return node.isArray();
    }

    /** What stands in a list; one thing where a list of it was meant, and none where there is nothing. */
    public List<RemoteJson> each() {
        List<RemoteJson> all = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(one -> all.add(new RemoteJson(one)));
        } else if (isThere()) {
            all.add(this);
        }
        return all.stream().filter(RemoteJson::isThere).toList();
    }

    /** The fields of a map, by their names. */
    public Optional<String> textOf(String key) {
        return Optional.of(new RemoteJson(node.path(key)).text()).filter(text -> !text.isEmpty());
    }

    /** What stands in each field of a map, in their order. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        node.properties().forEach(field -> texts.add(new RemoteJson(field.getValue()).text()));
        return texts;
    }

    /** A text, or a number as one; empty where it is neither. */
    public String text() {
        return node.isValueNode() && !node.isNull() ? node.asText().strip() : "";
    }

    /** Whole units, also as a text; empty where it says none. More than any shop has is as much as we count; half a one is none. */
    public OptionalInt units() {
        Optional<BigDecimal> number = number();
        return number.isEmpty() ? OptionalInt.empty()
                : OptionalInt.of(number.get().max(BigDecimal.valueOf(Integer.MIN_VALUE))
                        .min(BigDecimal.valueOf(Integer.MAX_VALUE)).setScale(0, RoundingMode.FLOOR).intValue());
    }

    /** A number as it is said, also as a text. */
    public Optional<BigDecimal> number() {
        // What is too large for any number is none.
        return !node.isNumber() || node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue()) ? written()
                : Optional.of(node.decimalValue());
    }

    private Optional<BigDecimal> written() {
        String text = node.isTextual() ? node.textValue().strip() : "";
        return text.matches("-?[0-9]{1,18}(\\.[0-9]{1,9})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** @param otherwise where nothing is said */
    public boolean isTrue(boolean otherwise) {
        String text = text();
        return text.isEmpty() ? otherwise
                : Map.of("true", true, "1", true, "false", false, "0", false).getOrDefault(
                        text.toLowerCase(Locale.ROOT), otherwise);
    }
}
