package dev.vigia.integration.page;

import dev.vigia.integration.Integration;
import dev.vigia.listing.preview.FirstQuantities;
import dev.vigia.listing.preview.Impact;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the form says about a change before it is saved.
 *
 * @param complaint what is wrong with it; empty text when nothing is
 * @param impact    empty while nobody has asked
 * @param off       whether nothing would be sent
 * @param cleared   the reopening level that would be no more, because it is not above the number; 0 where none would
 * @param first     what an integration that is not connected yet would be sent; empty while nobody has asked
 */
record MinimumPreview(int minimum, String complaint, Optional<Impact> impact, boolean off,
        int cleared, Optional<FirstQuantities> first) {

    static MinimumPreview notAsked() {
        return new MinimumPreview(0, "", Optional.empty(), false, 0, Optional.empty());
    }

    static MinimumPreview wrong(String complaint) {
        return new MinimumPreview(0, complaint, Optional.empty(), false, 0, Optional.empty());
    }

    static MinimumPreview of(int minimum, Impact impact, boolean off) {
        return new MinimumPreview(minimum, "", Optional.of(impact), off, 0, Optional.empty());
    }

    static MinimumPreview of(int minimum, FirstQuantities first, boolean off) {
        return new MinimumPreview(minimum, "", Optional.empty(), off, 0, Optional.of(first));
    }

    /** The same, with what saving does to the level at which this integration reopens. */
    MinimumPreview of(Integration integration) {
        return integration.reopenAt == null || integration.reopenAt > minimum ? this
                : new MinimumPreview(minimum, complaint, impact, off, integration.reopenAt, first);
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
