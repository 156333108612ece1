package dev.vigia.marketplace;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of the marketplaces.
 *
 * @param minimumRequired whether its form insists on a minimum stock
 * @param url             the address of its API, when all sellers share one
 * @param hosts           otherwise what the host typed in the form, the setting {@link #HOST}, must look like
 * @param rateFactor      multiplies the limits that its connector declares
 * @param connector       empty while it is not yet available
 */
public record Marketplace(String code, String name, List<String> countries, boolean minimumRequired, Optional<URI> url,
        Optional<String> hosts, double rateFactor, Optional<Connector> connector) {

    /** The setting that holds a seller's own host. */
    public static final String HOST = "host";

    /** The same by the name that a language has for it. */
    public Marketplace called(String localName) {
        return new Marketplace(code, localName, countries, minimumRequired, url, hosts, rateFactor, connector);
    }

    public boolean isAvailable() {
        return connector.isPresent() && (url.isPresent() || hosts.isPresent());
    }

    public boolean isConfirmed() {
        return connector.map(Connector::isConfirmed).orElse(true);
    }

    /** Whether a host typed in the form may be spoken to. */
    public boolean mayBeAt(String host) {
        return url.isPresent() || hosts.filter(host::matches).isPresent();
    }

    /**
     * Where to speak to a seller's account.
     *
     * @throws IllegalStateException when its host is not one of those configured
     */
    public URI address(Map<String, String> settings) {
        return url.orElseGet(() -> {
            String host = settings.getOrDefault(HOST, "");
            if (!mayBeAt(host)) {
                throw new IllegalStateException("the host of an account on " + code + " is not one of its hosts");
            }
            return URI.create("https://" + host);
        });
    }
}
