package dev.vigia.intake;

import dev.vigia.inventory.StockWriteResult;

/**
 * What became of a call.
 *
 * @param accepted  items that changed something
 * @param unchanged items that said what was known
 * @param outdated  items older than what was known
 * @param held      items that wait for a person, since they would empty an integration
 */
public record IntakeResult(int accepted, int unchanged, int outdated, int held) {

    public static final IntakeResult NOTHING = new IntakeResult(0, 0, 0, 0);

    public static IntakeResult of(StockWriteResult recorded, int held) {
        return new IntakeResult(recorded.accepted(), recorded.unchanged(), recorded.outdated(), held);
    }

    public IntakeResult and(IntakeResult more) {
        return new IntakeResult(accepted + more.accepted, unchanged + more.unchanged, outdated + more.outdated,
                held + more.held);
    }
}
