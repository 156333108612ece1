package dev.vigia.rule.grid;

import dev.vigia.rule.list.ListedRule;

/**
 * A rule in the table.
 *
 * @param typed what stands in its field
 * @param error what is wrong with that; empty text when nothing is
 */
public record GridRow(ListedRule rule, String typed, String error) {

    /** What its field is called: with the version and the number that the person saw. */
    public String field() {
        return "m-" + rule.id() + "-" + rule.version() + "-" + rule.minimum().units();
    }

    static GridRow of(ListedRule rule) {
        return new GridRow(rule, Integer.toString(rule.minimum().units()), "");
    }
}
