package dev.vigia.rule.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vigia.listing.EvaluationResult;
import dev.vigia.listing.rollout.RolloutProgress;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A rule as the API tells it.
 *
 * @param integration   empty: for all
 * @param inForce       whether its dates hold now; not any more once it is ended
 * @param ofIntegration whether it is the minimum stock of the integration itself
 * @param rollout       how far it is while it is carried out in slices; empty otherwise
 * @param evaluated     what a change has moved that was carried out at once; empty otherwise
 */
@Schema(name = "Rule")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RuleJson(long id, long version, Optional<Long> integration, Optional<String> category,
        Optional<String> sku, int minimum, String mode, Optional<Integer> reopenAt, Optional<Integer> ceiling,
        Optional<Instant> from, Optional<Instant> to, boolean inForce, String reason, boolean ofIntegration,
        Instant changedAt, String changedBy, Optional<RolloutProgress> rollout, Optional<EvaluationCounts> evaluated) {

    /**
     * @param changed  listings that differ from before
     * @param toZero   listings that sold and went to zero
     * @param toReopen listings that sold nothing and do now
     */
    @Schema(name = "EvaluationCounts")
    public record EvaluationCounts(int changed, int toZero, int toReopen) {

        static EvaluationCounts of(EvaluationResult result) {
            return new EvaluationCounts(result.changed(), result.newlyZero().values().stream().mapToInt(
                    Integer::intValue)
                    .sum(), result.reopened());
        }
    }

    RuleJson with(Optional<RolloutProgress> progress, Optional<EvaluationCounts> counts) {
        return new RuleJson(id, version, integration, category, sku, minimum, mode, reopenAt, ceiling, from, to,
                inForce, reason, ofIntegration, changedAt, changedBy, progress, counts);
    }

    RuleJson ended() {
        return new RuleJson(id, version, integration, category, sku, minimum, mode, reopenAt, ceiling, from, to,
                false, reason, ofIntegration, changedAt, changedBy, rollout, evaluated);
    }
}
