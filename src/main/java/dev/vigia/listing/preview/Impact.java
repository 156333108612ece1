package dev.vigia.listing.preview;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What a change would do if it were saved.
 *
 * @param toZero        listings that show units now and would show zero
 * @param toReopen      listings that show none now and would show units
 * @param otherQuantity listings that show units now and would show another quantity
 * @param unchanged     listings that would show what they show
 * @param unitsWithheld available units that would not be offered
 * @param waiting       listings above their minimum that would wait to reopen
 * @param selling       listings that show units now
 * @param showing       listings of which the marketplace is known to show units, sent or not
 * @param sample        SKUs of the first listings that would go to zero; where none would, of those that would change
 */
public record Impact(long toZero, long toReopen, long otherQuantity, long unchanged, long unitsWithheld, long waiting,
        long selling,
        @JsonIgnore long showing, List<String> sample) {
}
