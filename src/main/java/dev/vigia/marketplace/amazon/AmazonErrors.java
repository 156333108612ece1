package dev.vigia.marketplace.amazon;

import dev.vigia.marketplace.MarketplaceMessage;

/** Finds in the body of an error what Amazon wants to say. */
class AmazonErrors {

    private AmazonErrors() {
    }

    /** The sign-in answers in the form of OAuth. */
    static String message(String body) {
        return MarketplaceMessage.in(body).each("errors", "code", "message", "details")
                .fields("error", "error_description").text();
    }
}
