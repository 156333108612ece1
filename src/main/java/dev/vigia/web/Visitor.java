package dev.vigia.web;

import java.time.ZoneId;
import java.util.Optional;

/** Who looks at the page, as far as the layout needs to know. The bean is named {@code visitor}. */
public interface Visitor {

    /** Empty before sign-in. */
    Optional<String> personName();

    /** Empty for a person who belongs to no retailer. */
    Optional<String> retailerName();

    /** The clock that the pages of this retailer go by. */
    ZoneId zone();

    boolean may(String role);

    /** Whether the page is the one at this path, or below it. */
    boolean isAt(String path);
}
