package dev.vigia.sandbox.vtex;

import dev.vigia.sandbox.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells whoever wants to know that something has changed, in VTEX's way: of all SKUs of a product, and only of few units. */
final class VtexNotices {

    private static final int FEW = 5;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(LONGEST).build();

    /** @param before units before the change */
    void changed(VtexShop shop, VtexUnit unit, int before) {
        boolean isTold = shop.is(VtexSwitch.NOTICE_ALWAYS) || before <= FEW || unit.units() <= FEW;
        if (shop.hook().isEmpty() || !isTold || shop.is(VtexSwitch.NOTICE_LOST)) {
            return;
        }
        List<VtexUnit> told = new ArrayList<>(shop.ofProduct(unit.product()));
        if (shop.is(VtexSwitch.NOTICE_REVERSED)) {
            Collections.reverse(told);
        }
        for (VtexUnit one : told) {
            for (int time = 0; time < (shop.is(VtexSwitch.NOTICE_DOUBLED) ? 2 : 1); time++) {
                send(shop, notice(shop, one, one == unit));
            }
        }
    }

    private static Map<String, Object> notice(VtexShop shop, VtexUnit unit, boolean isChanged) {
        Map<String, Object> notice = new LinkedHashMap<>();
        notice.put(shop.is(VtexSwitch.NOTICE_OTHER_CASING) ? "idSKU" : "IdSku", unit.sku());
        if (!shop.is(VtexSwitch.NOTICE_WITHOUT_PRODUCT)) {
            notice.put("ProductId", unit.product());
        }
        notice.put(shop.is(VtexSwitch.NOTICE_OTHER_CASING) ? "an" : "An", shop.is(VtexSwitch.NOTICE_OTHER_CASING)
                ? shop.account + ".myvtex.com"
                : shop.account);
        notice.put("IdAffiliate", "BWW");
        notice.put("DateModified", Instant.now().toString());
        notice.put("IsActive", unit.isActive());
        notice.put("StockModified", isChanged);
        notice.put("PriceModified", false);
        notice.put("HasStockKeepingUnitModified", false);
        notice.put("HasStockKeepingUnitRemovedFromAffiliate", false);
        return notice;
    }

    private void send(VtexShop shop, Map<String, Object> notice) {
        client.sendAsync(HttpRequest.newBuilder(URI.create(shop.hook())).timeout(LONGEST)
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(
                        notice)))
                .build(), HttpResponse.BodyHandlers.discarding());
    }
}
