package dev.vigia.sandbox.bling;

import dev.vigia.sandbox.Bounded;
import dev.vigia.sandbox.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The webhook of an application: it signs each notification, and is switched off where too many are not taken. */
final class BlingNotices {

    private static final int REMEMBERED = 10_000;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    /** The real one tries for three days. */
    private static final int MOST_FAILURES = 3;

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(LONGEST).build();
    private final Map<String, BlingWebhook> webhooks = Bounded.map(REMEMBERED);

    /** Where a company's changes are told, and what became of that. */
    static final class BlingWebhook {

        private final String address;
        private int failures;
        private int delivered;
        private boolean off;

        private BlingWebhook(String address) {
            this.address = address;
        }

        private synchronized void answered(boolean isTaken) {
            failures = isTaken ? 0 : failures + 1;
            delivered += isTaken ? 1 : 0;
            off |= failures >= MOST_FAILURES;
        }

        private synchronized boolean isOff() {
            return off;
        }

        private synchronized Map<String, Object> shown() {
            return Map.of("address", address, "delivered", delivered, "off", off);
        }
    }

    /** By hand, which also switches it on again. */
    void configure(String company, String address) {
        webhooks.put(company, new BlingWebhook(address));
    }

    Map<String, Object> shown(String company) {
        return webhooks.containsKey(company) ? webhooks.get(company).shown() : Map.of();
    }

    /** @param event such as {@code stock.updated} */
    void changed(BlingShop shop, List<BlingProduct> products, String event) {
        BlingWebhook webhook = webhooks.get(shop.company);
        if (webhook == null || webhook.isOff() || shop.is(BlingSwitch.NOTICE_LOST)) {
            return;
        }
        List<BlingProduct> told = new ArrayList<>(products);
        if (shop.is(BlingSwitch.NOTICE_REVERSED)) {
            Collections.reverse(told);
        }
        for (BlingProduct product : told) {
            byte[] body = Json.write(notice(shop, product, event));
            for (int time = 0; time < (shop.is(BlingSwitch.NOTICE_DOUBLED) ? 2 : 1); time++) {
                send(shop, webhook, body);
            }
        }
    }

    private static Map<String, Object> notice(BlingShop shop, BlingProduct product, String event) {
        Map<String, Object> notice = new LinkedHashMap<>();
        notice.put("eventId", UUID.randomUUID().toString());
        notice.put("date", Instant.now().toString());
        notice.put("version", "v1");
        notice.put("event", event);
        notice.put("companyId", shop.is(BlingSwitch.NOTICE_OF_ANOTHER_COMPANY) ? "another" : shop.company);
        notice.put("data", event.startsWith("product.") ? Map.of("id", product.id(), "codigo", product.code)
                // What it says of the stock may be that of before.
                : Map.of("produto", Map.of("id", product.id()), "saldoFisicoTotal", 0, "saldoVirtualTotal", 0));
        return notice;
    }

    private void send(BlingShop shop, BlingWebhook webhook, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(webhook.address)).timeout(LONGEST).header(
                "Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (!shop.is(BlingSwitch.NOTICE_UNSIGNED)) {
            request.header("X-Bling-Signature-256", "sha256=" + signature(shop.is(BlingSwitch.NOTICE_FORGED) ? "guessed"
                    : BlingShops.secret(BlingShops.client(shop.company)), body));
        }
        client.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding()).whenComplete((answer,
                failure) -> webhook
                        .answered(failure == null && answer.statusCode() / 100 == 2));
    }

    private static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
