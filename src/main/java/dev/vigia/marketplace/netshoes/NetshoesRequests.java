package dev.vigia.marketplace.netshoes;

import dev.vigia.http.Clients;
import dev.vigia.marketplace.MarketplaceMessage;
import dev.vigia.marketplace.Requests;
import dev.vigia.marketplace.netshoes.NetshoesApi.NetshoesHeaders;

/** Speaks to Netshoes. */
class NetshoesRequests extends Requests<NetshoesApi, NetshoesHeaders> {

    NetshoesRequests(Clients clients) {
        super(clients, NetshoesApi.class, NetshoesHeaders::new, NetshoesRequests::message);
    }

    /** What Netshoes wants to say in the body of an error, in the shape of its first version or in any other. */
    private static String message(String body) {
        return MarketplaceMessage.in(body).fields("type", "error", "code", "description", "message")
                .each("notifications").each("errors").textOrBody();
    }
}
