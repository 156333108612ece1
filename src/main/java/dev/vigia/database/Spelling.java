package dev.vigia.database;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The one way in which a text of the outside is written here, so that what looks the same is the same: composed letters,
 * no character that nobody sees, plain blanks, none at the ends. Upper and lower case stay. {@code vigia_spelling} in the
 * database is the same rule; a test holds the two together.
 */
public final class Spelling {

    // As letters, not as escapes: what looks behind counts them. Between and after pictures these two are seen: they make one picture of several, or choose how it looks.
    private static final String PICTURE = "\u2190-\u2BFF\uD83C\uDC00-\uD83E\uDEFF";
    // What Unicode calls default ignorable, and annotations.
    private static final Pattern UNSEEN = Pattern.compile("[\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5"
            + "\\u180B-\\u180F\\u200B\\u200C\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFE00-\\uFE0D\\uFEFF"
            + "\\uFFA0\\uFFF0-\\uFFFB\\x{1BCA0}-\\x{1BCA3}\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E0FFF}]"
            + "|(?<![" + PICTURE + "])(?<![" + PICTURE + "]\\uFE0F)\\u200D|\\u200D(?![" + PICTURE + "])"
            + "|(?<![" + PICTURE + "])[\\uFE0E\\uFE0F](?!\\u20E3)");
    // Unicode's white space, and the empty pattern of braille.
    private static final String BLANK = "[\\t-\\r \\u0085\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F"
            + "\\u2800\\u3000]";
    private static final Pattern BLANKS = Pattern.compile(BLANK);
    private static final Pattern BLANKS_AROUND = Pattern.compile("\\A" + BLANK + "++|(?<!" + BLANK
            + ")" + BLANK + "++\\z");
    // Those that turn the direction of what follows are no better than a line break.
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    private static final Pattern MANY_CONTROLS = Pattern.compile(CONTROLS.pattern() + "+");
    private static final Pattern HALVES = Pattern.compile("[\\x{D800}-\\x{DFFF}]");

    private static final int SHOWN_LENGTH = 60;

    private Spelling() {
    }

    /** Applying it to its own result changes nothing. */
    public static String of(String text) {
        if (isPlain(text)) {
            return text.strip();
        }
        String seen = UNSEEN.matcher(composed(text)).replaceAll("");
        return BLANKS_AROUND.matcher(composed(BLANKS.matcher(seen).replaceAll(" "))).replaceAll("");
    }

    /** For finding a name by a part of it: case and accents do not count, nor blanks around it. */
    public static String folded(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(
                Locale.ROOT);
    }

    /** Whether it can be kept and sent on as it is: no half of a pair, no NUL, nothing that is no character. */
    public static boolean isText(String text) {
        return text.codePoints().allMatch(c -> c != 0 && (c & 0xFFFE) != 0xFFFE && (c < 0xFDD0 || c > 0xFDEF)
                && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE));
    }

    /** Whether there is a line break or another control character inside; blanks at the ends do not count. */
    public static boolean hasControls(String text) {
        return !isPlain(text) && CONTROLS.matcher(BLANKS_AROUND.matcher(text).replaceAll("")).find();
    }

    /** As much of a text as a person needs to find it again, on one line. */
    public static String shown(String text) {
        return text.length() > SHOWN_LENGTH ? onOneLine(text.substring(0, SHOWN_LENGTH)) + "…" : onOneLine(text);
    }

    /** As it can be kept and shown on one line: with blanks in place of control characters, and a sign for half of a pair. */
    public static String onOneLine(String text) {
        return HALVES.matcher(MANY_CONTROLS.matcher(text).replaceAll(" ")).replaceAll("\uFFFD").strip();
    }

    /** Its beginning where it is longer, with a sign that there was more, and never half of a pair. */
    public static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most) + "…";
    }

    /** Of Latin letters and signs that are composed already, and the one blank: what most texts are, and a file has millions. */
    private static boolean isPlain(String text) {
        for (int place = 0; place < text.length(); place++) {
            char c = text.charAt(place);
            if (c < ' ' || c > '~' && (c < '\u00A1' || c > '\u02FF' || c == '\u00AD')) {
                return false;
            }
        }
        return true;
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
