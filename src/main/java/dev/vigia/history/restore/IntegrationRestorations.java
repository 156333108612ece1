package dev.vigia.history.restore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.audit.Audit;
import dev.vigia.catalog.Category;
import dev.vigia.history.ChangeRefusal;
import dev.vigia.history.HistoryEntry;
import dev.vigia.history.restore.RestorationPlan.RestorationWork;
import dev.vigia.history.restore.RestorationPlan.Restored;
import dev.vigia.integration.EarlierSettings;
import dev.vigia.integration.EarlierSettings.EarlierReach;
import dev.vigia.integration.Integration;
import dev.vigia.integration.IntegrationAudit;
import dev.vigia.integration.Integrations;
import dev.vigia.integration.Integrations.Saved;
import dev.vigia.inventory.Warehouse;
import dev.vigia.marketplace.Marketplaces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Plans to put back what settings of an integration were. */
@ApplicationScoped
class IntegrationRestorations {

    private final Integrations integrations;
    private final IntegrationAudit described;
    private final IntegrationForecasts forecasts;
    private final Marketplaces marketplaces;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;

    IntegrationRestorations(Integrations integrations, IntegrationAudit described, IntegrationForecasts forecasts,
            Marketplaces marketplaces, Audit audit, ObjectMapper json, Clock clock) {
        this.integrations = integrations;
        this.described = described;
        this.forecasts = forecasts;
        this.marketplaces = marketplaces;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    RestorationPlan plan(long retailerId, HistoryEntry entry) {
        Optional<Integration> found = entry.integrationId().flatMap(id -> Integration.findEver(retailerId, id));
        return found.map(integration -> plan(integration, entry)).orElseGet(() -> RestorationPlan.refused(
                ChangeRefusal.LEAVING));
    }

    private RestorationPlan plan(Integration integration, HistoryEntry entry) {
        List<List<String>> groups = ChangeRefusal.GROUPS.stream().filter(group -> ChangeRefusal.differs(entry.before(),
                entry.after(), group)).toList();
        ObjectNode now = only(read(integration), groups);
        ObjectNode left = only(entry.after(), groups);
        ObjectNode restored = only(entry.before(), groups);
        boolean missing = leaveOut(restored, "categories", Category.of(integration.retailerId).stream().map(
                one -> one.id)
                .collect(Collectors.toSet())) | leaveOut(restored, "warehouses", Warehouse.of(integration.retailerId)
                        .stream().map(one -> one.id).collect(Collectors.toSet()));
        dropPassedEnd(restored);
        EarlierSettings earlier = WrittenSettings.ofIntegration(restored);
        return new RestorationPlan(integration.version, !differ(now, restored, groups), differ(now, left, groups),
                missing, left, now, restored, refusal(integration, earlier), new IntegrationWork(integration, entry
                        .id(),
                        earlier));
    }

    private static boolean differ(JsonNode one, JsonNode other, List<List<String>> groups) {
        return groups.stream().anyMatch(group -> ChangeRefusal.differs(one, other, group));
    }

    private JsonNode read(Integration integration) {
        try {
            return json.readTree(json.writeValueAsString(described.described(integration)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode only(JsonNode values, List<List<String>> groups) {
        ObjectNode chosen = json.createObjectNode();
        groups.stream().flatMap(List::stream).filter(values::has).forEach(key -> chosen.set(key, values.get(key)));
        return chosen;
    }

    /** @return whether some of what was chosen is no more */
    private boolean leaveOut(ObjectNode values, String key, Set<Long> known) {
        if (!values.has(key)) {
            return false;
        }
        ArrayNode kept = json.createArrayNode();
        WrittenSettings.ids(values, key).stream().filter(known::contains).forEach(kept::add);
        boolean missing = kept.size() < values.get(key).size();
        values.set(key, kept);
        return missing;
    }

    /** A pause whose end has passed comes back without one: it would be over at once. */
    private void dropPassedEnd(ObjectNode values) {
        if (WrittenSettings.pause(values).end().filter(end -> !end.isAfter(clock.instant())).isPresent()) {
            values.remove(WrittenSettings.PAUSE_END);
        }
    }

    private Optional<ChangeRefusal> refusal(Integration integration, EarlierSettings earlier) {
        if (!integration.isConnected()) {
            return Optional.of(ChangeRefusal.LEAVING);
        }
        if (earlier.rule().filter(rule -> rule.minimum().isEmpty()).isPresent() && marketplaces.get(
                integration.marketplace).minimumRequired()) {
            return Optional.of(ChangeRefusal.NEEDED);
        }
        if (earlier.name().filter(name -> Integration.isNameTaken(integration.retailerId, name, Optional.of(
                integration.id))).isPresent()) {
            return Optional.of(ChangeRefusal.NAME_TAKEN);
        }
        return isEmpty(earlier.categories()) || isEmpty(earlier.warehouses()) ? Optional.of(ChangeRefusal.GONE)
                : Optional.empty();
    }

    private static boolean isEmpty(Optional<EarlierReach> reach) {
        return reach.filter(chosen -> !chosen.every() && chosen.ids().isEmpty()).isPresent();
    }

    /** On one integration as it was seen. */
    private final class IntegrationWork implements RestorationWork {

        private final Integration integration;
        private final long entry;
        private final EarlierSettings earlier;

        IntegrationWork(Integration integration, long entry, EarlierSettings earlier) {
            this.integration = integration;
            this.entry = entry;
            this.earlier = earlier;
        }

        @Override
        public ForetoldRestoration foretold() {
            return forecasts.of(integration, earlier);
        }

        @Override
        public Optional<Restored> carryOut(String actor, long agreed) {
            return audit.restoring(entry, () -> integrations.restore(integration.retailerId, integration.id,
                    integration.version, earlier, actor, agreed)).filter(Saved.Done.class::isInstance).map(
                            Saved.Done.class::cast).map(done -> new Restored(done.evaluated(), done.rollout(), done
                                    .entry()));
        }
    }
}
