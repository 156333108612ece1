package dev.vigia.source.vtex;

import java.util.Arrays;
import java.util.Locale;

/** By which of its names a SKU of VTEX is known here. */
enum VtexSku {
    ID, REFERENCE;

    static final String SETTING = "our-sku";

    static VtexSku of(String choice) {
        return choice.isEmpty() ? ID : valueOf(choice.toUpperCase(Locale.ROOT));
    }

    static String[] choices() {
        return Arrays.stream(values()).map(sku -> sku.name().toLowerCase(Locale.ROOT)).toArray(String[]::new);
    }
}
