/**
 * Systems that stock is read from. A source is what a connector is on the other side, and its contract is as small: list
 * ids, read by id, and a notification that only wakes. It knows marketplace for settings, replies and outcomes, which mean
 * the same here; of its own rooms it knows none, and each type of source has a package below that knows only this one.
 */
package dev.vigia.source;
