package dev.vigia.listing.preview;

import java.util.List;

/**
 * What a marketplace would be sent first if an account on it were connected.
 *
 * @param selling listings that would show units
 * @param zeros   listings that would show zero
 * @param unknown listings of products that were never counted, of which nothing would be sent
 * @param sample  some of those that would be sent, the zeros first
 */
public record FirstQuantities(long selling, long zeros, long unknown, List<Sample> sample) {

    /** @param available units the integration may offer; empty text where stock is unlimited */
    public record Sample(String sku, String available, int quantity) {
    }

    public long all() {
        return selling + zeros + unknown;
    }
}
