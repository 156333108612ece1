package dev.vigia.marketplace;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a marketplace shows for an offer.
 *
 * @param quantity what a buyer can order; empty when it could not be read
 * @param why      why it could not be read, or why the number is not ours to set
 */
public record Shown(Offer offer, OptionalInt quantity, Optional<Outcome> why) {
}
