package dev.vigia.integration;

import java.util.Locale;

/** Countries by the name people call them. */
public final class Countries {

    private Countries() {
    }

    public static String name(String code, Locale locale) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(locale);
    }
}
