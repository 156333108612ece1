package dev.vigia.intake;

/**
 * An item that is not applied.
 *
 * @param index its place in the batch, from 0
 * @param sku   as it was sent, empty if it was none
 * @param field what is wrong with it, empty for the item as a whole
 */
public record RefusedItem(int index, String sku, String field, Refusal refusal) {
}
