package dev.vigia.rule.api;

import dev.vigia.listing.rule.RuleTerms;
import dev.vigia.web.request.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** The dates of a rule as a program writes them: a moment with its offset, in the notations of stock, to the minute. */
final class RuleMinute {

    private static final int SECONDS = 60;

    private RuleMinute() {
    }

    /** Empty when it is none, or outside all dates that rules have. */
    static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Timestamp.read(text)).filter(RuleTerms::mayBeDate);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    static boolean isWhole(Instant moment) {
        return moment.getEpochSecond() % SECONDS == 0 && moment.getNano() == 0;
    }
}
