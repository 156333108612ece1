package dev.vigia.listing.preview;

/**
 * What a change would do to the listings of one category.
 *
 * @param path          of the category
 * @param toZero        listings that show units now and would show zero
 * @param toReopen      listings that show none now and would show units
 * @param unitsWithheld available units that would not be offered
 */
public record CategoryImpact(String path, long toZero, long toReopen, long unitsWithheld) {
}
