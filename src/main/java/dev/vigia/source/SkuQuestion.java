package dev.vigia.source;

/**
 * A SKU to be read.
 *
 * @param describe whether the product itself is asked about as well, not only its stock
 * @param isKit    what is known from before, where it is not asked: its units are those of others
 */
public record SkuQuestion(String remoteId, boolean describe, boolean isKit) {
}
