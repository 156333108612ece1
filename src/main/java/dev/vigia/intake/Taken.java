package dev.vigia.intake;

import dev.vigia.inventory.Recorded;

/**
 * What became of a call.
 *
 * @param accepted  items that changed something
 * @param unchanged items that said what was known
 * @param outdated  items older than what was known
 * @param held      items that wait for a person, since they would empty an integration
 */
public record Taken(int accepted, int unchanged, int outdated, int held) {

    static final Taken NOTHING = new Taken(0, 0, 0, 0);

    static Taken of(Recorded recorded, int held) {
        return new Taken(recorded.accepted(), recorded.unchanged(), recorded.outdated(), held);
    }
}
