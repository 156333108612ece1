package dev.vigia.sample;

import dev.vigia.access.Sha256;
import dev.vigia.database.DatabaseClock;
import dev.vigia.source.RemoteWarehouse;
import dev.vigia.source.Source;
import dev.vigia.source.SourceConfig;
import dev.vigia.source.SourceConnectors;
import dev.vigia.source.SourceSettings;
import dev.vigia.source.SourceWarehouses;
import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Some goods of the sample shop that lie in its account of the sandbox's VTEX, and are read from there. */
@ApplicationScoped
@IfBuildProfile("dev")
class SampleSource {

    private static final String KIND = "vtex";
    private static final String ACCOUNT = "mate";
    private static final String WAREHOUSE = "main";
    private static final List<String> NAMES = List.of("Vaso de vidrio", "Jarra de vidrio", "Bandeja de bambú", "Tabla",
            "Molde de torta", "Colador", "Rallador", "Espátula", "Batidor", "Bol de acero", "Mantel", "Repasador");
    private static final int FIRST_ID = 9_001;
    /** Some are at a minimum, one is sold out. */
    private static final List<Integer> UNITS = List.of(40, 25, 3, 0, 60, 12, 5, 31, 8, 19, 2, 77);

    private final SandboxClient sandbox;
    private final SourceConnectors connectors;
    private final SourceSettings settings;
    private final SourceWarehouses warehouses;
    private final SourceConfig config;
    private final DatabaseClock clock;

    SampleSource(SandboxClient sandbox, SourceConnectors connectors, SourceSettings settings,
            SourceWarehouses warehouses, SourceConfig config, DatabaseClock clock) {
        this.sandbox = sandbox;
        this.connectors = connectors;
        this.settings = settings;
        this.warehouses = warehouses;
        this.config = config;
        this.clock = clock;
    }

    /** The sandbox forgets at each start. */
    void arrange() {
        sandbox.arrange(KIND, ACCOUNT, IntStream.range(0, NAMES.size()).mapToObj(place -> Map.<String, Object>of("id",
                FIRST_ID + place, "name", NAMES.get(place), "quantity", UNITS.get(place))).toList());
    }

    static List<String> skus() {
        return IntStream.range(0, NAMES.size()).mapToObj(place -> String.valueOf(FIRST_ID + place)).toList();
    }

    @Transactional
    void connect(long retailerId) {
        String key = UUID.randomUUID().toString();
        Source made = Source.of(retailerId, KIND, ACCOUNT, Sha256.of(key), config.rateFirst(), clock.now());
        made.persistAndFlush();
        settings.put(made, connectors.of(made).settings(), sandbox.account(KIND, ACCOUNT));
        settings.keepHookKey(made, key);
        warehouses.keep(made, List.of(new RemoteWarehouse(WAREHOUSE, "VTEX", true)));
        warehouses.decide(made, WAREHOUSE, String.valueOf(warehouses.add(made, WAREHOUSE)));
    }
}
