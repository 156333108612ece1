package dev.vigia.integration.page;

import dev.vigia.marketplace.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A setting of the connector as the form shows it.
 *
 * @param value  empty for a secret, always
 * @param kept   whether a secret is stored
 * @param locked whether only somebody else may change it
 */
record SettingLine(String field, String label, String help, boolean required, boolean secret, List<Option> choices,
        String value, boolean kept, boolean locked) {

    /**
     * @param typed  what the form holds
     * @param stored what holds; empty where nothing does
     */
    static SettingLine of(Setting setting, String typed, String stored, Set<String> secretsKept, boolean admin,
            Locale locale) {
        boolean kept = secretsKept.contains(setting.name());
        boolean locked = !admin && (setting.secret() || !secretsKept.isEmpty());
        // What a person cannot change is shown as it is, or no later try could be right.
        String value = locked ? stored : typed;
        List<Option> choices = setting.choices().stream()
                .map(choice -> new Option(choice, setting.choiceLabel().apply(locale, choice), choice.equals(value)))
                .toList();
        return new SettingLine(IntegrationForm.field(setting), setting.label().apply(locale),
                setting.help().apply(locale), setting.required() && !kept, setting.secret(), choices,
                setting.secret() ? "" : value, kept, locked);
    }
}
