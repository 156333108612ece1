package dev.vigia.integration;

import dev.vigia.audit.Audit;
import dev.vigia.audit.ChangeDraft;
import dev.vigia.audit.ChangeDraft.DraftPart;
import dev.vigia.credentials.Credentials;
import dev.vigia.integration.Integrations.Saved;
import dev.vigia.listing.rollout.Rollouts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes down what an integration was and is, and what came of the change. */
@ApplicationScoped
public class IntegrationAudit {

    private static final List<String> RESTORED = List.of("name", "enabled", "pauseReason", "pausedUntil",
            "minimumStock", "holdBack", "reopenAt",
            "ceiling", "reason", "everyCategory", "categories", "everyWarehouse", "warehouses");

    private final IntegrationScopes scopes;
    private final Credentials credentials;
    private final Rollouts rollouts;
    private final Audit audit;

    IntegrationAudit(IntegrationScopes scopes, Credentials credentials, Rollouts rollouts, Audit audit) {
        this.scopes = scopes;
        this.credentials = credentials;
        this.rollouts = rollouts;
        this.audit = audit;
    }

    Saved.Done connected(Saved.Done done, String actor) {
        record(done, actor, "connected", Map.of(), described(done.integration()));
        return done;
    }

    /**
     * Where anything was.
     *
     * @return the same, with the entry that can be taken back, if there is something to take back
     */
    Saved.Done changed(Saved.Done done, String actor, Map<String, ?> before, Map<String, ?> after) {
        if (before.equals(after)) {
            return done;
        }
        long entry = record(done, actor, "changed", before, after);
        return RESTORED.stream().anyMatch(key -> !Objects.equals(before.get(key), after.get(key)))
                ? new Saved.Done(done.integration(), done.evaluated(), done.rollout(), OptionalLong.of(entry))
                : done;
    }

    /**
     * The change as it is kept for a second person.
     *
     * @param version what it was based on
     * @return empty where it changes what is not kept outside the integration: what opens the account, and whose that is
     */
    Optional<ChangeDraft> draft(Integration integration, long version, Map<String, ?> before, Map<String, ?> after) {
        boolean account = List.of("country", "settings", "credentials").stream().anyMatch(key -> !Objects.equals(before
                .get(key), after.get(key)));
        return account ? Optional.empty()
                : Optional.of(new ChangeDraft(OptionalLong.of(integration.id), List.of(DraftPart.of(OptionalLong
                        .empty(),
                        version, kept(before), kept(after)))));
    }

    private static Map<String, Object> kept(Map<String, ?> values) {
        Map<String, Object> kept = new HashMap<>(values);
        kept.keySet().retainAll(RESTORED);
        return kept;
    }

    private long record(Saved.Done done, String actor, String action, Map<String, ?> before, Map<String, ?> after) {
        Integration integration = done.integration();
        Map<String, ?> effect = done.rollout()
                ? Map.of("rollouts", rollouts.begun(integration.retailerId, Optional.of(integration.id)))
                : done.evaluated().effect();
        return audit.record(integration.retailerId, OptionalLong.of(integration.id), actor, action, before, after,
                effect);
    }

    /** With the settings that may be shown; of secrets nothing. */
    public Map<String, Object> described(Integration integration) {
        Map<String, Object> description = new HashMap<>();
        description.put("name", integration.name);
        description.put("country", integration.country);
        description.put("enabled", integration.enabled);
        if (!integration.pause.reason().isEmpty()) {
            description.put("pauseReason", integration.pause.reason());
        }
        integration.pause.end().ifPresent(until -> description.put("pausedUntil", until.toString()));
        description.put("minimumStock", integration.minimumStock);
        if (integration.rule().isPresent() && !integration.rule().equals(Optional.of(integration.minimumRule()))) {
            description.put("holdBack", integration.holdBack);
            description.put("reopenAt", integration.reopenAt);
            description.put("ceiling", integration.ceiling);
        }
        if (!integration.reason.isEmpty()) {
            description.put("reason", integration.reason);
        }
        description.put("everyCategory", integration.everyCategory);
        description.put("everyWarehouse", integration.everyWarehouse);
        if (!integration.everyCategory) {
            description.put("categories", scopes.categoryIds(integration));
        }
        if (!integration.everyWarehouse) {
            description.put("warehouses", scopes.warehouseIds(integration));
        }
        description.put("settings", credentials.shown(integration.retailerId, integration.id));
        return description;
    }
}
