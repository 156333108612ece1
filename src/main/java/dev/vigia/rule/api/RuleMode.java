package dev.vigia.rule.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is offered above the minimum: what is available, or what is available less the minimum. */
enum RuleMode {
    FLOOR, HOLD_BACK;

    static RuleMode of(boolean holdBack) {
        return holdBack ? HOLD_BACK : FLOOR;
    }

    static Optional<RuleMode> ofCode(String code) {
        return Arrays.stream(values()).filter(mode -> mode.code().equals(code)).findFirst();
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
