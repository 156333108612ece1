package dev.vigia.listing;

import java.util.List;

/**
 * What a minimum would do if it were saved.
 *
 * @param toZero        listings that show units now and would show zero
 * @param toReopen      listings that show zero now and would show units
 * @param unchanged     listings that would show what they show
 * @param unitsWithheld available units that would not be offered
 * @param sample        SKUs of the first listings that would change
 */
public record Impact(long toZero, long toReopen, long unchanged, long unitsWithheld, List<String> sample) {
}
