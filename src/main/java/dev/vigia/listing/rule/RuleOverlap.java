package dev.vigia.listing.rule;

/** There is a rule of the same scope that holds at the same time; nothing was written. */
public final class RuleOverlap extends RuntimeException {

    private static final long serialVersionUID = 1;

    public RuleOverlap() {
        super("a rule of the same scope holds at the same time");
    }
}
