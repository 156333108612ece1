package dev.vigia.integration.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vigia.integration.Integration;
import dev.vigia.integration.IntegrationStatus;
import dev.vigia.listing.rollout.RolloutProgress;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An integration as the API tells it.
 *
 * @param minimumStock empty when none is set, which counts as 0
 * @param why          why Vigia stopped it, in the marketplace's words; empty while it runs
 * @param lastSync     the last answer of the marketplace
 * @param rollout      how far a changed rule is while it is carried out; empty otherwise
 */
@Schema(name = "Integration")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record IntegrationJson(long id, String marketplace, String name, String country, boolean enabled,
        Optional<Integer> minimumStock, long version, String state, Optional<String> why, Optional<Instant> lastSync,
        long listingsAtZero, Optional<RolloutProgress> rollout) {

    static IntegrationJson of(IntegrationStatus status, Map<Long, RolloutProgress> rollouts) {
        Integration integration = status.integration();
        return new IntegrationJson(integration.id, integration.marketplace, integration.name, integration.country,
                integration.enabled, Optional.ofNullable(integration.minimumStock), integration.version,
                status.state().code(), Optional.of(status.stoppedBecause()).filter(why -> !why.isEmpty()),
                status.lastSync(), status.listingsAtZero(), Optional.ofNullable(rollouts.get(integration.id)));
    }
}
