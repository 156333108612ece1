package dev.vigia.listing;

import java.util.Locale;

/** Where a listing stands towards its minimum, the most urgent first, as the pages order them. */
public enum ListingState {

    /** Some units, but no more than the minimum: zero is sent, and a warning is open. */
    BELOW_MINIMUM,
    /** No units, or fewer: zero is sent, and a warning is open. */
    OUT_OF_STOCK,
    /** Above the minimum again, and below the level at which it reopens: zero is still shown, the warning is open. */
    WAITING_TO_REOPEN,
    /** Never counted: nothing is sent. */
    UNKNOWN,
    /** More than the minimum: the quantity is sent. */
    OK,
    /** Its category is not registered any more: zero was sent once, and nothing since. */
    WITHDRAWN,
    /** Its product is not sold any more: zero was sent once, and it is on no list. */
    RETIRED;

    /** As the tables and the API write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ListingState ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether a warning is open: the minimum has closed the listing, and it has not reopened. */
    public boolean isWarning() {
        return this == BELOW_MINIMUM || this == OUT_OF_STOCK || this == WAITING_TO_REOPEN;
    }
}
