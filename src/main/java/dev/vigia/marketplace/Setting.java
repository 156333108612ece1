package dev.vigia.marketplace;

import dev.vigia.credentials.CredentialField;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One line of the form that connects an account, as its connector declares it.
 *
 * @param name        the key it is stored under
 * @param secret      stored encrypted, never shown again, never logged
 * @param choices     the only values allowed; empty when any text is
 * @param choiceLabel the visible name of a choice, by language
 * @param format      a regular expression that a value must match as a whole
 * @param label       the visible name, by language
 * @param help        where to find the value, by language
 * @param countries   the country that each choice means; empty when they mean none
 */
public record Setting(String name, boolean required, boolean secret, List<String> choices,
        BiFunction<Locale, String, String> choiceLabel, String format, Function<Locale, String> label,
        Function<Locale, String> help, Map<String, String> countries) implements CredentialField {

    private static final String ANYTHING = "(?s).{0,4000}";

    /** Blanks of any kind, and what cannot be seen at all. */
    private static final String UNSEEN = "[\\s\\p{Z}\\p{Cc}\\p{Cf}]+";
    private static final Pattern AROUND = Pattern.compile("^" + UNSEEN + "|" + UNSEEN + "$");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    /** What was typed, without what came along at either end when it was copied. */
    public static String trimmed(String typed) {
        return typed == null ? "" : AROUND.matcher(typed).replaceAll("");
    }

    /**
     * Whether something in it cannot be seen, such as a line break: no value of a marketplace has it, and none that has
     * it can be sent.
     */
    public static boolean isInvisible(String value) {
        return INVISIBLE.matcher(value).find();
    }

    /** A required text whose label and help are sentences of the connector's own message bundle. */
    public static <M> Setting text(String name, Class<M> messages, Function<M, String> label,
            Function<M, String> help) {
        return new Setting(name, true, false, List.of(), (language, choice) -> choice, ANYTHING, in(messages, label),
                in(messages, help), Map.of());
    }

    public Setting optional() {
        return new Setting(name, false, secret, choices, choiceLabel, format, label, help, countries);
    }

    public Setting asSecret() {
        return new Setting(name, required, true, choices, choiceLabel, format, label, help, countries);
    }

    public Setting oneOf(String... values) {
        return new Setting(name, required, secret, List.of(values), choiceLabel, format, label, help, countries);
    }

    /** One of some values, each with a name of its own in the connector's message bundle. */
    public <M> Setting oneOf(Class<M> messages, BiFunction<M, String, String> choiceName, String... values) {
        return new Setting(name, required, secret, List.of(values),
                (language, choice) -> choiceName.apply(bundle(messages, language), choice), format, label, help,
                countries);
    }

    /** Its choices say where the account sells, so that nobody is asked for the country twice. */
    public Setting ofCountries(Map<String, String> countryOfChoice) {
        return new Setting(name, required, secret, countryOfChoice.keySet().stream().toList(), choiceLabel, format,
                label, help, countryOfChoice);
    }

    public boolean saysCountry() {
        return !countries.isEmpty();
    }

    /** Gives its choices visible names, by language. */
    public Setting labelled(BiFunction<Locale, String, String> label) {
        return new Setting(name, required, secret, choices, label, format, this.label, help, countries);
    }

    public Setting matching(String regularExpression) {
        return new Setting(name, required, secret, choices, choiceLabel, regularExpression, label, help,
                countries);
    }

    private static <M> Function<Locale, String> in(Class<M> messages, Function<M, String> sentence) {
        return language -> sentence.apply(bundle(messages, language));
    }

    private static <M> M bundle(Class<M> messages, Locale language) {
        return MessageBundles.get(messages, Localized.Literal.of(language.getLanguage()));
    }
}
