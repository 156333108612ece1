package dev.vigia.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a kit is made of as it is kept until it is applied: {@code [["SKU", units], …]}. */
public final class KitJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private KitJson() {
    }

    public static String written(List<KitPart> parts) {
        ArrayNode all = JSON.createArrayNode();
        parts.forEach(part -> all.addArray().add(part.sku()).add(part.quantity()));
        return all.toString();
    }

    /** @throws IllegalArgumentException if it is not what {@link #written} has given */
    public static List<KitPart> read(String written) {
        try {
            return StreamSupport.stream(JSON.readTree(written).spliterator(), false).map(KitJson::part).toList();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(written, e);
        }
    }

    private static KitPart part(JsonNode part) {
        return new KitPart(part.get(0).textValue(), part.get(1).intValue());
    }
}
