package dev.vigia.sandbox.amazon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The attribute {@code fulfillment_availability}: what each fulfilment channel has, and the fields beside it. */
final class Availability {

    static final String CHANNEL = "fulfillment_channel_code";
    static final String QUANTITY = "quantity";
    static final String LEAD_TIME = "lead_time_to_ship_max_days";

    private final Map<String, ObjectNode> byChannel = new LinkedHashMap<>();

    /** With the lead time that a seller has typical configured, so that a wiped one shows. */
    static Availability of(String channel, int quantity) {
        Availability availability = new Availability();
        ObjectNode fields = JsonNodeFactory.instance.objectNode().put(CHANNEL, channel).put(QUANTITY, quantity);
        availability.byChannel.put(channel, channel.equals(AmazonListing.OWN_CHANNEL) ? fields.put(LEAD_TIME, 2)
                : fields);
        return availability;
    }

    /** {@code replace} sets the whole attribute, {@code add} a channel, {@code merge} the named fields of a channel. */
    void apply(Patch patch) {
        switch (patch.op()) {
            case "replace" -> {
                byChannel.clear();
                patch.values().forEach(this::put);
            }
            case "add" -> patch.values().forEach(this::put);
            case "merge" -> patch.values().forEach(this::merge);
            case "delete" -> delete(patch.values());
            default -> throw new IllegalArgumentException(patch.op());
        }
    }

    Optional<Integer> quantity(String channel) {
        return Optional.ofNullable(byChannel.get(channel)).map(fields -> fields.get(QUANTITY)).map(JsonNode::intValue);
    }

    void setQuantity(String channel, int quantity) {
        byChannel.computeIfAbsent(channel, code -> JsonNodeFactory.instance.objectNode().put(CHANNEL, code))
                .put(QUANTITY, quantity);
    }

    Collection<ObjectNode> channels() {
        return List.copyOf(byChannel.values());
    }

    private void put(ObjectNode value) {
        byChannel.put(channel(value), value.deepCopy());
    }

    private void merge(ObjectNode value) {
        ObjectNode merged = Optional.ofNullable(byChannel.get(channel(value))).map(ObjectNode::deepCopy)
                .orElseGet(JsonNodeFactory.instance::objectNode);
        byChannel.put(channel(value), merged.setAll(value));
    }

    private void delete(List<ObjectNode> values) {
        if (values.isEmpty()) {
            byChannel.clear();
        }
        values.forEach(value -> byChannel.remove(channel(value)));
    }

    private static String channel(ObjectNode value) {
        return value.path(CHANNEL).asText();
    }
}
