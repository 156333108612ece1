package dev.vigia.rule;

/** Thrown where a marketplace asks for a minimum, and an integration would have none; nothing was changed. */
public final class MinimumNeeded extends RuntimeException {

    private static final long serialVersionUID = 1;
}
