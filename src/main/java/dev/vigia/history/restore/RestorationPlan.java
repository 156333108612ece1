package dev.vigia.history.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.vigia.history.ChangeRefusal;
import dev.vigia.listing.EvaluationResult;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What putting a change back would write.
 *
 * @param version   of what it would change, as it is now
 * @param already   whether it is as it was before the change
 * @param overtaken whether it is not as the change left it any more
 * @param missing   whether a part of what was chosen is no more
 * @param left      the values that the change left
 * @param now       the values as they are
 * @param restored  the values that would be written
 * @param refusal   why it cannot be done
 * @param work      does it
 */
record RestorationPlan(long version, boolean already, boolean overtaken, boolean missing, JsonNode left, JsonNode now,
        JsonNode restored, Optional<ChangeRefusal> refusal, RestorationWork work) {

    static RestorationPlan refused(ChangeRefusal reason) {
        JsonNode none = MissingNode.getInstance();
        return new RestorationPlan(0, false, false, false, none, none, none, Optional.of(reason), RestorationWork.NONE);
    }

    /** With another reason why it cannot be done, found by trying. */
    RestorationPlan butRefused(ChangeRefusal reason) {
        return new RestorationPlan(version, already, overtaken, missing, left, now, restored, Optional.of(reason),
                RestorationWork.NONE);
    }

    boolean isPossible() {
        return refusal.isEmpty() && !already;
    }

    /** Puts a change back. */
    interface RestorationWork {

        RestorationWork NONE = new RestorationWork() {

            @Override
            public ForetoldRestoration foretold() {
                return ForetoldRestoration.NOTHING;
            }

            @Override
            public Optional<Restored> carryOut(String actor, long agreed) {
                return Optional.empty();
            }
        };

        ForetoldRestoration foretold();

        /**
         * @param agreed how many listings the person has agreed to see at zero
         * @return empty when somebody else was first, and nothing was changed
         */
        Optional<Restored> carryOut(String actor, long agreed);
    }

    /** What came of it, and the entry that tells of it. */
    record Restored(EvaluationResult evaluated, boolean rollout, OptionalLong entry) {
    }
}
