package dev.vigia.marketplace;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a marketplace shows for an offer.
 *
 * @param quantity to be compared with what was sent; empty when it could not be read
 * @param outcome  why it could not be read, or why the number is not ours to set; a {@link Outcome.Retry} beside a
 *                 quantity says that orders at the marketplace hold units of it
 */
public record Shown(Offer offer, OptionalInt quantity, Optional<Outcome> outcome) {

    private static final Duration SOON = Duration.ofSeconds(2);

    public static Shown of(Offer offer, int quantity) {
        return new Shown(offer, OptionalInt.of(quantity), Optional.empty());
    }

    /** @param reserved units that orders at the marketplace hold */
    public static Shown of(Offer offer, int quantity, int reserved) {
        return new Shown(offer, OptionalInt.of(quantity), reserved == 0 ? Optional.empty()
                : Optional.of(Outcome.retry(Outcome.Cause.CONFLICT, SOON)));
    }

    /** @param otherwise why there is no quantity, where there is none */
    public static Shown of(Offer offer, OptionalInt quantity, Outcome otherwise) {
        return new Shown(offer, quantity, quantity.isPresent() ? Optional.empty() : Optional.of(otherwise));
    }

    public static Shown unread(Offer offer, Outcome outcome) {
        return new Shown(offer, OptionalInt.empty(), Optional.of(outcome));
    }

    /** Of one call after the other, however each ends. */
    public static List<Shown> each(List<Offer> offers, Function<Offer, Shown> call) {
        return offers.stream().flatMap(offer -> caught(List.of(offer),
                () -> List.of(call.apply(offer))).stream()).toList();
    }

    /** Of calls about all of them, however they end. */
    public static List<Shown> caught(List<Offer> offers, Supplier<List<Shown>> calls) {
        try {
            return calls.get();
        } catch (ConnectorException failure) {
            return offers.stream().map(offer -> unread(offer, failure.outcome())).toList();
        }
    }
}
