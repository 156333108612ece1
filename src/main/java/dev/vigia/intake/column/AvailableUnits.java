package dev.vigia.intake.column;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.intake.UnitCount;
import java.math.BigDecimal;
import java.util.Optional;

/** How many units a line leaves where it says both what is there and what is available. */
public final class AvailableUnits {

    private AvailableUnits() {
    }

    /** Whether a line could be understood. */
    public enum Understanding {
        UNDERSTOOD, NO_NUMBER
    }

    /**
     * What may be sold is never more than what the file calls available. Nor is it more than what is there and not reserved:
     * some systems call available what they have ordered.
     *
     * @param item what the line says to be there; what is too much is taken off
     * @param said what it says to be available
     * @param isWithoutLimit whether it says in the place of a number that there is no limit; a number limits that too
     */
    public static Understanding limit(ObjectNode item, ObjectNode said, boolean isWithoutLimit) {
        JsonNode available = said.path(Column.AVAILABLE.field);
        if (isWithoutLimit && available.isNumber()) {
            item.remove(Column.UNLIMITED.field);
        }
        boolean isCounted = item.has(Column.ON_HAND.field) || item.has(Column.UNLIMITED.field);
        if (said.has(Column.UNLIMITED.field) && !isCounted) {
            item.put(Column.UNLIMITED.field, true);
        } else if (!available.isMissingNode() && !available.isNumber()) {
            item.set(Column.AVAILABLE.field, available);
            return Understanding.NO_NUMBER;
        } else if (available.isNumber() && (!isCounted || free(item).filter(units -> available.decimalValue()
                .compareTo(units) < 0).isPresent())) {
            item.set(Column.ON_HAND.field, available);
            item.remove(Column.RESERVED.field);
        }
        return Understanding.UNDERSTOOD;
    }

    /** What is there and not reserved; empty where that is no quantity, which the reader of items refuses. */
    private static Optional<BigDecimal> free(ObjectNode item) {
        JsonNode onHand = item.path(Column.ON_HAND.field);
        JsonNode reserved = item.path(Column.RESERVED.field);
        boolean isKnown = isQuantity(onHand) && (reserved.isMissingNode() || isQuantity(reserved)
                && reserved.decimalValue().signum() >= 0);
        return isKnown ? Optional.of(onHand.decimalValue().subtract(reserved.decimalValue())) : Optional.empty();
    }

    private static boolean isQuantity(JsonNode said) {
        return said.isNumber() && UnitCount.isOne(said.decimalValue());
    }
}
