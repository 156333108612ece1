package dev.vigia.web.request;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A moment with its zone, in the notations of ISO 8601 and RFC 3339 that programs use for it. */
public final class Timestamp {

    private static final Pattern NOTATION = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[Tt ]"
            + "(\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?) ?(?:([Zz])|([+\\-\u2212]\\d\\d)(?::?(\\d\\d))?)");

    private Timestamp() {
    }

    /** @throws DateTimeException if it is none, or nobody can tell which */
    public static Instant read(String text) {
        Matcher parts = NOTATION.matcher(text);
        if (!parts.matches()) {
            throw new DateTimeException(text);
        }
        String zone = parts.group(3) != null ? "Z"
                : parts.group(4).replace('\u2212', '-') + ":" + (parts.group(5) == null ? "00" : parts.group(5));
        return OffsetDateTime.parse(parts.group(1) + "T" + parts.group(2).replace(',', '.') + zone).toInstant();
    }
}
