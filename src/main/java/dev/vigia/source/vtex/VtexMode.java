package dev.vigia.source.vtex;

import dev.vigia.source.SourceAccount;
import java.util.Arrays;
import java.util.Locale;

/** What counts as the stock of a SKU. */
enum VtexMode {
    /** What lies in each warehouse, and what of it is reserved. */
    WAREHOUSES,
    /** What one trade policy would sell. */
    POLICY;

    static final String SETTING = "mode";

    static VtexMode of(String choice) {
        return choice.isEmpty() ? WAREHOUSES : valueOf(choice.toUpperCase(Locale.ROOT));
    }

    static VtexMode of(SourceAccount account) {
        return of(account.setting(SETTING));
    }

    static String[] choices() {
        return Arrays.stream(values()).map(mode -> mode.name().toLowerCase(Locale.ROOT)).toArray(String[]::new);
    }
}
