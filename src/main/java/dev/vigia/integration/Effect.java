package dev.vigia.integration;

import dev.vigia.listing.Impact;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the form says about a minimum before it is saved.
 *
 * @param complaint why it is no minimum; empty text when it is one
 * @param impact    empty while nobody has asked
 */
record Effect(int minimum, String complaint, Optional<Impact> impact) {

    static Effect notAsked() {
        return new Effect(0, "", Optional.empty());
    }

    static Effect wrong(String complaint) {
        return new Effect(0, complaint, Optional.empty());
    }

    static Effect of(int minimum, Impact impact) {
        return new Effect(minimum, "", Optional.of(impact));
    }

    /** The least stock that is still offered. */
    public int offeredFrom() {
        return minimum + 1;
    }

    /** The page of a product. A SKU is any text, a slash included. */
    public String address(String sku) {
        return "/stock/" + URLEncoder.encode(sku, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
