package dev.vigia.sandbox.mercadolivre;

import dev.vigia.sandbox.RefusedCall;
import java.util.Arrays;
import java.util.Locale;

/** The sorts of ads that tests can ask for. */
enum Kind {
    ITEM, VARIATION, USER_PRODUCT, FULFILLMENT, CLOSED, UNDER_REVIEW, PAUSED;

    static Kind of(String name) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(name)).findFirst()
                .orElseThrow(() -> RefusedCall.malformed(400, "unknown_kind", "There is no kind " + name));
    }

    private String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
