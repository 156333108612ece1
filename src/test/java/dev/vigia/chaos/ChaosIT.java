package dev.vigia.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.People;
import dev.vigia.integration.Secrets;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Marketplaces;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Breaks whatever can break, at random, while stock is counted without rest, and compares every listing of every
 * marketplace with the last truth. The nodes are the packaged application; this process lends them the sandbox and the
 * sign-in. {@code ./mvnw -Pchaos verify [-Dchaos.seed=N] [-Dchaos.scale=0.1] [-Dchaos.only=clock]}
 */
@QuarkusTest
@TestProfile(ChaosIT.Faster.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChaosIT {

    /** The sandbox keeps the documented limits, but so many times faster; the connectors are told the same. */
    public static class Faster implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("vigia.sandbox.rate-factor", Integer.toString(Market.FASTER));
        }
    }

    @Inject
    Marketplaces marketplaces;

    @Inject
    Secrets secrets;

    @Test
    @Tag("chaos")
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void nothing_is_lost_and_nothing_is_stale() throws IOException {
        survive(Double.parseDouble(System.getProperty("chaos.scale")));
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void nothing_is_lost_and_nothing_is_stale_in_two_minutes_of_faults() throws IOException {
        survive(0.02);
    }

    private void survive(double scale) throws IOException {
        long seed = Long.parseLong(System.getProperty("chaos.seed").isEmpty() ? "" + new Random().nextInt(1_000_000)
                : System.getProperty("chaos.seed"));
        System.out.printf("chaos: seed %d, scale %s; again with -Dchaos.seed=%d%n", seed, scale, seed);
        Path directory = Path.of(System.getProperty("chaos.directory"), Long.toString(System.currentTimeMillis()));
        try (Scene scene = new Scene(seed, directory, marketplaces.all().stream().filter(Marketplace::isAvailable)
                .toList(), signIn(), secrets, () -> People.token("ana"))) {
            new Faults(scene, directory).all(scale);
            System.out.print(scene.score.table());
            assertThat(scene.score.total()).as("seed %d; the logs are in %s", seed, directory)
                    .matches(Score.Line::isGood);
        }
    }

    /** What a node needs to know of the provider, which this process plays. */
    private static Map<String, String> signIn() {
        Map<String, String> settings = new HashMap<>();
        for (String name : new String[] { "quarkus.oidc.auth-server-url", "quarkus.oidc.client-id",
                "quarkus.oidc.credentials.secret", "vigia.access.retailer-claim", "vigia.access.retailer-prefix" }) {
            settings.put(name, ConfigProvider.getConfig().getValue(name, String.class));
        }
        settings.put("vigia.secrets.keyset-file", Path.of(ConfigProvider.getConfig().getValue(
                "vigia.secrets.keyset-file", String.class)).toAbsolutePath().toString());
        return settings;
    }
}
