package dev.vigia.marketplace.netshoes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.http.Clients;
import dev.vigia.http.UrlEncoding;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Connector;
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
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/** Netshoes: one quantity per call, answered at once, as many calls a minute as the seller's plan allows. */
@Singleton
public class Netshoes implements Connector {

    /** One call for each; at the rate of the smallest plan this takes some seconds. */
    private static final int READ_BACK = 5;

    private final Function<URI, NetshoesApi> apis;

    @Inject
    Netshoes(Clients clients) {
        this(address -> clients.at(address, NetshoesApi.class));
    }

    Netshoes(Function<URI, NetshoesApi> apis) {
        this.apis = apis;
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
        return List.of(new SendMode("single", 1, Plan.of(account).limit()));
    }

    @Override
    public List<Answer> publish(Account account, SendMode mode, List<Offer> offers) {
        return Answer.each(offers, offer -> Answer.of(offer, publish(account, offer)));
    }

    private Outcome publish(Account account, Offer offer) {
        String sku = UrlEncoding.encoded(offer.sku());
        Quantity quantity = new Quantity(offer.quantity());
        Reply reply = send(account, (api, client, token) -> api.change(client, token, sku, quantity));
        if (reply.status() == 409) {
            // Nobody else is at work here: this version of the API, or this product, takes no quantity.
            return Outcome.rejected(Cause.REFUSED, reply.failure(NetshoesErrors::message).message());
        }
        // A product that never had a stock is given its first; one that does not exist is refused again.
        Reply last = reply.status() != 404 ? reply
                : send(account, (api, client, token) -> api.begin(client, token, sku, quantity));
        return last.written(NetshoesErrors::message,
                () -> stored(account, offer, last).equals(OptionalInt.of(offer.quantity())));
    }

    /** A request that still wants its two headers. */
    private interface Request {

        RestResponse<String> send(NetshoesApi api, String client, String token);
    }

    private Reply send(Account account, Request request) {
        NetshoesApi api = apis.apply(account.url());
        return account.send(Plan.of(account).limit(), () -> request.send(api, account.setting("client-id"), account
                .setting("access-token")));
    }

    /** As the answer tells it, or as it shows. */
    private OptionalInt stored(Account account, Offer offer, Reply reply) {
        return Json.tree(reply.body()).path("available").isInt() ? Json.read(reply.body(), Stock.class).available()
                : stock(account, offer).available();
    }

    private Stock stock(Account account, Offer offer) {
        return send(account, (api, client, token) -> api.stock(client, token, UrlEncoding.encoded(offer.sku())))
                .read(Stock.class, NetshoesErrors::message);
    }

    @Override
    public List<Shown> readBack(Account account, List<Offer> offers) {
        return Shown.each(offers, offer -> shown(offer, stock(account, offer)));
    }

    private static Shown shown(Offer offer, Stock stock) {
        return stock.available().isPresent()
                ? Shown.of(offer, stock.available().getAsInt(), stock.reserved().orElse(0))
                : Shown.unread(offer, Outcome.retry(Cause.UNREADABLE, Duration.ofSeconds(2)));
    }

    @Override
    public int readBackSize() {
        return READ_BACK;
    }

    @Override
    public Outcome probe(Account account) {
        return Outcome.reached(() -> {
            Reply reply = send(account, (api, client, token) -> api.products(client, token, 0, 1));
            JsonNode list = reply.readTree(NetshoesErrors::message);
            // How the list is called is not documented.
            if (!Json.holdsListOfObjects(list) || list.has("errors")) {
                throw reply.unreadable();
            }
        });
    }
}
