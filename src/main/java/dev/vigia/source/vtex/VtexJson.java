package dev.vigia.source.vtex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads what VTEX answers, which is cased as each call likes, tells numbers as texts and lists as nothing. What is not there
 * is never taken for zero.
 */
final class VtexJson {

    private final JsonNode node;

    VtexJson(JsonNode node) {
        this.node = node;
    }

    /** A field, however it is cased; of several names the first that says something. */
    VtexJson at(String... names) {
        for (String name : names) {
            JsonNode exact = node.path(name);
            JsonNode found = exact.isMissingNode() ? cased(name) : exact;
            if (!found.isMissingNode() && !found.isNull()) {
                return new VtexJson(found);
            }
        }
        return new VtexJson(MissingNode.getInstance());
    }

    private JsonNode cased(String name) {
        for (var field : node.properties()) {
            if (field.getKey().equalsIgnoreCase(name)) {
                return field.getValue();
            }
        }
        return MissingNode.getInstance();
    }

    boolean isThere() {
        return !node.isMissingNode() && !node.isNull();
    }

    boolean isList() {
        return node.isArray();
    }

    /** What stands in a list; one thing where a list of it was meant, and none where there is nothing. */
    List<VtexJson> each() {
        List<VtexJson> all = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(one -> all.add(new VtexJson(one)));
        } else if (isThere()) {
            all.add(this);
        }
        return all.stream().filter(VtexJson::isThere).toList();
    }

    /** The fields of a map, by their names. */
    Optional<String> textOf(String key) {
        return Optional.of(new VtexJson(node.path(key)).text()).filter(text -> !text.isEmpty());
    }

    /** A text, or a number as one; empty where it is neither. */
    String text() {
        return node.isValueNode() && !node.isNull() ? node.asText().strip() : "";
    }

    /** Whole units, also as a text; empty where it says none. More than any shop has is as much as we count. */
    OptionalInt units() {
        Optional<BigDecimal> number = node.isNumber() ? Optional.of(node.decimalValue()) : written();
        return number.isEmpty() ? OptionalInt.empty()
                : OptionalInt.of(number.get().max(BigDecimal.valueOf(Integer.MIN_VALUE))
                        .min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue());
    }

    private Optional<BigDecimal> written() {
        String text = node.isTextual() ? node.textValue().strip() : "";
        return text.matches("-?[0-9]{1,18}(\\.[0-9]{1,9})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** @param otherwise where nothing is said */
    boolean isTrue(boolean otherwise) {
        String text = text();
        return text.isEmpty() ? otherwise
                : Map.of("true", true, "1", true, "false", false, "0", false).getOrDefault(
                        text.toLowerCase(Locale.ROOT), otherwise);
    }
}
