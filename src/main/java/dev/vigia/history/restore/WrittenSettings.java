package dev.vigia.history.restore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.integration.EarlierSettings;
import dev.vigia.integration.EarlierSettings.EarlierReach;
import dev.vigia.integration.EarlierSettings.EarlierRule;
import dev.vigia.integration.Pause;
import dev.vigia.listing.MinimumStock;
import dev.vigia.listing.preview.RuleForecasts.SupposedRule;
import dev.vigia.listing.rule.RuleScope;
import dev.vigia.listing.rule.RuleTerms;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Reads settings as the history writes them. */
public final class WrittenSettings {

    static final String PAUSE_END = "pausedUntil";

    private WrittenSettings() {
    }

    /** Of an integration; what is not written stays as it is. */
    public static EarlierSettings ofIntegration(JsonNode values) {
        return new EarlierSettings(
                values.has("name") ? Optional.of(values.get("name").textValue()) : Optional.empty(),
                values.has("enabled") ? Optional.of(values.get("enabled").booleanValue()) : Optional.empty(),
                values.has("minimumStock") ? Optional.of(rule(values)) : Optional.empty(),
                reach(values, "everyCategory", "categories"), reach(values, "everyWarehouse", "warehouses"), pause(
                        values));
    }

    static Pause pause(JsonNode values) {
        return Pause.of(values.path("pauseReason").asText(), values.hasNonNull(PAUSE_END) ? Optional.of(Instant.parse(
                values.get(PAUSE_END).textValue())) : Optional.empty());
    }

    private static EarlierRule rule(JsonNode values) {
        JsonNode units = values.get("minimumStock");
        return new EarlierRule(units.isNull() ? Optional.empty() : Optional.of(minimum(units, values)), values.path(
                "reason").asText());
    }

    private static Optional<EarlierReach> reach(JsonNode values, String every, String key) {
        return values.has(every) ? Optional.of(new EarlierReach(values.get(every).booleanValue(), ids(values, key)))
                : Optional.empty();
    }

    static Set<Long> ids(JsonNode values, String key) {
        Set<Long> ids = new TreeSet<>();
        values.path(key).forEach(id -> ids.add(id.longValue()));
        return ids;
    }

    /** Of a rule; empty where nothing is written. */
    public static Optional<SupposedRule> ofRule(JsonNode values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SupposedRule(new RuleScope(id(values, "integration"), id(values, "category"), id(values,
                "product")), new RuleTerms(minimum(values.path("minimum"), values), moment(values, "from"), moment(
                        values, "to"), values.path("reason").asText())));
    }

    private static MinimumStock minimum(JsonNode units, JsonNode values) {
        return new MinimumStock(units.intValue(), values.path("holdBack").booleanValue(), units(values, "reopenAt"),
                units(values, "ceiling"));
    }

    private static OptionalLong id(JsonNode values, String key) {
        return values.hasNonNull(key) ? OptionalLong.of(values.get(key).longValue()) : OptionalLong.empty();
    }

    private static OptionalInt units(JsonNode values, String key) {
        return values.hasNonNull(key) ? OptionalInt.of(values.get(key).intValue()) : OptionalInt.empty();
    }

    private static Optional<Instant> moment(JsonNode values, String key) {
        return values.hasNonNull(key) ? Optional.of(Instant.parse(values.get(key).textValue())) : Optional.empty();
    }
}
