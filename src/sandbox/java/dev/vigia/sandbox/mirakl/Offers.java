package dev.vigia.sandbox.mirakl;

import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Rate;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import java.util.List;
import java.util.Map;

/** OF21: a shop's offers. Meant for a page that a person looks at, so only by SKU here. */
final class Offers {

    private static final Rate RATE = new Rate("OF21", 1, 10);
    private static final int PAGE = 100;

    private final MiraklAuth auth;
    private final Shops shops;

    Offers(MiraklAuth auth, Shops shops) {
        this.auth = auth;
        this.shops = shops;
    }

    void serve(Routes routes) {
        routes.get("/api/offers", this::find);
    }

    private void find(Call call) {
        String shop = auth.enter(call.allowing("sku", "max", "offset", "shop_id"), RATE);
        int most = call.query("max", 10, 1, PAGE);
        int offset = call.query("offset", 0, 0, Integer.MAX_VALUE);
        String sku = call.query("sku").orElseThrow(() -> RefusedCall.malformed(400, "invalid",
                "The sandbox needs sku"));
        List<Map<String, Object>> found = shops.find(shop, sku).map(ShopOffer::answer).stream().toList();
        call.answer(200, Map.of("offers", found.stream().skip(offset).limit(most).toList(), "total_count",
                found.size()));
    }
}
