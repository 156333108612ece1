/** Minimums of several rules as a table: typed in place, and saved together or not at all. */
package dev.vigia.rule.grid;
