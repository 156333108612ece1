package dev.vigia.rule;

/** One of several rules is another than the person saw; none was changed. */
public final class RulesOvertaken extends RuntimeException {

    private static final long serialVersionUID = 1;

    RulesOvertaken() {
        super("a rule is another by now");
    }
}
