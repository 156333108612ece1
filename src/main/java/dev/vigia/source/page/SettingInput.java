package dev.vigia.source.page;

import dev.vigia.marketplace.Setting;
import java.util.List;
import java.util.Locale;

/**
 * A setting as the form shows it.
 *
 * @param value empty for a secret, always
 * @param kept  whether a secret is stored
 */
record SettingInput(String field, String label, String help, boolean required, boolean secret,
        List<SettingChoice> choices, String value, boolean kept) {

    /** One of the values there are. */
    record SettingChoice(String value, String label, boolean chosen) {
    }

    static SettingInput of(Setting setting, String typed, boolean isNew, Locale language) {
        boolean kept = setting.secret() && !isNew;
        return new SettingInput(SourceForm.field(setting), setting.label().apply(language), setting.help().apply(
                language), setting.required() && !kept, setting.secret(),
                setting.choices().stream().map(choice -> new SettingChoice(choice, setting.choiceLabel().apply(language,
                        choice), choice.equals(typed))).toList(),
                setting.secret() ? "" : typed, kept);
    }
}
