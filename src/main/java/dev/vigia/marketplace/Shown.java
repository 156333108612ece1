package dev.vigia.marketplace;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a marketplace shows for an offer.
 *
 * @param quantity to be compared with what was sent; empty when it could not be read
 * @param why      why it could not be read, or why the number is not ours to set; a {@link Outcome.Retry} beside a
 *                 quantity says that orders at the marketplace hold units of it
 */
public record Shown(Offer offer, OptionalInt quantity, Optional<Outcome> why) {
}
