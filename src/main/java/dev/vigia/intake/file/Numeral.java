package dev.vigia.intake.file;

import dev.vigia.database.Spelling;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole number as people, spreadsheets and stores write it: with zeros behind the comma, with its thousands set apart,
 * with the minus behind it or in brackets. What may be read in two ways, such as 1.234, is none.
 */
final class Numeral {

    private static final Pattern SIGNED = Pattern.compile("([+-]?)([^()+-]+)(-?)|\\(([^()+-]+)\\)");
    private static final Pattern GROUPED = Pattern
            .compile("([1-9]\\d{0,2})([ .,'])(\\d{3}(?:\\2\\d{3})*)(?:([.,])(0+))?");
    private static final Pattern DECIMAL = Pattern.compile("(\\d+)(?:[.,](0+))?");
    private static final int MOST_DIGITS = 12;
    private static final int GROUP = 3;

    private Numeral() {
    }

    /** @return empty if it is no whole number; one of more digits than any quantity has is as large as a number can be */
    static OptionalLong read(String cell) {
        Matcher signed = SIGNED.matcher(plain(Spelling.of(cell)));
        if (!signed.matches() || signed.group(1) != null && !signed.group(1).isEmpty() && !signed.group(3).isEmpty()) {
            return OptionalLong.empty();
        }
        boolean negative = signed.group(4) != null || signed.group(1).equals("-") || !signed.group(3).isEmpty();
        String digits = digits((signed.group(4) == null ? signed.group(2) : signed.group(4)).strip());
        return digits.isEmpty() ? OptionalLong.empty() : OptionalLong.of(negative ? -value(digits) : value(digits));
    }

    private static String digits(String number) {
        Matcher grouped = GROUPED.matcher(number);
        if (grouped.matches()) {
            boolean isBlank = " '".contains(grouped.group(2));
            boolean isRepeated = grouped.group(3).length() > GROUP;
            boolean hasOtherPoint = grouped.group(4) != null && !grouped.group(4).equals(grouped.group(2));
            boolean isClear = grouped.group(4) == null ? isBlank || isRepeated : hasOtherPoint;
            return isClear ? grouped.group(1) + grouped.group(3).replaceAll("\\D", "") : "";
        }
        Matcher decimal = DECIMAL.matcher(number);
        return decimal.matches() ? decimal.group(1) : "";
    }

    private static long value(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(significant);
    }

    /** With the digits and signs of ASCII. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> plain.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10)
                : switch (c) {
                    case '\u2212', '\uFF0D', '\uFE63' -> '-';
                    case '\uFF0B' -> '+';
                    case '\uFF0C', '\u066B' -> ',';
                    case '\uFF0E' -> '.';
                    case '\u2019' -> '\'';
                    default -> c;
                }));
        return plain.toString();
    }
}
