/**
 * The history of what people and programs have changed, in plain words, on a page and for programs. What it tells of is written
 * down by the features themselves; its room puts changes back.
 */
package dev.vigia.history;
