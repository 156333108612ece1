package dev.vigia.marketplace.mirakl;

import dev.vigia.http.Clients;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Connector;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.SendMode;
import dev.vigia.marketplace.Setting;
import dev.vigia.marketplace.Shown;
import java.util.List;
import java.util.function.Function;

/**
 * A marketplace on Mirakl's software: each seller has a key, each marketplace a host of its own. An offer is addressed by
 * the seller's own SKU, so nothing has to be looked up.
 */
abstract class Mirakl implements Connector {

    private static final int LINES_PER_FILE = 10_000;
    private static final SendMode FILE = new SendMode("file", LINES_PER_FILE, MiraklImports.FILES);
    private static final int OFFERS_PER_READ = 5;

    private final ShopOffers shopOffers;
    private final MiraklImports imports;

    Mirakl(Clients clients) {
        MiraklRequests requests = new MiraklRequests(clients);
        shopOffers = new ShopOffers(requests);
        imports = new MiraklImports(requests, shopOffers);
    }

    /** The key under the name that its sellers know. */
    static Setting key(Function<MiraklMessages, String> label, Function<MiraklMessages, String> help) {
        return Setting.text(MiraklRequests.KEY, MiraklMessages.class, label, help).asSecret();
    }

    static Setting host(Function<MiraklMessages, String> help) {
        return Setting.text(Marketplace.HOST, MiraklMessages.class, MiraklMessages::host, help);
    }

    static Setting shopId() {
        return Setting.text(MiraklRequests.SHOP, MiraklMessages.class, MiraklMessages::shopId,
                MiraklMessages::shopIdHelp).optional()
                .matching("[0-9]{1,18}");
    }

    @Override
    public List<SendMode> sendModes(Account account) {
        return List.of(FILE);
    }

    @Override
    public List<Answer> publish(Account account, SendMode mode, List<Offer> offers) {
        return Answer.caught(offers, () -> imports.publish(account, offers));
    }

    @Override
    public List<Answer> confirm(Account account, String handle, List<Offer> offers) {
        return Answer.caught(offers, () -> imports.confirm(account, handle, offers));
    }

    @Override
    public List<Shown> readBack(Account account, List<Offer> offers) {
        return shopOffers.shown(account, offers);
    }

    @Override
    public int readBackSize() {
        return OFFERS_PER_READ;
    }

    /** By looking for any offer: the call made for looking at an account may be made once a day only. */
    @Override
    public Outcome probe(Account account) {
        return Outcome.reached(() -> shopOffers.read(account, "vigia", 1));
    }
}
