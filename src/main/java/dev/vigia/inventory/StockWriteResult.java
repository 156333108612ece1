package dev.vigia.inventory;

import java.util.List;

/**
 * What became of a batch of observations.
 *
 * @param accepted   observations that changed a level
 * @param unchanged  observations that said what was known
 * @param outdated   observations older than what was known
 * @param productIds the products whose level changed
 */
public record StockWriteResult(int accepted, int unchanged, int outdated, List<Long> productIds) {
}
