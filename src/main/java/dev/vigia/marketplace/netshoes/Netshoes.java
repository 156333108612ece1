package dev.vigia.marketplace.netshoes;

import dev.vigia.http.Clients;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.Setting;
import dev.vigia.marketplace.Shown;
import dev.vigia.marketplace.SingleCallConnector;
import dev.vigia.marketplace.netshoes.NetshoesApi.SkuStock;
import dev.vigia.marketplace.netshoes.NetshoesApi.StockQuantity;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.OptionalInt;

/** Netshoes: one quantity per call, answered at once, as many calls a minute as the seller's plan allows. */
@Singleton
public class Netshoes implements SingleCallConnector {

    private final NetshoesRequests requests;

    Netshoes(Clients clients) {
        requests = new NetshoesRequests(clients);
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
    public Limit limit(Account account) {
        return Plan.of(account).limit();
    }

    @Override
    public Answer publish(Account account, Offer offer) {
        String sku = offer.encodedSku();
        StockQuantity quantity = new StockQuantity(offer.quantity());
        Reply reply = requests.send(account, limit(account), (api, headers) -> api.change(headers, sku, quantity));
        if (reply.status() == 409) {
            // Nobody else is at work here: this version of the API, or this product, takes no quantity.
            return Answer.of(offer, Outcome.rejected(Cause.REFUSED, reply.failure().message()));
        }
        // A product that never had a stock is given its first; one that does not exist is refused again.
        Reply last = reply.status() != 404 ? reply
                : requests.send(account, limit(account), (api, headers) -> api.begin(headers, sku, quantity));
        return Answer.of(offer, last.written(offer, () -> stored(account, offer, last)));
    }

    /** As the answer tells it, or as it shows. */
    private OptionalInt stored(Account account, Offer offer, Reply reply) {
        boolean told = Json.tree(reply.body()).path("available").isInt();
        return OptionalInt.of((told ? reply.read(SkuStock.class) : stock(account, offer)).available());
    }

    private SkuStock stock(Account account, Offer offer) {
        return requests.send(account, limit(account), (api, headers) -> api.stock(headers, offer.encodedSku()))
                .read(SkuStock.class);
    }

    @Override
    public Shown shown(Account account, Offer offer) {
        SkuStock stock = stock(account, offer);
        return Shown.of(offer, stock.available(), stock.reserved().orElse(0));
    }

    /** One call for each; at the rate of the smallest plan this takes some seconds. */
    @Override
    public int readBackSize() {
        return 5;
    }

    /** How the list is called is not documented. */
    @Override
    public Outcome probe(Account account) {
        return Outcome.reached(() -> requests
                .send(account, limit(account), (api, headers) -> api.products(headers, 0, 1))
                .readTree(list -> Json.holdsListOfObjects(list) && !list.has("errors")));
    }
}
