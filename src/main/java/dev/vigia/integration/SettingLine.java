package dev.vigia.integration;

import dev.vigia.marketplace.Setting;
import java.util.List;
import java.util.Locale;

/**
 * A setting of the connector as the form shows it.
 *
 * @param value  empty for a secret, always
 * @param kept   whether a secret is stored
 * @param locked whether only somebody else may change it
 */
record SettingLine(String field, String label, String help, boolean required, boolean secret, List<Choice> choices,
        String value, boolean kept, boolean locked) {

    static SettingLine of(Setting setting, String value, boolean kept, boolean admin, Locale locale) {
        List<Choice> choices = setting.choices().stream()
                .map(choice -> new Choice(choice, setting.choiceLabel().apply(locale, choice), choice.equals(value)))
                .toList();
        return new SettingLine(IntegrationForm.field(setting), setting.label().apply(locale),
                setting.help().apply(locale), setting.required() && !kept, setting.secret(), choices,
                setting.secret() ? "" : value, kept, setting.secret() && !admin);
    }
}
