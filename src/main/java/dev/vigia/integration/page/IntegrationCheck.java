package dev.vigia.integration.page;

import dev.vigia.integration.pause.PauseMessages;
import dev.vigia.marketplace.Connector;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Setting;
import dev.vigia.web.form.Errors;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Says what is wrong with the form, in the person's language.
 *
 * @param stored      as it is now; of a new integration nothing is
 * @param secretsKept names of the secrets that need not be typed again
 * @param askSecrets  whether the person could type a secret that is missing
 * @param nameTaken   whether another integration of the retailer is called so
 */
record IntegrationCheck(Marketplace marketplace, IntegrationForm stored, Set<String> secretsKept, boolean askSecrets,
        Predicate<String> nameTaken, IntegrationFormMessages words, Locale locale, PauseMessages pauseWords) {

    private static final int LONGEST_NAME = 100;
    // Takes the place of a letter that was sent in another encoding than UTF-8.
    private static final char UNREADABLE = '\uFFFD';
    private static final int LONGEST_SETTING = 10_000;

    /** In the order of the page. */
    Errors errorsIn(IntegrationForm form) {
        Errors errors = Errors.none();
        form.minimum(marketplace.minimumRequired()).mistake()
                .ifPresent(mistake -> errors.add("minimumStock", words.mistake(mistake)));
        checkName(form.name(), errors);
        if (asksCountry() && !marketplace.countries().contains(form.country())) {
            errors.add("country", words.countryUnknown());
        }
        if (!form.enabled()) {
            form.pause().check(Instant.now(), pauseWords, errors);
        }
        form.categories(stored.categoryIds()).complaint(words.categoriesMissing(), words.categoriesBesideEvery())
                .ifPresent(complaint -> errors.add("categories", complaint));
        form.warehouses(stored.warehouseIds()).complaint(words.warehousesMissing(), words.warehousesBesideEvery())
                .ifPresent(complaint -> errors.add("warehouses", complaint));
        marketplace.connector().map(Connector::settings).orElse(List.of())
                .forEach(setting -> checkSetting(setting, form, errors));
        return errors;
    }

    /** Where a setting says it, that one is checked. */
    private boolean asksCountry() {
        return marketplace.connector().map(Connector::settings).orElse(List.of()).stream()
                .noneMatch(Setting::saysCountry);
    }

    private void checkName(String name, Errors errors) {
        if (name.isEmpty()) {
            errors.add("name", words.nameMissing());
        } else if (name.length() > LONGEST_NAME) {
            errors.add("name", words.nameTooLong(LONGEST_NAME));
        } else if (name.indexOf(UNREADABLE) >= 0) {
            errors.add("name", words.nameUnreadable());
        } else if (nameTaken.test(name)) {
            errors.add("name", words.nameTaken(name));
        }
    }

    private void checkSetting(Setting setting, IntegrationForm form, Errors errors) {
        String value = form.setting(setting);
        String field = IntegrationForm.field(setting);
        String label = setting.label().apply(locale);
        if (isLocked(setting) && isUpToDate(form) && !value.equals(stored.setting(setting))) {
            errors.add(field, words.settingLocked(label));
        } else if (value.isEmpty()) {
            boolean settled = setting.secret() && (secretsKept.contains(setting.name()) || !askSecrets);
            if (setting.required() && !settled) {
                errors.add(field, words.settingMissing(label));
            }
        } else if (Setting.isInvisible(value)) {
            errors.add(field, words.settingInvisible(label));
        } else if (value.length() > LONGEST_SETTING || !setting.choices().isEmpty() && !setting.choices().contains(
                value)
                || !value.matches(setting.format())
                || setting.name().equals(Marketplace.HOST) && !marketplace.mayBeAt(value)) {
            errors.add(field, words.settingWrong(label));
        }
    }

    /** Whoever may not type a secret may not send the kept one elsewhere, or let it speak for somebody else. */
    private boolean isLocked(Setting setting) {
        return !setting.secret() && !askSecrets && !secretsKept.isEmpty();
    }

    /** Whoever saves after somebody else is told that first, and sees then what holds. */
    private boolean isUpToDate(IntegrationForm form) {
        return form.version() == stored.version();
    }
}
