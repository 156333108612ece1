package dev.vigia.marketplace.casasbahia;

import dev.vigia.marketplace.Account;
import java.util.Arrays;
import java.util.Locale;

/** The version of the API that an account uses. */
enum CasasBahiaVersion {
    V4, V2;

    static final String SETTING = "api";

    static CasasBahiaVersion of(String choice) {
        return valueOf(choice.toUpperCase(Locale.ROOT));
    }

    /** The current one until one is chosen. */
    static CasasBahiaVersion of(Account account) {
        String choice = account.setting(SETTING);
        return choice.isEmpty() ? V4 : of(choice);
    }

    static String[] choices() {
        return Arrays.stream(values()).map(version -> version.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }
}
