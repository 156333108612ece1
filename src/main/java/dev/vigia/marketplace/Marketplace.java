package dev.vigia.marketplace;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One of the marketplaces.
 *
 * @param minimumRequired whether its form insists on a minimum stock
 * @param rateFactor      multiplies the limits that its connector declares
 * @param connector       empty while it is not yet available
 */
public record Marketplace(String code, String name, List<String> countries, boolean minimumRequired, Optional<URI> url,
        double rateFactor, Optional<Connector> connector) {

    public boolean isAvailable() {
        return connector.isPresent() && url.isPresent();
    }
}
