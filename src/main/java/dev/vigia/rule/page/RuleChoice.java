package dev.vigia.rule.page;

/** One of several things to choose from in the form of a rule. */
public record RuleChoice(String value, String label, boolean chosen) {
}
