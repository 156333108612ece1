package dev.vigia.rule.api;

/** Why a rule that a program sends is none; each has a sentence in the caller's language. */
public enum RuleMistake {
    NOT_A_NUMBER, NOT_A_TEXT, NOT_A_SWITCH, MINIMUM, MODE, REOPEN, REOPEN_NOT_ABOVE, CEILING, NOT_A_TIME, NOT_A_MINUTE,
    NOT_BEFORE, PASSED, REASON, CONTROLS, BOTH, INTEGRATION, CATEGORY, SKU, SKU_RETIRED, RULE, OVERLAP, KEEPS_SCOPE,
    OF_INTEGRATION, NEEDED
}
