package dev.vigia.marketplace.b2w;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.b2w.B2wApi.StoreBatch;
import dev.vigia.marketplace.b2w.B2wApi.StoreChange;
import dev.vigia.marketplace.b2w.B2wApi.StoreSku;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The stock of one warehouse of the seller's own, called a store. A SKU that was never in it is added to it. */
class WarehouseStock {

    static final Limit WRITES = new Limit("store-writes", 9, 9);
    static final Limit ADDITIONS = new Limit("store-additions", 9, 9);
    /**
     * SkyHub takes 500. A batch that it refuses is sent one by one, to learn which SKU it is about, and a zero that
     * comes meanwhile must not wait for long.
     */
    static final int SKUS_PER_BATCH = 50;
    static final String SETTING = "store-code";

    /** What an answer that repeats the stock would have one of. */
    private static final List<String> OF_STOCK = List.of("sku", "skus", "code", "qty");

    /** The warehouse every account has; its stock is that of the product itself. */
    private static final String DEFAULT = "98";

    private final SkyHub skyHub;

    WarehouseStock(SkyHub skyHub) {
        this.skyHub = skyHub;
    }

    static boolean isUsedBy(Account account) {
        String code = account.setting(SETTING);
        return !code.isEmpty() && !code.equals(DEFAULT);
    }

    Outcome publish(Account account, Offer offer) {
        Reply reply = skyHub.send(account, WRITES, (api, headers) -> api.changeInStore(headers,
                account.setting(SETTING), offer.encodedSku(),
                new StoreChange(sku(account, offer, Optional.empty()))));
        return outcome(reply.status() == 404 ? add(account, offer) : reply);
    }

    private Reply add(Account account, Offer offer) {
        return skyHub.send(account, ADDITIONS, (api, headers) -> api.addToStore(headers,
                account.setting(SETTING), new StoreChange(sku(account, offer, Optional.of(offer.sku())))));
    }

    private static StoreSku sku(Account account, Offer offer, Optional<String> code) {
        String days = account.setting("cross-docking");
        return new StoreSku(code, offer.quantity(),
                days.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(days)));
    }

    /** Documented as 200 on one page and as 204 on another; what a body of it would say, on none. */
    private static Outcome outcome(Reply reply) {
        if (!reply.isSuccess()) {
            return reply.failure();
        }
        if (reply.body().isBlank()) {
            return Outcome.applied();
        }
        JsonNode said = reply.readTree();
        boolean failed = said.findValue("error") != null || said.path("errors").size() > 0;
        if (failed) {
            return Outcome.rejected(Cause.REFUSED, SkyHub.message(reply.body()));
        }
        if (!said.isEmpty() && OF_STOCK.stream().noneMatch(field -> said.findValue(field) != null)) {
            throw reply.unreadable();
        }
        return Outcome.applied();
    }

    List<Answer> publish(Account account, List<Offer> offers) {
        List<StoreSku> skus = offers.stream().map(offer -> sku(account, offer, Optional.of(offer.sku()))).toList();
        Reply reply = skyHub.send(account, ADDITIONS, (api, headers) -> api.changeManyInStore(headers, account.setting(
                SETTING), new StoreBatch(skus)));
        Outcome outcome = outcome(reply);
        boolean someSku = outcome.isRejected() && !outcome.refusesCredentials();
        return someSku ? Answer.each(offers, offer -> Answer.of(offer, publish(account, offer)))
                : Answer.all(offers, outcome);
    }

}
