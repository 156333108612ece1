package dev.vigia.testing;

import dev.vigia.marketplace.tenth.TenthServer;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What has no default in production, a provider to sign in at, and the proxy of {@code docker/compose.yml}. And a tenth
 * marketplace, as whoever extends Vigia has, and a provider that does not answer: an application of its own for each would
 * be one start more.
 */
public class Production implements QuarkusTestProfile {

    @Override
    public String getConfigProfile() {
        return "prod";
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "vigia.secrets.keyset-file", "target/keyset-of-production.json",
                "vigia.secrets.create-keyset", "true",
                "vigia.access.retailer-claim", "groups",
                "vigia.access.retailer-prefix", "retailer:",
                "quarkus.http.proxy.proxy-address-forwarding", "true",
                "quarkus.http.proxy.allow-x-forwarded", "true",
                "quarkus.http.proxy.enable-forwarded-host", "true"));
        // The provider of the tests names no audience and repeats no nonce.
        settings.put("quarkus.oidc.api.token.audience", "any");
        settings.put("quarkus.oidc.authentication.nonce-required", "false");
        settings.putAll(Map.of("vigia.marketplace.tenth.name", "Décima", "vigia.marketplace.tenth.countries", "BR"));
        settings.put("quarkus.oidc.token-state-manager.encryption-secret",
                "known-to-all-for-development-and-tests");
        settings.putAll(unreachable("nobody", "web-app", "/nobody/*"));
        settings.putAll(unreachable("nobody-of-programs", "service", "/api/nobody/*"));
        return settings;
    }

    /** A second provider for some paths, of which nobody answers: nothing listens at the port for discarding. */
    private static Map<String, String> unreachable(String tenant, String type, String paths) {
        String oidc = "quarkus.oidc." + tenant + ".";
        return Map.of(oidc + "auth-server-url", "http://127.0.0.1:9/nobody", oidc + "client-id", "vigia",
                oidc + "credentials.secret", "a secret for tests, long enough for a cookie",
                oidc + "application-type", type, oidc + "tenant-paths", paths);
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(FreshPostgres.class), new TestResourceEntry(TenthServer.class));
    }
}
