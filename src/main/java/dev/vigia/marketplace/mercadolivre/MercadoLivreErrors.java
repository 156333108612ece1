package dev.vigia.marketplace.mercadolivre;

import dev.vigia.marketplace.MarketplaceMessage;

/** Finds in the body of an error what Mercado Livre wants to say. */
class MercadoLivreErrors {

    private MercadoLivreErrors() {
    }

    static String message(String body) {
        return MarketplaceMessage.in(body).fields("error", "message").each("cause", "code", "message").text();
    }
}
