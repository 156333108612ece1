package dev.vigia.marketplace;

import java.util.Optional;

/**
 * What became of one offer.
 *
 * @param remote how to address the listing from now on, if the connector has just found it
 */
public record Answer(Offer offer, Outcome outcome, Optional<String> remote) {

    public static Answer of(Offer offer, Outcome outcome) {
        return new Answer(offer, outcome, offer.remote());
    }
}
