package dev.vigia.source.bling;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalInt;

/** Reads what Bling answers. What is not there is never taken for zero. */
final class BlingJson {

    private BlingJson() {
    }

    /** A text, or a number as one; empty where it is neither. */
    static String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? node.asText().strip() : "";
    }

    /** Whole units: of what is measured, a part of a unit is none. Empty where it says no number. */
    static OptionalInt units(JsonNode node) {
        String text = text(node);
        boolean isUnderstood = node.isNumber() ? Double.isFinite(node.doubleValue())
                : text.matches("-?[0-9]{1,18}(\\.[0-9]{1,9})?");
        if (!isUnderstood) {
            return OptionalInt.empty();
        }
        BigDecimal number = node.isNumber() ? node.decimalValue() : new BigDecimal(text);
        return OptionalInt.of(number.setScale(0, RoundingMode.FLOOR).max(BigDecimal.valueOf(Integer.MIN_VALUE))
                .min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue());
    }
}
