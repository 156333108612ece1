package dev.vigia.journey;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** Signs in at a real Keycloak, where the retailer is a claim of its own and the roles are in {@code groups}. */
public class KeycloakProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.oidc.devservices.enabled", "false",
                "quarkus.oidc.api.token.audience", "vigia",
                "quarkus.oidc.authentication.nonce-required", "true",
                "vigia.access.retailer-claim", "retailer",
                "vigia.access.retailer-prefix", "");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Keycloak.class));
    }
}
