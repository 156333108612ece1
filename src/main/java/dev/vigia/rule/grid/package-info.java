/**
 * Minimums of several rules as a table: typed in place, and saved together or not at all. It knows rule, and of its rooms the
 * list and the form.
 */
package dev.vigia.rule.grid;
