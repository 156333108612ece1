package dev.vigia.rule.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The dates of a rule as a program writes them: a moment with its offset (RFC 3339), to the minute. */
final class RuleMinute {

    private static final Pattern NOTATION = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\d[Tt ]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?"
                    + "([Zz]|[+-]\\d\\d:\\d\\d)");
    private static final int SECONDS = 60;
    // A year has four digits, also where its offset takes it into the next one.
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private RuleMinute() {
    }

    /** Empty when it is none, or outside all dates that rules have. */
    static Optional<Instant> moment(String text) {
        if (!NOTATION.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text.toUpperCase(Locale.ROOT).replace(' ', 'T')).toInstant())
                    .filter(moment -> !moment.isBefore(Instant.EPOCH) && moment.isBefore(END));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    static boolean isWhole(Instant moment) {
        return moment.getEpochSecond() % SECONDS == 0 && moment.getNano() == 0;
    }
}
