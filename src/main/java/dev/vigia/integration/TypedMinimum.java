package dev.vigia.integration;

import dev.vigia.listing.MinimumStock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A minimum stock as somebody typed it. Digits only: 1.000 is a thousand to some and one to others, so it is asked again
 * instead of guessed.
 *
 * @param units empty when nothing was typed, or something that is no minimum
 */
public record TypedMinimum(OptionalInt units, Optional<Mistake> mistake) {

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}([.,' \u00a0\u202f][0-9]{3})+");
    private static final Pattern DECIMAL = Pattern.compile("[-\u2212]?[0-9]*[.,][0-9]+");
    private static final Pattern NEGATIVE = Pattern.compile("[-\u2212] ?[0-9]+");

    /** Why it is no minimum; each has a sentence in the person's language. */
    public enum Mistake {
        MISSING, GROUPED, DECIMAL, NEGATIVE, HUGE, WORDS
    }

    public static TypedMinimum read(String typed, boolean required) {
        return read(typed, required, MinimumStock.HIGHEST);
    }

    /** The same of another number of units that goes with a minimum. */
    public static TypedMinimum read(String typed, boolean required, int highest) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return required ? wrong(Mistake.MISSING) : new TypedMinimum(OptionalInt.empty(), Optional.empty());
        }
        return DIGITS.matcher(text).matches() ? digits(text, highest) : wrong(mistakeIn(text));
    }

    private static TypedMinimum digits(String text, int highest) {
        String significant = text.replaceFirst("^0+(?=.)", "");
        if (significant.length() > Integer.toString(highest).length() || Long.parseLong(significant) > highest) {
            return wrong(Mistake.HUGE);
        }
        return new TypedMinimum(OptionalInt.of(Integer.parseInt(significant)), Optional.empty());
    }

    private static Mistake mistakeIn(String text) {
        if (GROUPED.matcher(text).matches()) {
            return Mistake.GROUPED;
        }
        if (NEGATIVE.matcher(text).matches()) {
            return Mistake.NEGATIVE;
        }
        return DECIMAL.matcher(text).matches() ? Mistake.DECIMAL : Mistake.WORDS;
    }

    private static TypedMinimum wrong(Mistake mistake) {
        return new TypedMinimum(OptionalInt.empty(), Optional.of(mistake));
    }
}
