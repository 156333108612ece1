package dev.vigia.marketplace.casasbahia;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.Shown;
import dev.vigia.marketplace.casasbahia.CasasBahiaApi.Estoque;
import dev.vigia.marketplace.casasbahia.CasasBahiaApi.OfferChange;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The fourth version: one offer per call, answered at once in an envelope that says whether it was valid. */
class OfferStock implements SingleStock {

    /** Its numbers are not published: this is our own choice. */
    static final Limit WRITES = new Limit("offers", 4, 4);

    private static final Limit READS = new Limit("products", 4, 4);
    private static final int NO_CONTENT = 204;
    /** One of these is in each product, whatever else its undocumented shape has. */
    private static final List<String> KNOWN = List.of("conteudo", "estoque", "idSkuLojista");

    private final CasasBahiaRequests requests;

    OfferStock(CasasBahiaRequests requests) {
        this.requests = requests;
    }

    @Override
    public Answer publish(Account account, Offer offer) {
        OptionalInt days = product(account, offer).map(stock -> whole(stock, "tempoDePreparacao"))
                .orElse(OptionalInt.empty());
        Reply reply = requests.send(account, WRITES, (api, headers) -> api.changeOffer(headers,
                new OfferChange(offer.sku(), new Estoque(offer.quantity(), Preparation.days(days, account)))));
        return new Answer(offer, Outcome.caught(() -> settled(account, offer, reply)),
                Preparation.toRemember(days, offer));
    }

    /**
     * What is known about the stock of a product; empty when it is not in the catalogue, or not yet.
     *
     * @throws ConnectorException when it could not be asked, so that nothing is overwritten by a guess
     */
    private Optional<JsonNode> product(Account account, Offer offer) {
        Reply reply = requests.send(account, READS, (api, headers) -> api.product(headers,
                offer.encodedSku()));
        if (reply.status() == 404 || reply.status() == NO_CONTENT) {
            return Optional.empty();
        }
        JsonNode envelope = reply.read(JsonNode.class);
        boolean known = envelope.path("valido").isBoolean() || KNOWN.stream().anyMatch(name -> envelope.findValue(
                name) != null);
        if (!envelope.isObject() || !known) {
            throw reply.unreadable();
        }
        boolean valid = !envelope.path("valido").isBoolean() || envelope.path("valido").asBoolean();
        // Where the stock stands is not documented: anywhere under its name will do.
        return valid ? Optional.of(Optional.ofNullable(envelope.findValue("estoque"))
                .orElse(MissingNode.getInstance())) : Optional.empty();
    }

    private OptionalInt shownQuantity(Account account, Offer offer) {
        return product(account, offer).map(stock -> whole(stock, "quantidade")).orElse(OptionalInt.empty());
    }

    private static OptionalInt whole(JsonNode stock, String field) {
        JsonNode value = stock.isArray() ? stock.path(0).path(field) : stock.path(field);
        return value.canConvertToInt() && value.isIntegralNumber() && value.asInt() >= 0
                ? OptionalInt.of(value.asInt())
                : OptionalInt.empty();
    }

    private Outcome settled(Account account, Offer offer, Reply reply) {
        if (!reply.isSuccess()) {
            return reply.failure();
        }
        JsonNode valid = Json.tree(reply.body()).path("valido");
        if (valid.isBoolean()) {
            return valid.asBoolean() ? Outcome.applied() : invalid(reply);
        }
        return reply.status() == NO_CONTENT ? Outcome.applied() : verified(account, offer, reply);
    }

    private static Outcome invalid(Reply reply) {
        return Outcome.rejected(Cause.REFUSED, CasasBahiaRequests.message(reply.body()));
    }

    /** A success that says nothing is believed when the quantity shows, or when the product shows none at all. */
    private Outcome verified(Account account, Offer offer, Reply reply) {
        boolean silent = reply.body().isBlank();
        OptionalInt shown = shownQuantity(account, offer);
        boolean right = shown.isPresent() ? shown.getAsInt() == offer.quantity() : silent;
        return right ? Outcome.applied()
                : reply.unreadable().outcome();
    }

    @Override
    public Shown shown(Account account, Offer offer) {
        JsonNode stock = product(account, offer).orElseThrow(() -> new ConnectorException(
                Outcome.rejected(Cause.NOT_FOUND)));
        return Shown.of(offer, whole(stock, "quantidade"), Outcome.rejected(Cause.REFUSED));
    }

    @Override
    public Outcome probe(Account account) {
        Reply reply = requests.send(account, READS, (api, headers) -> api.products(headers, 1, 1));
        if (reply.status() == NO_CONTENT) {
            return Outcome.applied();
        }
        JsonNode valid = reply.readTree(list -> Json.isListOfObjects(list) || list.path("valido").isBoolean()
                || list.has("conteudo")).path("valido");
        return valid.isBoolean() && !valid.asBoolean() ? invalid(reply) : Outcome.applied();
    }
}
