package dev.vigia.sync.readback;

import java.util.OptionalInt;

/**
 * What is known of a listing from before.
 *
 * @param seen    whether a whole run has read it since it was sent
 * @param before  the last other quantity that it was sent; empty when there was none
 * @param repairs how often in a row it has been sent again because it showed something else
 * @param sold    whether the run before found it {@link ReadBackFinding#SOLD}, and nothing has been sent since
 */
record ReadBackHistory(boolean seen, OptionalInt before, int repairs, boolean sold) {

    static final ReadBackHistory NOTHING = new ReadBackHistory(false, OptionalInt.empty(), 0, false);
}
