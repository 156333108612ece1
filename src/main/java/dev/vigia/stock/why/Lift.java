package dev.vigia.stock.why;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What would have a listing offered again that is not: all of the settings, and the units; or, instead of the units, a lower
 * minimum.
 *
 * @param first whether it was never offered before
 * @param units empty where no units are missing
 */
public record Lift(boolean first, List<LiftSetting> settings, List<NeededUnits> units, Optional<LowerMinimum> or) {

    public static final Lift NONE = new Lift(false, List.of(), List.of(), Optional.empty());

    /** What a person sets. */
    public enum LiftSetting {
        /** The integration is being disconnected, or was. */
        CONNECTED,
        /** The product is not sold any more. */
        RETURNED,
        /** The category is not registered in the integration. */
        REGISTERED, SWITCHED_ON,
        /** Vigia stopped the integration. */
        RESUMED,
        /** The integration uses none that is in use. */
        WAREHOUSE
    }

    /** How units that are missing come. */
    public enum NeededKind {
        ARRIVE, COUNTED, RETURNED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Units that are missing.
     *
     * @param sku    of a component; empty text for the product itself
     * @param units  how many more, or of what was never counted, how many
     * @param places names of the warehouses that count; empty text for any
     */
    public record NeededUnits(NeededKind kind, String sku, long units, String places) {
    }

    /**
     * What would do instead of more units.
     *
     * @param sku      of the component whose rule it is; empty text for the product itself
     * @param minimum  the highest that lets it be offered; empty where the minimum is low enough
     * @param reopenAt the highest level of reopening, likewise
     */
    public record LowerMinimum(String sku, OptionalInt minimum, OptionalInt reopenAt) {
    }

    public boolean isNeeded() {
        return !settings.isEmpty() || !units.isEmpty();
    }

    /** Whether one sentence says it. */
    public boolean isOne() {
        return settings.size() + (units.isEmpty() ? 0 : 1) == 1;
    }
}
