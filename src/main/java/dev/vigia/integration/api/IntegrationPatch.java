package dev.vigia.integration.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.integration.Integration;
import dev.vigia.integration.IntegrationTerms;
import dev.vigia.integration.Pause;
import dev.vigia.integration.TypedMinimum;
import dev.vigia.web.JsonBody;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a program wants to change: only what it names.
 *
 * @param pause     why nothing is to be sent, and until when
 * @param confirmed whether it knows that much of what sells goes to zero
 */
record IntegrationPatch(Optional<OptionalInt> minimum, Optional<Boolean> enabled, Optional<Pause> pause,
        boolean confirmed) {

    private static final String MINIMUM = "minimumStock";
    private static final String ENABLED = "enabled";
    private static final String PAUSE = "pause";
    private static final String CONFIRMED = "confirmed";
    private static final Set<String> FIELDS = Set.of(MINIMUM, ENABLED, PAUSE, CONFIRMED);

    /** As the document of the API describes it. */
    @Schema(name = "IntegrationChange")
    record Body(@Schema(minimum = "0",
            description = "Null for none, where the marketplace allows it") Integer minimumStock,
            Boolean enabled, @Schema(description = "Of what is not enabled") PauseJson.PauseBody pause, @Schema(
                    description = "What goes to zero is known and meant",
                    defaultValue = "false") Boolean confirmed) {
    }

    static IntegrationPatch read(byte[] body, boolean minimumRequired, JsonBody json, ApiProblems problems) {
        JsonNode patch = tree(body, json, problems);
        for (Iterator<String> names = patch.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (!FIELDS.contains(name)) {
                throw problems.unknownField(name);
            }
        }
        return new IntegrationPatch(
                patch.has(MINIMUM) ? Optional.of(minimum(patch.get(MINIMUM), minimumRequired, problems))
                        : Optional.empty(),
                patch.has(ENABLED) ? Optional.of(yesOrNo(ENABLED, patch.get(ENABLED), problems)) : Optional.empty(),
                patch.has(PAUSE) ? Optional.of(PauseJson.read(patch.get(PAUSE), Instant.now(), problems))
                        : Optional.empty(),
                patch.has(CONFIRMED) && yesOrNo(CONFIRMED, patch.get(CONFIRMED), problems));
    }

    private static JsonNode tree(byte[] body, JsonBody json, ApiProblems problems) {
        try {
            JsonNode tree = json.read(body);
            if (!tree.isObject()) {
                throw problems.notAnObject();
            }
            return tree;
        } catch (JsonBody.Malformed notOneDocument) {
            throw problems.notAnObject();
        }
    }

    private static OptionalInt minimum(JsonNode value, boolean required, ApiProblems problems) {
        if (!value.isNull() && !value.isNumber()) {
            throw problems.wrongMinimum(TypedMinimum.Mistake.WORDS);
        }
        TypedMinimum typed = TypedMinimum.read(value.isNull() ? "" : number(value), required);
        typed.mistake().ifPresent(mistake -> {
            throw problems.wrongMinimum(mistake);
        });
        return typed.units();
    }

    /** 8.0 and 8e0 are no whole numbers here, for they are most often a mistake upstream. */
    private static String number(JsonNode value) {
        return value.isIntegralNumber() ? value.bigIntegerValue().toString() : "0.1";
    }

    private static boolean yesOrNo(String field, JsonNode value, ApiProblems problems) {
        if (!value.isBoolean()) {
            throw problems.wrongSwitch(field);
        }
        return value.booleanValue();
    }

    /** The integration's terms with what is named here; only what an offer follows from. */
    IntegrationTerms terms(Integration integration, Set<Long> categoryIds, Set<Long> warehouseIds) {
        return new IntegrationTerms(integration.name, integration.country, enabled.orElse(integration.enabled),
                minimum.orElse(integration.minimum()), integration.everyCategory, categoryIds,
                integration.everyWarehouse, warehouseIds, Map.of());
    }
}
