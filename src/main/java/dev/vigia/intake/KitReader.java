package dev.vigia.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.catalog.KitPart;
import dev.vigia.intake.ItemReader.RefusedItemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what an item says that it is made of. */
final class KitReader {

    static final String KIT = "kit";

    private KitReader() {
    }

    /**
     * Empty where it says nothing; an empty list where it says that it is no kit.
     *
     * @param sku of the item itself
     */
    static Optional<List<KitPart>> read(ItemReader item, JsonNode said, String sku) throws RefusedItemException {
        if (said == null || said.isNull()) {
            return Optional.empty();
        }
        if (!said.isArray()) {
            throw item.refused(KIT, RejectionCode.NOT_A_LIST);
        }
        if (said.size() > KitPart.MOST_PARTS) {
            throw item.refused(KIT, RejectionCode.TOO_MANY_COMPONENTS);
        }
        List<KitPart> parts = new ArrayList<>();
        Set<String> skus = new HashSet<>();
        for (int place = 0; place < said.size(); place++) {
            KitPart part = part(item, said.get(place), place);
            if (part.sku().equals(sku)) {
                throw item.refused(skuAt(place), RejectionCode.COMPONENT_IS_ITSELF, sku);
            }
            if (!skus.add(part.sku())) {
                throw item.refused(skuAt(place), RejectionCode.COMPONENT_TWICE, part.sku());
            }
            parts.add(part);
        }
        return Optional.of(parts);
    }

    private static KitPart part(ItemReader item, JsonNode said, int place) throws RefusedItemException {
        try {
            return new ItemReader(place, said).part();
        } catch (RefusedItemException wrong) {
            String field = wrong.item.field();
            throw item.refused(field.isEmpty() ? at(place) : at(place) + "." + field, wrong.item.code(),
                    wrong.item.value());
        }
    }

    /** The name of the field that a component stands in, from 0. */
    static String skuAt(int place) {
        return at(place) + ".sku";
    }

    private static String at(int place) {
        return KIT + "[" + place + "]";
    }
}
