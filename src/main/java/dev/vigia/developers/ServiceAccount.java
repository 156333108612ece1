package dev.vigia.developers;

import dev.vigia.access.RetailerClaim;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the sign-in provider must know of a retailer's program, and how the program asks it for a token. */
@Singleton
class ServiceAccount {

    private static final String ANY = "any";

    private final RetailerClaim retailer;
    private final OidcConfigurationMetadata provider;
    private final String client;
    private final String roleClaim;
    private final Optional<String> audience;

    ServiceAccount(RetailerClaim retailer, OidcConfigurationMetadata provider,
            @ConfigProperty(name = "quarkus.oidc.client-id") String client,
            @ConfigProperty(name = "quarkus.oidc.api.roles.role-claim-path", defaultValue = "groups") String roleClaim,
            @ConfigProperty(name = "quarkus.oidc.api.token.audience") Optional<String> audience) {
        this.retailer = retailer;
        this.provider = provider;
        this.client = client;
        this.roleClaim = roleClaim;
        this.audience = audience.filter(name -> !name.equals(ANY));
    }

    String tokenAddress() {
        return provider.getTokenUri();
    }

    /** The provider of development knows one program, and asks it for no secret. */
    String credentials() {
        return LaunchMode.current().isDevOrTest() ? "-d client_id=" + client
                : "-d client_id=\"$CLIENT_ID\" --data-urlencode client_secret=\"$CLIENT_SECRET\"";
    }

    String roleClaim() {
        return roleClaim;
    }

    String retailerClaim() {
        return retailer.name();
    }

    String retailerValue(String code) {
        return retailer.value(code);
    }

    /** To whom a token must be made out; empty where that is not looked at. */
    Optional<String> audience() {
        return audience;
    }
}
