package dev.vigia.http;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import jakarta.ws.rs.core.HttpHeaders;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;

/** How long an answer asks to be left alone: some seconds, or until a moment on the clock of its sender. */
public final class RetryAfter {

    /** A marketplace that asks for more is as good as broken, and may have been mended since. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {
    }

    /**
     * The wait that is asked for (RFC 9110, 10.2.3), an hour at the longest.
     *
     * @param header finds a header of the answer by its name
     * @return empty when none is asked for, or none that can be understood
     */
    public static Optional<Duration> in(Function<String, Optional<String>> header) {
        return header.apply(HttpHeaders.RETRY_AFTER).map(String::strip)
                .flatMap(wait -> wait.matches("\\d+") ? Optional.of(seconds(wait)) : until(wait, header))
                .filter(wait -> !wait.isNegative())
                .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }

    private static Duration seconds(String wait) {
        return Duration.ofSeconds(new BigInteger(wait).min(BigInteger.valueOf(LONGEST.toSeconds())).longValue());
    }

    private static Optional<Duration> until(String wait, Function<String, Optional<String>> header) {
        return header.apply(HttpHeaders.DATE).flatMap(RetryAfter::moment)
                .flatMap(now -> moment(wait).map(then -> Duration.between(now, then)));
    }

    private static Optional<Instant> moment(String date) {
        try {
            return Optional.of(RFC_1123_DATE_TIME.parse(date.strip(), Instant::from));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
