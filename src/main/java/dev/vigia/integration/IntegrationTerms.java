package dev.vigia.integration;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a person decides about an integration, already checked.
 *
 * @param minimum       units; empty counts as 0
 * @param everyCategory every category, those of tomorrow included; otherwise {@code categoryIds}
 * @param settings      the connector's settings by name; a secret that is missing or empty stays what it was
 */
public record IntegrationTerms(String name, String country, boolean enabled, OptionalInt minimum, boolean everyCategory,
        Set<Long> categoryIds, boolean everyWarehouse, Set<Long> warehouseIds, Map<String, String> settings) {
}
