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
 * @param ruleId       of the rule that its minimum stock is
 * @param minimumStock empty when none is set: then a wider rule holds, or none
 * @param mode         what is shown above the minimum; this and what follows empty where none is set
 * @param reason       a person's words
 * @param rule         which holds for what has no finer one; empty: none, which counts as a minimum of 0
 * @param why          why Vigia stopped it, in the marketplace's words; empty while it runs
 * @param lastSync     the last answer of the marketplace
 * @param rollout      how far a changed rule is while it is carried out; empty otherwise
 * @param pause        why nothing is sent, and until when; empty where nobody has paused it
 */
@Schema(name = "Integration")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record IntegrationJson(long id, String marketplace, String name, String country, boolean enabled,
        long ruleId, Optional<Integer> minimumStock, Optional<String> mode, Optional<Integer> reopenAt,
        Optional<Integer> ceiling, String reason, Optional<HoldingRule> rule, long version, String state,
        Optional<String> why, Optional<Instant> lastSync,
        long listingsAtZero, Optional<RolloutProgress> rollout, Optional<PauseJson> pause) {

    /** Which rule holds, and its number. */
    @Schema(name = "HoldingRule")
    public record HoldingRule(long id, long version, int minimum) {
    }

    static IntegrationJson of(IntegrationStatus status, Map<Long, RolloutProgress> rollouts) {
        Integration integration = status.integration();
        return new IntegrationJson(integration.id, integration.marketplace, integration.name, integration.country,
                integration.enabled, integration.ruleId, Optional.ofNullable(integration.minimumStock),
                integration.rule().map(own -> own.holdBack() ? "hold_back" : "floor"),
                Optional.ofNullable(integration.reopenAt), Optional.ofNullable(integration.ceiling), integration.reason,
                status.rule().map(rule -> new HoldingRule(rule.id(), rule.version(), rule.minimum().units())),
                integration.version,
                status.state().code(), Optional.of(status.stoppedBecause()).filter(why -> !why.isEmpty()),
                status.lastSync(), status.listingsAtZero(), Optional.ofNullable(rollouts.get(integration.id)),
                Optional.of(integration.pause).filter(pause -> !pause.by().isEmpty()).map(PauseJson::of));
    }
}
