package dev.vigia.marketplace;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What became of one offer.
 *
 * @param remote how to address the listing from now on, if the connector has just found it
 */
public record Answer(Offer offer, Outcome outcome, Optional<String> remote) {

    public static Answer of(Offer offer, Outcome outcome) {
        return new Answer(offer, outcome, offer.remote());
    }

    /** The same of each offer. */
    public static List<Answer> all(List<Offer> offers, Outcome outcome) {
        return offers.stream().map(offer -> of(offer, outcome)).toList();
    }

    /** Of one call after the other, however each ends. */
    public static List<Answer> each(List<Offer> offers, Function<Offer, Answer> call) {
        return offers.stream().flatMap(offer -> caught(List.of(offer),
                () -> List.of(call.apply(offer))).stream()).toList();
    }

    /** Of calls about all of them, however they end. */
    public static List<Answer> caught(List<Offer> offers, Supplier<List<Answer>> calls) {
        try {
            return calls.get();
        } catch (ConnectorException failure) {
            return all(offers, failure.outcome());
        }
    }
}
