package dev.vigia.source.page;

import dev.vigia.marketplace.Setting;
import dev.vigia.source.SourceConnector;
import dev.vigia.web.form.Errors;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the form holds, as it was typed.
 *
 * @param settings by their names
 */
record SourceForm(Map<String, String> settings) {

    private static final String PREFIX = "source-";
    private static final int LONGEST = 4_000;

    static SourceForm typed(SourceConnector connector, MultivaluedMap<String, String> fields) {
        Map<String, String> settings = new LinkedHashMap<>();
        connector.settings().forEach(setting -> settings.put(setting.name(), Setting.trimmed(fields.getFirst(field(
                setting)))));
        return new SourceForm(settings);
    }

    static String field(Setting setting) {
        return PREFIX + setting.name();
    }

    String of(Setting setting) {
        return settings.getOrDefault(setting.name(), "");
    }

    /** @param isNew whether no secret is kept yet */
    Errors errors(SourceConnector connector, boolean isNew, SourceMessages words, Locale language) {
        Errors errors = Errors.none();
        for (Setting setting : connector.settings()) {
            String value = of(setting);
            String label = setting.label().apply(language);
            if (value.isEmpty()) {
                if (setting.required() && (isNew || !setting.secret())) {
                    errors.add(field(setting), words.settingMissing(label));
                }
            } else if (Setting.isInvisible(value) || value.length() > LONGEST || !value.matches(setting.format())
                    || !setting.choices().isEmpty() && !setting.choices().contains(value)) {
                errors.add(field(setting), words.settingWrong(label));
            }
        }
        return errors;
    }

    List<SettingInput> inputs(SourceConnector connector, boolean isNew, Locale language) {
        return connector.settings().stream().map(setting -> SettingInput.of(setting, of(setting), isNew, language))
                .toList();
    }

    /** Not for a log: a secret is in it. */
    @Override
    public String toString() {
        return settings.keySet().toString();
    }
}
