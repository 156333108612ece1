package dev.vigia.integration.page;

import dev.vigia.database.Spelling;
import dev.vigia.integration.Integration;
import dev.vigia.integration.IntegrationTerms;
import dev.vigia.integration.Pause;
import dev.vigia.integration.TypedMinimum;
import dev.vigia.integration.pause.PauseForm;
import dev.vigia.marketplace.Setting;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the form holds, as it was typed.
 *
 * @param settings by the names of the connector, secrets included
 * @param pause    of no account where it is on
 * @param version  of the integration that the person saw
 */
public record IntegrationForm(String name, String country, boolean enabled, String minimumStock, boolean everyCategory,
        Set<Long> categoryIds, boolean everyWarehouse, Set<Long> warehouseIds, Map<String, String> settings,
        PauseForm pause, long version) {

    private static final String EVERY = "every";
    private static final String SETTING = "setting-";

    /** A new account on a marketplace. */
    static IntegrationForm fresh(String name, String country) {
        return new IntegrationForm(name, country, true, "", true, Set.of(), true, Set.of(), Map.of(), PauseForm.NONE,
                0);
    }

    static IntegrationForm of(Integration integration, Set<Long> categoryIds, Set<Long> warehouseIds,
            Map<String, String> shownSettings, ZoneId zone) {
        String minimum = integration.minimum().isPresent() ? Integer.toString(integration.minimum().getAsInt()) : "";
        return new IntegrationForm(integration.name, integration.country, integration.enabled, minimum,
                integration.everyCategory, categoryIds, integration.everyWarehouse, warehouseIds, shownSettings,
                PauseForm.of(integration, zone), integration.version);
    }

    public static IntegrationForm typed(MultivaluedMap<String, String> fields, List<Setting> declared) {
        Map<String, String> settings = new HashMap<>();
        declared.forEach(setting -> settings.put(setting.name(), Setting.trimmed(fields.getFirst(field(setting)))));
        return new IntegrationForm(Spelling.of(text(fields, "name")), country(fields, declared), fields.containsKey(
                "enabled"),
                text(fields, "minimumStock"), every(fields, "categories"), ids(fields, "category"),
                every(fields, "warehouses"), ids(fields, "warehouse"), settings,
                new PauseForm(text(fields, "pauseReason"), text(fields, "pauseUntil"), text(fields, "zone")),
                numbers(List.of(text(fields, "version"))).stream().findFirst().orElse(-1L));
    }

    /** The name of a setting's input. */
    public static String field(Setting setting) {
        return SETTING + setting.name();
    }

    String setting(Setting setting) {
        return settings.getOrDefault(setting.name(), "");
    }

    /** Whether a new value was typed for any secret. */
    boolean typesSecrets(List<Setting> declared) {
        return declared.stream().anyMatch(setting -> setting.secret() && !setting(setting).isEmpty());
    }

    /** Those of which another value was typed than the one that is kept; a secret left empty is kept. */
    List<Setting> changed(List<Setting> declared, Map<String, String> kept) {
        return declared.stream().filter(setting -> !setting.secret() || !setting(setting).isEmpty())
                .filter(setting -> !setting(setting).equals(kept.getOrDefault(setting.name(), ""))).toList();
    }

    Reach categories(Set<Long> before) {
        return new Reach(everyCategory, categoryIds, before);
    }

    Reach warehouses(Set<Long> before) {
        return new Reach(everyWarehouse, warehouseIds, before);
    }

    public TypedMinimum minimum(boolean required) {
        return TypedMinimum.read(minimumStock, required);
    }

    IntegrationForm withMinimum(String typed) {
        return new IntegrationForm(name, country, enabled, typed, everyCategory, categoryIds, everyWarehouse,
                warehouseIds, settings, pause, version);
    }

    /** With what can be typed in a line of the list. */
    public IntegrationForm with(String typedMinimum, boolean on, long seenVersion) {
        return new IntegrationForm(name, country, on, typedMinimum, everyCategory, categoryIds, everyWarehouse,
                warehouseIds, settings, pause, seenVersion);
    }

    IntegrationForm asOf(long newVersion) {
        return new IntegrationForm(name, country, enabled, minimumStock, everyCategory, categoryIds, everyWarehouse,
                warehouseIds, settings, pause, newVersion);
    }

    /** Only for a form without errors. */
    public IntegrationTerms terms() {
        return new IntegrationTerms(name, country, enabled, minimum(false).units(), everyCategory, categoryIds,
                everyWarehouse, warehouseIds, settings, enabled ? Pause.NONE : pause.pause());
    }

    private static String country(MultivaluedMap<String, String> fields, List<Setting> declared) {
        return declared.stream().filter(Setting::saysCountry).findFirst().map(setting -> setting.countries()
                .getOrDefault(text(fields, field(setting)), "")).orElseGet(() -> text(fields, "country"));
    }

    private static String text(MultivaluedMap<String, String> fields, String name) {
        // PostgreSQL keeps no text with this character.
        return Optional.ofNullable(fields.getFirst(name)).orElse("").replace("\0", "").strip();
    }

    private static boolean every(MultivaluedMap<String, String> fields, String name) {
        return text(fields, name).equals(EVERY);
    }

    private static Set<Long> ids(MultivaluedMap<String, String> fields, String name) {
        return numbers(fields.getOrDefault(name, List.of()));
    }

    private static Set<Long> numbers(Collection<String> texts) {
        return texts.stream().filter(text -> text.matches("[0-9]{1,18}")).map(Long::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
