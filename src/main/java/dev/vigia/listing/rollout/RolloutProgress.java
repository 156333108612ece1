package dev.vigia.listing.rollout;

/**
 * How far a changed rule has been carried out, for programs.
 *
 * @param compared products that have been compared with it
 * @param of       products that there are to compare, of all integrations that it is for
 * @param toZero   listings that sold and went to zero
 * @param toReopen listings that sold nothing and do now
 */
public record RolloutProgress(long compared, long of, long toZero, long toReopen) {
}
