package dev.vigia.listing;

/**
 * What an evaluation wrote.
 *
 * @param changed   listings that differ from before, new ones included
 * @param due       of them, those to send
 * @param zeros     of those, the ones that go to zero
 */
public record Evaluated(int changed, int due, int zeros) {
}
