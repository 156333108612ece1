package dev.vigia.marketplace.magalu;

import dev.vigia.marketplace.MarketplaceMessage;

/** Finds in the body of an error what Magalu wants to say; its API, its gateway and its sign-in say it differently. */
class MagaluErrors {

    private MagaluErrors() {
    }

    static String message(String body) {
        return MarketplaceMessage.in(body).fields("slug", "message").each("details", "field", "message")
                .fields("errorCode", "developerMessage", "userMessage", "error", "error_description").text();
    }
}
