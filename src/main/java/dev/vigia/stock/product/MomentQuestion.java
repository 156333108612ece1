package dev.vigia.stock.product;

import dev.vigia.stock.product.MomentAnswers.IntegrationChoice;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was shown on an integration at a moment, as a person asks it.
 *
 * @param at          day and time as typed, on the retailer's clock
 * @param integration its id as chosen
 */
public record MomentQuestion(String at, String integration) {

    private static final Pattern ID = Pattern.compile("\\d{1,18}");

    /** What is wrong with a question. */
    public enum MomentMistake {
        NO_INTEGRATION, NO_MOMENT, NOT_YET
    }

    boolean isAsked() {
        return !at.isEmpty() || !integration.isEmpty();
    }

    Optional<IntegrationChoice> channel(List<IntegrationChoice> channels) {
        return ID.matcher(integration).matches() ? channels.stream()
                .filter(channel -> channel.id() == Long.parseLong(integration)).findFirst() : Optional.empty();
    }

    Optional<Instant> instant(ZoneId zone) {
        try {
            Instant instant = LocalDateTime.parse(at.replace(' ', 'T')).atZone(zone).toInstant();
            return instant.isBefore(Instant.EPOCH) ? Optional.empty() : Optional.of(instant);
        } catch (DateTimeException noMoment) {
            return Optional.empty();
        }
    }

    Optional<MomentMistake> mistake(List<IntegrationChoice> channels, ZoneId zone, Instant now) {
        if (!isAsked()) {
            return Optional.empty();
        }
        if (channel(channels).isEmpty()) {
            return Optional.of(MomentMistake.NO_INTEGRATION);
        }
        Optional<Instant> moment = instant(zone);
        if (moment.isEmpty()) {
            return Optional.of(MomentMistake.NO_MOMENT);
        }
        return moment.get().isAfter(now) ? Optional.of(MomentMistake.NOT_YET) : Optional.empty();
    }
}
