package dev.vigia.marketplace.dafiti;

import dev.vigia.http.Clients;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Connector;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.SendMode;
import dev.vigia.marketplace.Setting;
import dev.vigia.marketplace.Shown;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Dafiti, on SellerCenter: by its newer API, which answers at once, or by the older one with signed calls. */
@Singleton
public class Dafiti implements Connector {

    private static final SendMode UPDATE = new SendMode("update", DafitiQuantities.PRODUCTS_PER_CALL,
            DafitiQuantities.UPDATES);
    private static final SendMode FEED = new SendMode("feed", DafitiFeeds.PRODUCTS_PER_FEED, DafitiFeeds.FEEDS);
    private static final int READ_BACK = 20;
    private static final String ANY_SKU = "vigia";

    private final Products products;
    private final DafitiQuantities quantities;
    private final DafitiFeeds feeds;

    Dafiti(Clients clients, Clock clock) {
        DafitiTokens tokens = new DafitiTokens(clients, clock);
        products = new Products(tokens);
        quantities = new DafitiQuantities(tokens, products);
        feeds = new DafitiFeeds(new SignedCalls(clients, clock));
    }

    @Override
    public String code() {
        return "dafiti";
    }

    @Override
    public List<Setting> settings() {
        Class<DafitiMessages> messages = DafitiMessages.class;
        return List.of(
                Setting.text(DafitiVersion.SETTING, messages, DafitiMessages::api, DafitiMessages::apiHelp)
                        .oneOf(messages, (texts, choice) -> texts.apiName(DafitiVersion.of(choice)),
                                DafitiVersion.OAUTH.choice(), DafitiVersion.SIGNED.choice()),
                Setting.text("client-id", messages, DafitiMessages::clientId, DafitiMessages::clientIdHelp).optional(),
                Setting.text("client-secret", messages, DafitiMessages::clientSecret,
                        DafitiMessages::clientSecretHelp).asSecret().optional(),
                Setting.text("user", messages, DafitiMessages::user, DafitiMessages::userHelp)
                        .matching("[^@\\s]{1,200}@[^@\\s]{1,200}").optional(),
                Setting.text("access-key", messages, DafitiMessages::accessKey, DafitiMessages::accessKeyHelp)
                        .asSecret().optional());
    }

    @Override
    public List<SendMode> sendModes(Account account) {
        return List.of(isSigned(account) ? FEED : UPDATE);
    }

    private static boolean isSigned(Account account) {
        return DafitiVersion.of(account) == DafitiVersion.SIGNED;
    }

    @Override
    public List<Answer> publish(Account account, SendMode mode, List<Offer> offers) {
        return isSigned(account) ? feeds.publish(account, offers) : quantities.publish(account, offers);
    }

    @Override
    public List<Answer> confirm(Account account, String handle, List<Offer> offers) {
        // Only the older API answers later; a seller who has left it since may not be let in there any more.
        return isSigned(account) ? Answer.caught(offers, () -> feeds.confirm(account, handle, offers))
                : Connector.super.confirm(account, handle, offers);
    }

    /** The quantity that was set, not the one that can be sold: orders under way are already taken off that one. */
    @Override
    public List<Shown> readBack(Account account, List<Offer> offers) {
        return Shown.caught(offers, () -> {
            Map<String, Integer> held = isSigned(account)
                    ? feeds.read(account, offers.stream().map(Offer::sku).toList())
                    : held(account, offers);
            return offers.stream().map(offer -> Optional.ofNullable(held.get(offer.sku()))
                    .map(quantity -> Shown.of(offer, quantity))
                    .orElseGet(() -> Shown.unread(offer, DafitiQuantities.missing()))).toList();
        });
    }

    /** Of several products that sell a SKU the one with the most, since a buyer may choose it. */
    private Map<String, Integer> held(Account account, List<Offer> offers) {
        Map<String, Integer> held = new HashMap<>();
        products.find(account, offers.stream().map(Offer::sku).toList()).forEach((sku, ids) -> ids
                .forEach(id -> products.quantity(account, id)
                        .ifPresent(quantity -> held.merge(sku, quantity, Math::max))));
        return held;
    }

    @Override
    public int readBackSize() {
        return READ_BACK;
    }

    /** Any SKU will do: what counts is that Dafiti lets this account ask. */
    @Override
    public Outcome probe(Account account) {
        return Outcome.reached(() -> {
            if (isSigned(account)) {
                feeds.read(account, List.of(ANY_SKU));
            } else {
                products.find(account, List.of(ANY_SKU));
            }
        });
    }
}
