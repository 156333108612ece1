package dev.vigia.integration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** Where marketplaces lead a seller back to: one address per installation, since it must be registered with each. */
@ApplicationScoped
public class ReturnAddress {

    static final String PATH = "integrations/consent";

    private final IntegrationConfig config;
    private final UriInfo request;

    ReturnAddress(IntegrationConfig config, UriInfo request) {
        this.config = config;
        this.request = request;
    }

    public URI get() {
        return UriBuilder.fromUri(config.publicUrl().orElseGet(request::getBaseUri)).path(PATH).build();
    }
}
