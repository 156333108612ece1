package dev.vigia.marketplace.mirakl;

import dev.vigia.http.UrlEncoding;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Shown;
import dev.vigia.marketplace.mirakl.MiraklApi.Offers;
import dev.vigia.marketplace.mirakl.MiraklApi.ShopOffer;
import java.util.List;
import java.util.Optional;

/** What a shop's offers show, one SKU at a time (OF21). */
class ShopOffers {

    /** Mirakl names no number, only "not for polling", so what is read back is read slowly. */
    private static final Limit OFFERS = new Limit("offers", 1, 10);
    private static final int OFFERS_PER_SKU = 10;

    private final MiraklRequests requests;

    ShopOffers(MiraklRequests requests) {
        this.requests = requests;
    }

    List<Shown> shown(Account account, List<Offer> offers) {
        return Shown.each(offers, offer -> shown(account, offer));
    }

    private Shown shown(Account account, Offer offer) {
        Optional<ShopOffer> found = read(account, offer.sku(), OFFERS_PER_SKU).offers().stream()
                .filter(one -> one.shopSku().equals(offer.sku())).findFirst();
        return found.isPresent() ? Shown.of(offer, quantity(found.get()))
                : Shown.unread(offer, Outcome.rejected(Cause.NOT_FOUND));
    }

    private static int quantity(ShopOffer offer) {
        return offer.quantity().orElseThrow(() -> ConnectorException.unreadable(""));
    }

    Offers read(Account account, String sku, int most) {
        return requests.send(account, OFFERS, (api, access) -> api.offers(access.key(),
                UrlEncoding.encoded(sku), most, access.shop()))
                .read(Offers.class);
    }
}
