/**
 * The history of what people and programs have changed, in plain words, on a page and for programs. What it tells of is written
 * down by the features themselves; its room
 * puts changes back. It knows the features only for the names and words of what they have changed.
 */
package dev.vigia.history;
