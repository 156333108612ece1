package dev.vigia.marketplace.tenth;

import dev.vigia.http.Clients;
import dev.vigia.http.UrlEncoding;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Connector;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.SendMode;
import dev.vigia.marketplace.Setting;
import dev.vigia.marketplace.Shown;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;

/** The smallest connector there can be: one call per quantity, answered at once. An alternative, so that only its own test meets it. */
@Singleton
@Alternative
class Tenth implements Connector {

    private static final SendMode SINGLE = new SendMode("single", 1, new Limit("calls", 50, 50));

    private final Clients clients;

    Tenth(Clients clients) {
        this.clients = clients;
    }

    @Override
    public String code() {
        return "tenth";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.text("key", TenthMessages.class, TenthMessages::key, TenthMessages::keyHelp).asSecret());
    }

    @Override
    public List<SendMode> sendModes(Account account) {
        return List.of(SINGLE);
    }

    @Override
    public List<Answer> publish(Account account, SendMode mode, List<Offer> offers) {
        return Answer.each(offers, offer -> {
            Reply reply = account.send(mode.limit(), () -> api(account).change(account.setting("key"), UrlEncoding
                    .encoded(offer.sku()), Integer.toString(offer.quantity())));
            return Answer.of(offer, reply.isSuccess() ? Outcome.applied() : reply.failure());
        });
    }

    @Override
    public List<Shown> readBack(Account account, List<Offer> offers) {
        return Shown.each(offers, offer -> Shown.of(offer, Integer.parseInt(show(account, offer.sku()).body())));
    }

    @Override
    public Outcome probe(Account account) {
        return Outcome.caught(() -> show(account, "any").isSuccess()
                ? Outcome.applied()
                : Outcome.rejected(Outcome.Cause.CREDENTIALS, "refused"));
    }

    private TenthApi api(Account account) {
        return clients.at(account.url(), TenthApi.class);
    }

    private Reply show(Account account, String sku) {
        return account.send(SINGLE.limit(), () -> api(account).show(account.setting("key"), UrlEncoding.encoded(sku)));
    }
}
