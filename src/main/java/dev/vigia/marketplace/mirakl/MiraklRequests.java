package dev.vigia.marketplace.mirakl;

import dev.vigia.http.Clients;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.MarketplaceMessage;
import dev.vigia.marketplace.Requests;
import dev.vigia.marketplace.mirakl.MiraklRequests.ShopAccess;
import java.util.Map;

/** Speaks to a marketplace on Mirakl's software. */
class MiraklRequests extends Requests<MiraklApi, ShopAccess> {

    static final String KEY = "shop-key";
    static final String SHOP = "shop-id";

    MiraklRequests(Clients clients) {
        super(clients, MiraklApi.class, ShopAccess::of, MiraklRequests::message);
    }

    /**
     * What each call carries.
     *
     * @param key  bare, without a scheme before it
     * @param shop which of the user's is meant; only asked for when there are several
     */
    record ShopAccess(String key, Map<String, String> shop) {

        static ShopAccess of(Account account) {
            String id = account.setting(SHOP);
            return new ShopAccess(account.setting(KEY), id.isEmpty() ? Map.of() : Map.of("shop_id", id));
        }

        /** Without the key. */
        @Override
        public String toString() {
            return "ShopAccess[" + shop + "]";
        }
    }

    /** What Mirakl wants to say in the body of an error; its shape is not documented. */
    private static String message(String body) {
        return MarketplaceMessage.in(body).fields("message").each("errors", "field", "message").text();
    }
}
