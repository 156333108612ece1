package dev.vigia.sandbox.nuvemshop;

import dev.vigia.sandbox.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tells whoever wants to know that a product has changed: its number and no quantity, signed with the application's secret. */
final class NuvemshopNotices {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(LONGEST).build();

    /** @param event such as {@code product/updated} */
    void changed(NuvemshopStore store, String event, Collection<Long> products) {
        if (store.hook().isEmpty() || store.is(NuvemshopSwitch.NOTICE_LOST)) {
            return;
        }
        List<Long> told = new ArrayList<>();
        int number = 0;
        for (long product : products) {
            number++;
            if (!store.is(NuvemshopSwitch.NOTICE_HALF_LOST) || number % 2 == 0) {
                told.addAll(Collections.nCopies(store.is(NuvemshopSwitch.NOTICE_DOUBLED) ? 2 : 1, product));
            }
        }
        if (store.is(NuvemshopSwitch.NOTICE_REVERSED)) {
            Collections.reverse(told);
        }
        told.forEach(product -> send(store, event, product));
    }

    private void send(NuvemshopStore store, String event, long product) {
        Map<String, Object> notice = new LinkedHashMap<>();
        notice.put("store_id", Long.parseLong(store.id));
        notice.put("event", event);
        notice.put("id", product);
        byte[] body = Json.write(notice);
        String secret = store.is(NuvemshopSwitch.NOTICE_FORGED) ? "another" : NuvemshopStores.secret(store.id);
        client.sendAsync(HttpRequest.newBuilder(URI.create(store.hook())).timeout(LONGEST)
                .header("Content-Type", "application/json").header("x-linkedstore-hmac-sha256", signature(secret, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(), HttpResponse.BodyHandlers.discarding());
    }

    private static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(java.nio.charset.StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
