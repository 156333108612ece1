package dev.vigia.chaos;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import dev.vigia.chaos.fault.Faults;
import dev.vigia.chaos.fault.Kind;
import dev.vigia.chaos.scene.Scene;
import dev.vigia.chaos.scene.Score;
import dev.vigia.chaos.scene.Settings;
import dev.vigia.credentials.Secrets;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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
class ChaosIT {

    // So that a fault takes seconds and not minutes.
    private static final int FASTER = 20;
    // Of many files that are asked about at once a limit lets one through, and each time all others wait for so long.
    private static final Map<String, String> HASTY = Map.of("vigia.sync.retry-longest", "1s");

    /** The sandbox keeps the documented limits, but so many times faster; the connectors are told the same. */
    public static class Faster implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("vigia.sandbox.rate-factor", Integer.toString(FASTER));
        }
    }

    @Inject
    Marketplaces marketplaces;

    @Inject
    Secrets secrets;

    @Test
    @Tag("chaos")
    @Timeout(value = 120, unit = TimeUnit.MINUTES)
    void nothing_is_lost_and_nothing_is_stale() throws IOException {
        survive(Faults.ALL, Map.of(), faults -> faults.all(Settings.scale()));
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void nothing_is_lost_and_nothing_is_stale_when_nodes_die_or_end() throws IOException {
        survive(Faults.ENDS, HASTY, Faults::ends);
    }

    private interface Program {

        void run(Faults faults) throws IOException;
    }

    private void survive(Set<Kind> kinds, Map<String, String> settings, Program program) throws IOException {
        assumeThat(kinds).as("faults of this program that -Dchaos.only asks for").anyMatch(Kind::isWanted);
        long seed = Settings.seed();
        System.out.printf("chaos: seed %d; again with -Dchaos.seed=%d%n", seed, seed);
        Path directory = Settings.directory();
        Map<String, String> lent = Settings.lent();
        lent.putAll(settings);
        try (Scene scene = new Scene(seed, new Scene.Size(2, FASTER, 40), directory, marketplaces.all().stream()
                .filter(Marketplace::isAvailable).toList(), lent, secrets, () -> People.token("ana"))) {
            Faults faults = new Faults(scene, directory);
            try {
                program.run(faults);
            } finally {
                System.out.print(scene.score.table());
            }
            assertSoftly(all -> {
                all.assertThat(scene.score.total()).as("seed %d; the logs are in %s", seed, directory)
                        .matches(Score.Line::isGood);
                all.assertThat(scene.faultsInLogs()).as("lines of the logs in %s", directory).isEmpty();
                all.assertThat(faults.untried()).as("what could not be tried").isEmpty();
            });
        }
    }
}
