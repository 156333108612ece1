package dev.vigia.integration.page;

import dev.vigia.integration.Countries;
import dev.vigia.marketplace.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Says, field by field, what somebody else saved while a person was typing something different. */
record EditConflict(IntegrationFormMessages words, Locale locale, List<Option> categories, List<Option> warehouses,
        List<Setting> settings) {

    Map<String, String> between(IntegrationForm typed, IntegrationForm saved) {
        Map<String, String> savedNow = new LinkedHashMap<>();
        note(savedNow, "name", typed.name(), saved.name(), saved.name());
        note(savedNow, "country", typed.country(), saved.country(), Countries.name(saved.country(), locale));
        note(savedNow, "enabled", typed.enabled(), saved.enabled(), saved.enabled() ? words.on() : words.off());
        if (!typed.enabled() && !saved.enabled()) {
            note(savedNow, "pauseUntil", typed.pause().pause().end(), saved.pause().pause().end(), shown(saved.pause()
                    .until().replace('T', ' ')));
            note(savedNow, "pauseReason", typed.pause().pause().reason(), saved.pause().reason(), shown(saved.pause()
                    .reason()));
        }
        note(savedNow, "minimumStock", typed.minimum(false), saved.minimum(false), shown(saved.minimumStock()));
        note(savedNow, "categories", chosen(typed.everyCategory(), typed.categoryIds()),
                chosen(saved.everyCategory(), saved.categoryIds()),
                saved.everyCategory() ? words.categoriesEvery() : labels(categories, saved.categoryIds()));
        note(savedNow, "warehouses", chosen(typed.everyWarehouse(), typed.warehouseIds()),
                chosen(saved.everyWarehouse(), saved.warehouseIds()),
                saved.everyWarehouse() ? words.warehousesEvery() : labels(warehouses, saved.warehouseIds()));
        settings.stream().filter(setting -> !setting.secret()).forEach(setting -> note(savedNow,
                IntegrationForm.field(setting), typed.setting(setting), saved.setting(setting),
                shown(setting, saved.setting(setting))));
        return savedNow;
    }

    private static void note(Map<String, String> savedNow, String field, Object typed, Object saved, String shown) {
        if (!typed.equals(saved)) {
            savedNow.put(field, shown);
        }
    }

    private static Set<Long> chosen(boolean every, Set<Long> ids) {
        return every ? Set.of() : ids;
    }

    private String shown(Setting setting, String value) {
        return setting.choices().contains(value) ? setting.choiceLabel().apply(locale, value) : shown(value);
    }

    private String shown(String value) {
        return value.isEmpty() ? words.nothing() : value;
    }

    private static String labels(List<Option> choices, Set<Long> ids) {
        return String.join(", ", choices.stream().filter(choice -> ids.contains(Long.valueOf(choice.value())))
                .map(Option::label).toList());
    }
}
