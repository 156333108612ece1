package dev.vigia.intake.column;

import dev.vigia.database.Spelling;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole number as people, spreadsheets and stores write it: with zeros behind the comma, with its thousands set apart,
 * with the minus behind it or in brackets, and a zero as a dash, as accounts are kept. What may be read in two ways, such as
 * 1.234, is none.
 */
public final class Numeral {

    private static final Pattern SIGNED = Pattern.compile("([+-]?)([^()+-]+)(-?)|\\(([^()+-]+)\\)");
    private static final Pattern GROUPED = Pattern
            .compile("([1-9]\\d{0,2})([ .,'])(\\d{3}(?:\\2\\d{3})*)(?:([.,])(0+))?");
    // However it is written: ,00 and 0.000,00 too.
    private static final Pattern ZERO = Pattern.compile("[.,]?0(?:[0., ']*0)?");
    private static final String DASH = "-";
    private static final Pattern DECIMAL = Pattern.compile("(\\d+)(?:[.,](0+))?");
    // 1.234,5 · 12,5 or 0,500, which is no group of thousands · 1.234.567
    private static final Pattern TELLING = Pattern.compile("[(+-]?(?:"
            + "\\d{1,3}(?<sign>[.,])\\d{3}(?:\\k<sign>\\d{3})*(?!\\k<sign>)(?<mixed>[.,])\\d+"
            + "|(?![1-9]\\d{0,2}[.,]\\d{3}\\b)\\d*(?<single>[.,])\\d+"
            + "|\\d{1,3}(?<groups>[.,])\\d{3}(?:\\k<groups>\\d{3})+)[)-]?");
    private static final Pattern ANY = Pattern.compile("[(+-]? ?[., ']?\\d[\\d., ']*[)-]?|-");
    // A fraction that another notation takes for thousands.
    private static final Pattern LIKE_THOUSANDS = Pattern.compile("(?<!\\d)([1-9]\\d{0,2}[.,]\\d{3})(?![\\d.,])");
    private static final int MOST_DIGITS = 12;
    private static final int GROUP = 3;

    private Numeral() {
    }

    /** @return empty if it is no whole number; one of more digits than any quantity has is as large as a number can be */
    public static OptionalLong read(String cell) {
        return read(cell, Notation.UNDECIDED);
    }

    /** @param notation of the file's numbers, so that 1.234 can be told */
    public static OptionalLong read(String cell, Notation notation) {
        String plain = plain(Spelling.of(cell));
        if (plain.equals(DASH)) {
            return OptionalLong.of(0);
        }
        Matcher signed = SIGNED.matcher(plain);
        if (!signed.matches() || signed.group(1) != null && !signed.group(1).isEmpty() && !signed.group(3).isEmpty()) {
            return OptionalLong.empty();
        }
        boolean negative = signed.group(4) != null || signed.group(1).equals("-") || !signed.group(3).isEmpty();
        String digits = digits((signed.group(4) == null ? signed.group(2) : signed.group(4)).strip(), notation);
        return digits.isEmpty() ? OptionalLong.empty() : OptionalLong.of(negative ? -value(digits) : value(digits));
    }

    /** Whether it is a whole number once it is known how the file writes its numbers. */
    public static boolean isAmbiguous(String cell) {
        return read(cell).isEmpty() && (read(cell, Notation.COMMA).isPresent() || read(cell, Notation.POINT)
                .isPresent());
    }

    private static String digits(String number, Notation notation) {
        if (ZERO.matcher(number).matches()) {
            return "0";
        }
        Matcher grouped = GROUPED.matcher(number);
        if (grouped.matches()) {
            boolean isBlank = " '".contains(grouped.group(2));
            boolean isRepeated = grouped.group(3).length() > GROUP;
            boolean hasPoint = grouped.group(4) != null;
            if (!hasPoint && !isBlank && !isRepeated) {
                return digits(grouped.group(1), grouped.group(2).charAt(0), grouped.group(3), notation);
            }
            boolean isClear = !hasPoint || !grouped.group(4).equals(grouped.group(2));
            return isClear ? grouped.group(1) + grouped.group(3).replaceAll("\\D", "") : "";
        }
        Matcher decimal = DECIMAL.matcher(number);
        return decimal.matches() ? decimal.group(1) : "";
    }

    /** Of what may be read in two ways, such as 1.234. */
    private static String digits(String before, char sign, String behind, Notation notation) {
        if (notation == Notation.UNDECIDED) {
            return "";
        }
        boolean isDecimal = (sign == ',') == (notation == Notation.COMMA);
        boolean isWhole = behind.equals("000");
        return !isDecimal ? before + behind : isWhole ? before : "";
    }

    /** Whether it is a number at all, whole or not, in whatever notation. */
    public static boolean isOne(String cell) {
        return ANY.matcher(plain(Spelling.of(cell))).matches();
    }

    /** What a cell says of the notation of its file; undecided if nothing. */
    public static Notation notation(String cell) {
        if (cell.indexOf(',') < 0 && cell.indexOf('.') < 0) {
            return Notation.UNDECIDED;
        }
        Matcher number = TELLING.matcher(plain(Spelling.of(cell)));
        if (!number.matches()) {
            return Notation.UNDECIDED;
        }
        String decimal = number.group("mixed") != null ? number.group("mixed")
                : number.group("single") != null ? number.group("single")
                        : number.group("groups").equals(".") ? "," : ".";
        return decimal.equals(",") ? Notation.COMMA : Notation.POINT;
    }

    /**
     * The same number as a text that is read alike in whatever notation: digits alone where it is whole, else not in thousands.
     *
     * @param isNumber whether the cell is a number itself, not a text
     */
    public static String unmistakable(String cell, boolean isNumber, Notation notation) {
        OptionalLong whole = isNumber ? OptionalLong.empty() : read(cell, notation);
        boolean isShort = whole.isPresent() && Math.abs(whole.getAsLong()) < Long.MAX_VALUE;
        return isShort ? String.valueOf(whole.getAsLong())
                : isNumber || notation != Notation.UNDECIDED ? LIKE_THOUSANDS.matcher(cell).replaceAll("$10") : cell;
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
                    case '\u2212', '\uFF0D', '\uFE63', '\u2013', '\u2014' -> '-';
                    case '\uFF0B' -> '+';
                    case '\uFF0C', '\u066B' -> ',';
                    case '\uFF0E' -> '.';
                    case '\u2019' -> '\'';
                    default -> c;
                }));
        return plain.toString();
    }
}
