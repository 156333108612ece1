package dev.vigia.integration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a person decides about an integration, already checked.
 *
 * @param minimum       units; empty counts as 0
 * @param everyCategory every category, those of tomorrow included; otherwise {@code categoryIds}
 * @param settings      the connector's settings by name; a secret that is missing or empty stays what it was
 * @param pause         why it is off, and until when; of no account where it is on
 */
public record IntegrationTerms(String name, String country, boolean enabled, OptionalInt minimum, boolean everyCategory,
        Set<Long> categoryIds, boolean everyWarehouse, Set<Long> warehouseIds, Map<String, String> settings,
        Pause pause) {

    /** The same, which is not paused until a moment. */
    public IntegrationTerms(String name, String country, boolean enabled, OptionalInt minimum, boolean everyCategory,
            Set<Long> categoryIds, boolean everyWarehouse, Set<Long> warehouseIds, Map<String, String> settings) {
        this(name, country, enabled, minimum, everyCategory, categoryIds, everyWarehouse, warehouseIds, settings,
                Pause.NONE);
    }

    /** The registered categories; empty: every one. */
    public Optional<Set<Long>> categories() {
        return everyCategory ? Optional.empty() : Optional.of(categoryIds);
    }

    /** The chosen warehouses; empty: every active one. */
    public Optional<Set<Long>> warehouses() {
        return everyWarehouse ? Optional.empty() : Optional.of(warehouseIds);
    }

    /** Tells what is offered under these terms from what is under others. */
    public String offerDigest() {
        return Integer.toHexString(List.of(enabled, minimum, categories(), warehouses()).hashCode());
    }
}
