package dev.vigia.marketplace.dafiti;

import dev.vigia.marketplace.MarketplaceMessage;

/** Finds in the body of an error what Dafiti wants to say. */
class DafitiErrors {

    private DafitiErrors() {
    }

    static String message(String body) {
        return MarketplaceMessage.in(body).fields("error", "error_description", "message", "detail", "caused_by")
                .text();
    }
}
