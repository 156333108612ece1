package dev.vigia.marketplace.netshoes;

import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import java.util.Arrays;
import java.util.Locale;

/** What a seller pays for: so many calls a minute, of whatever kind. */
enum Plan {
    INICIAL(50), PEQUENO(100), MEDIO(250);

    static final String SETTING = "plan";

    private static final double SECONDS = 60;

    private final int callsPerMinute;

    Plan(int callsPerMinute) {
        this.callsPerMinute = callsPerMinute;
    }

    static Plan of(String choice) {
        return valueOf(choice.toUpperCase(Locale.ROOT));
    }

    /** The smallest, which is what everybody has to begin with, until one is chosen. */
    static Plan of(Account account) {
        String choice = account.setting(SETTING);
        return choice.isEmpty() ? INICIAL : of(choice);
    }

    static String[] choices() {
        return Arrays.stream(values()).map(plan -> plan.name().toLowerCase(Locale.ROOT)).toArray(String[]::new);
    }

    Limit limit() {
        return new Limit("calls", callsPerMinute / SECONDS, callsPerMinute);
    }
}
