package dev.vigia.marketplace.tenth;

import dev.vigia.http.Clients;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.Requests;
import dev.vigia.marketplace.Setting;
import dev.vigia.marketplace.Shown;
import dev.vigia.marketplace.SingleCallConnector;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.inject.Singleton;
import java.util.List;

/** The smallest connector there can be: one call per quantity, answered at once. Only where it is configured, so that not every test meets it. */
@Singleton
@IfBuildProperty(name = "vigia.marketplace.tenth.countries", stringValue = "BR")
class Tenth implements SingleCallConnector {

    private final Requests<TenthApi, String> requests;

    Tenth(Clients clients) {
        requests = new Requests<>(clients, TenthApi.class, account -> account.setting("key"));
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
    public Limit limit(Account account) {
        return new Limit("calls", 50, 50);
    }

    @Override
    public Answer publish(Account account, Offer offer) {
        Reply reply = requests.send(account, limit(account),
                (api, key) -> api.change(key, offer.encodedSku(), Integer.toString(offer.quantity())));
        return Answer.of(offer, reply.isSuccess() ? Outcome.applied() : reply.failure());
    }

    @Override
    public Shown shown(Account account, Offer offer) {
        return Shown.of(offer, show(account, offer.encodedSku()));
    }

    @Override
    public Outcome probe(Account account) {
        return Outcome.reached(() -> show(account, "any"));
    }

    private int show(Account account, String sku) {
        return requests.send(account, limit(account), (api, key) -> api.show(key, sku)).read(Integer.class);
    }
}
