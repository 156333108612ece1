package dev.vigia.listing;

import java.util.Map;
import java.util.TreeMap;

/**
 * What an evaluation wrote.
 *
 * @param changed   listings that differ from before, new ones included
 * @param due       of them, those to send
 * @param zeros     of those, the ones that go to zero
 * @param newlyZero of those again, the ones that sold before: how many by integration
 * @param reopened  listings that sold nothing before and do now
 */
public record EvaluationResult(int changed, int due, int zeros, Map<Long, Integer> newlyZero, int reopened) {

    /** Of listings that neither sold before nor do now. */
    public EvaluationResult(int changed, int due, int zeros) {
        this(changed, due, zeros, Map.of(), 0);
    }

    /** What the history keeps of it. */
    public Map<String, Integer> effect() {
        return Map.of("changed", changed, "toZero", zeros, "toReopen", reopened);
    }

    /** Together with another, of other listings. */
    public EvaluationResult and(EvaluationResult other) {
        Map<Long, Integer> zerosOfBoth = new TreeMap<>(newlyZero);
        other.newlyZero.forEach((integration, listings) -> zerosOfBoth.merge(integration, listings, Integer::sum));
        return new EvaluationResult(changed + other.changed, due + other.due, zeros + other.zeros, zerosOfBoth,
                reopened + other.reopened);
    }
}
