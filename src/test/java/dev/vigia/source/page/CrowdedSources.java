package dev.vigia.source.page;

import dev.vigia.access.Sha256;
import dev.vigia.source.Source;
import dev.vigia.source.Source.SourceOutcome;
import dev.vigia.source.SourceSettings;
import dev.vigia.testing.Shop;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A source that has whatever strains its pages. Nobody reads it. */
public final class CrowdedSources {

    private CrowdedSources() {
    }

    /** Pages by what is on them. */
    public static Map<String, String> of(long retailerId) {
        String key = UUID.randomUUID().toString();
        Source source = QuarkusTransaction.requiringNew().call(() -> {
            Source made = Source.of(retailerId, "vtex", "a".repeat(60), Sha256.of(key), 5, Instant.now());
            made.outcome = SourceOutcome.PERMISSION_MISSING;
            made.detail = "DOCKS";
            made.stoppedAt = Instant.now();
            made.lookedAt = made.stoppedAt;
            made.changedAt = made.stoppedAt;
            made.lost = 1_000;
            made.warehousesFailingSince = made.stoppedAt;
            made.listFailingSince = made.stoppedAt;
            made.persistAndFlush();
            Arc.container().instance(SourceSettings.class).get().keepHookKey(made, key);
            return made;
        });
        Shop.execute("insert into source_warehouse (source_id, remote_id, retailer_id, name, sells) select " + source.id
                + ", repeat('W', 80) || number, " + retailerId
                + ", repeat('M', 80), number > 1 from generate_series(1, 2)"
                + " number");
        Shop.execute(
                "insert into source_sku (source_id, remote_id, retailer_id, sku, sweep, outcome, read_at, odd_text) select "
                        + source.id + ", number, " + retailerId
                        + ", number, 0, 'UNKNOWN', now(), true from generate_series(1, 3) number");
        return Map.of("sources", "/sources", "source-edit", source.path() + "/edit", "source-warehouses", source.path()
                + "/warehouses");
    }
}
