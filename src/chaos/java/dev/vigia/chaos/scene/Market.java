package dev.vigia.chaos.scene;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.chaos.node.Http;
import dev.vigia.chaos.node.Proxy;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One marketplace of the sandbox, the proxy in front of it, and what it was told in which order. */
public final class Market {

    public final String code;
    public final double rateFactor;
    private final String seller;
    public final Proxy proxy;
    private final String sandbox;
    private final Truth truth;
    /** How far each product has come, in places among what was said of it. */
    private final Map<String, Integer> told = new HashMap<>();
    private final Map<String, Integer> shows = new HashMap<>();
    private long lastCall;
    private long quantities;
    private final List<String> stale = new ArrayList<>();
    /** Since when a product shows something older, while that is to be mended in some time. */
    private final Map<String, Instant> back = new HashMap<>();
    private Duration mended = Duration.ZERO;

    /** Something that is done to a marketplace. */
    public interface Deed {

        void at(Market market) throws IOException;
    }

    /** @param seller one of its own for each scene: refresh tokens serve once */
    Market(String code, double rateFactor, URI sandbox, String seller, Truth truth) throws IOException {
        this.truth = truth;
        this.code = code;
        this.rateFactor = rateFactor;
        this.seller = seller;
        this.sandbox = sandbox.toString();
        proxy = new Proxy(sandbox.getPort());
    }

    /** Where the application finds it. */
    public String address() {
        return "http://localhost:" + proxy.port() + URI.create(sandbox).getPath();
    }

    void stock() {
        Http.put(sandbox + "/_listings", Map.of("seller", seller, "items",
                truth.skus().stream().map(sku -> Map.of("sku", sku, "quantity", Truth.UNSAID)).toList()));
        Http.delete(sandbox + "/_calls");
    }

    /** What the seller types to connect its account. */
    Map<String, String> account() {
        Map<String, String> account = new HashMap<>();
        Http.get(sandbox + "/_account?seller=" + seller).fields()
                .forEachRemaining(field -> account.put(field.getKey(), field.getValue().asText()));
        return account;
    }

    /** What a buyer would see now of each SKU. */
    Map<String, Integer> shown() {
        Map<String, Integer> shown = new HashMap<>();
        Http.get(sandbox + "/_listings?limit=1000&seller=" + seller).get("items")
                .forEach(item -> shown.put(item.get("sku").asText(), item.get("quantity").asInt()));
        return shown;
    }

    /** Each call fails, or most, in one of the sandbox's own ways; the first rule that strikes counts. */
    @SafeVarargs
    public final void fault(Map<String, Object>... rules) {
        Http.put(sandbox + "/_faults", Map.of("rules", List.of(rules)));
    }

    public void heal() {
        Http.delete(sandbox + "/_faults");
    }

    /** Calls that were made and are worked off later. */
    public int lateCalls() {
        return Http.get(sandbox + "/_late").get("waiting").asInt();
    }

    /** How many calls were worked off late. */
    public int workedOffLate() {
        return Http.get(sandbox + "/_late").get("done").asInt();
    }

    /** From now on it may show something older, which is to be mended in this time; none at all: it may not. */
    public synchronized void mendedWithin(Duration time) {
        mended = time;
    }

    public void expireTokens() {
        Http.delete(sandbox + "/_tokens");
    }

    /** Looks at what it was told since the last look, and at what it shows: both may only go forward. */
    synchronized void watch() {
        for (JsonNode call : Http.get(sandbox + "/_calls?since=" + lastCall).get("calls")) {
            lastCall = call.get("number").asLong();
            if (call.has("sku") && call.get("status").asInt() / 100 == 2) {
                quantities++;
                notice("told", told, call.get("sku").asText(), call.get("quantity").asInt());
            }
        }
        shown().forEach(this::look);
    }

    private void look(String sku, int quantity) {
        int before = shows.getOrDefault(sku, 0);
        if (mended.isZero() || truth.place(sku, quantity, before) >= 0) {
            back.remove(sku);
            notice("shows", shows, sku, quantity);
        } else if (Instant.now().isAfter(back.computeIfAbsent(sku, since -> Instant.now()).plus(mended))) {
            stale.add("%s shows %d of %s for longer than %s".formatted(code, quantity, sku, mended));
            back.remove(sku);
        }
    }

    /** How many quantities it has taken so far. */
    public synchronized long quantities() {
        watch();
        return quantities;
    }

    /** How many calls it has refused so far because they came too fast. */
    public long tooFast() {
        return Http.get(sandbox + "/_calls?since=" + lastCall).get("totals").get("limited").asLong();
    }

    private void notice(String how, Map<String, Integer> places, String sku, int quantity) {
        int before = places.getOrDefault(sku, 0);
        int place = truth.place(sku, quantity, before);
        if (place < 0) {
            stale.add("%s %s %d of %s after what was said later".formatted(code, how, quantity, sku));
            place = truth.place(sku, quantity, 0);
        } else if (!mended.isZero()) {
            // What comes late may look like what was said last and never taken.
            place = Math.max(before, Math.min(place, truth.sure(sku)));
        }
        places.put(sku, Math.max(0, place));
    }

    /** Older quantities that came after newer ones since the last question. */
    synchronized List<String> takeStale() {
        List<String> taken = List.copyOf(stale);
        stale.clear();
        return taken;
    }

    @Override
    public String toString() {
        return code;
    }
}
