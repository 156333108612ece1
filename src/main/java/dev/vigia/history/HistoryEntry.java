package dev.vigia.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody changed.
 *
 * @param written       the action as it was written down
 * @param before        the values that were found; an empty object where there were none
 * @param after         the values that were left; an empty object where there are none
 * @param effect        what came of it, as far as it was known; an empty object where it was not
 * @param carried       of a change that is carried out slice by slice, how far that is
 * @param takenBack     the earlier entry whose change it took back
 * @param wasTakenBack  whether a later one took this change back
 */
public record HistoryEntry(long id, Instant happenedAt, String actor, String written, Optional<Long> integrationId,
        Optional<Long> ruleId, JsonNode before, JsonNode after, JsonNode effect, Optional<CarriedOut> carried,
        Optional<EarlierEntry> takenBack, boolean wasTakenBack) {

    public HistoryAction action() {
        return HistoryAction.of(written);
    }

    /** Why it cannot be put back, as far as the entry tells. */
    public Optional<ChangeRefusal> refusal() {
        return ChangeRefusal.of(this);
    }

    /** Another entry: who made it, and when. */
    public record EarlierEntry(long id, String actor, Instant happenedAt) {
    }

    /** @param compared of so many products as {@code total} */
    public record CarriedOut(long compared, long total, long toZero, long toReopen, boolean ended) {
    }

    public String path() {
        return "/history/" + id;
    }

    public String restorationPath() {
        return path() + "/restoration";
    }

    /** What has been sent since, to what it concerns; empty text where the change moves no listing. */
    public String sentPath() {
        return effect.isEmpty() || action().isProposal() ? ""
                : "/updates?from=" + happenedAt + integrationId.map(integration -> "&integration=" + integration)
                        .orElse(
                                "");
    }

    /** Where exactly those listings are that it has moved. */
    public String movedPath() {
        return "/stock-changes/" + id;
    }

    /** Whether it has moved listings, or may move some still. */
    public boolean isMoving() {
        return !action().isProposal() && (effect.path("changed").asLong() > 0 || effect.has("rollouts"));
    }

    /** What both sides say of a value, or only one of them; a missing node where neither does. */
    JsonNode either(String key) {
        return after.hasNonNull(key) ? after.get(key) : before.path(key);
    }
}
