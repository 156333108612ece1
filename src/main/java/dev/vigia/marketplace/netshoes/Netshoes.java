package dev.vigia.marketplace.netshoes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.http.Clients;
import dev.vigia.http.UrlEncoding;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Connector;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.SendMode;
import dev.vigia.marketplace.Setting;
import dev.vigia.marketplace.Shown;
import dev.vigia.marketplace.netshoes.NetshoesApi.Quantity;
import dev.vigia.marketplace.netshoes.NetshoesApi.Stock;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/** Netshoes: one quantity per call, answered at once, as many calls a minute as the seller's plan allows. */
@Singleton
public class Netshoes implements Connector {

    /** One call for each; at the rate of the smallest plan this takes some seconds. */
    private static final int READ_BACK = 5;

    private final NetshoesRequests requests;

    @Inject
    Netshoes(Clients clients) {
        this(address -> clients.at(address, NetshoesApi.class));
    }

    Netshoes(Function<URI, NetshoesApi> apis) {
        requests = new NetshoesRequests(apis);
    }

    @Override
    public String code() {
        return "netshoes";
    }

    @Override
    public List<Setting> settings() {
        Class<NetshoesMessages> messages = NetshoesMessages.class;
        return List.of(
                Setting.text("client-id", messages, NetshoesMessages::clientId, NetshoesMessages::clientIdHelp),
                Setting.text("access-token", messages, NetshoesMessages::accessToken,
                        NetshoesMessages::accessTokenHelp).asSecret(),
                Setting.text(Plan.SETTING, messages, NetshoesMessages::plan, NetshoesMessages::planHelp)
                        .oneOf(messages, (texts, choice) -> texts.planName(Plan.of(choice)), Plan.choices()));
    }

    @Override
    public List<SendMode> sendModes(Account account) {
        return List.of(SendMode.single(Plan.of(account).limit()));
    }

    @Override
    public List<Answer> publish(Account account, SendMode mode, List<Offer> offers) {
        return Answer.each(offers, offer -> Answer.of(offer, publish(account, offer)));
    }

    private Outcome publish(Account account, Offer offer) {
        String sku = UrlEncoding.encoded(offer.sku());
        Quantity quantity = new Quantity(offer.quantity());
        Reply reply = requests.send(account, (api, client, token) -> api.change(client, token, sku, quantity));
        if (reply.status() == 409) {
            // Nobody else is at work here: this version of the API, or this product, takes no quantity.
            return Outcome.rejected(Cause.REFUSED, reply.failure().message());
        }
        // A product that never had a stock is given its first; one that does not exist is refused again.
        Reply last = reply.status() != 404 ? reply
                : requests.send(account, (api, client, token) -> api.begin(client, token, sku, quantity));
        return last.written(() -> stored(account, offer, last).equals(OptionalInt.of(offer.quantity())));
    }

    /** As the answer tells it, or as it shows. */
    private OptionalInt stored(Account account, Offer offer, Reply reply) {
        return Json.tree(reply.body()).path("available").isInt() ? Json.read(reply.body(), Stock.class).available()
                : stock(account, offer).available();
    }

    private Stock stock(Account account, Offer offer) {
        return requests.send(account, (api, client, token) -> api.stock(client, token, UrlEncoding.encoded(offer
                .sku())))
                .read(Stock.class);
    }

    @Override
    public List<Shown> readBack(Account account, List<Offer> offers) {
        return Shown.each(offers, offer -> shown(offer, stock(account, offer)));
    }

    private static Shown shown(Offer offer, Stock stock) {
        return Shown.of(offer, stock.available().orElseThrow(() -> ConnectorException.unreadable("")),
                stock.reserved().orElse(0));
    }

    @Override
    public int readBackSize() {
        return READ_BACK;
    }

    @Override
    public Outcome probe(Account account) {
        return Outcome.reached(() -> {
            Reply reply = requests.send(account, (api, client, token) -> api.products(client, token, 0, 1));
            JsonNode list = reply.readTree();
            // How the list is called is not documented.
            if (!Json.holdsListOfObjects(list) || list.has("errors")) {
                throw reply.unreadable();
            }
        });
    }
}
