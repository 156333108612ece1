package dev.vigia.chaos.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.vigia.chaos.node.Proxy;
import dev.vigia.chaos.scene.Market;
import dev.vigia.chaos.scene.Scene;
import dev.vigia.chaos.scene.Shop;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every connector against every way in which a marketplace can fail; one fault at a time strikes all of them. */
final class Matrix {

    private static final String KIND = Kind.CONNECTORS.toString();
    private static final String EXPIRED = "token expired";
    /** The connectors read what was answered, whatever it is called: a quantity is taken, and that is right. */
    private static final String MISCALLED = "wrong content type";

    private final Scene scene;
    private final Map<String, Cell> faults = new LinkedHashMap<>();
    private boolean isMoved;

    /** A fault that strikes all marketplaces. */
    private interface Cell {

        void strike() throws IOException;
    }

    Matrix(Scene scene) {
        this.scene = scene;
        faults.put("name does not resolve", () -> moveTo("http", "no-such-name.invalid"));
        faults.put("refused", () -> each(market -> market.proxy.refuse()));
        faults.put("TLS error", () -> moveTo("https", "localhost"));
        faults.put("connect time-out", () -> each(market -> market.proxy.crowd()));
        faults.put("read time-out", () -> each(market -> market.proxy.receive(Proxy.BLACK_HOLE)));
        faults.put("reset", () -> each(market -> market.proxy.receive(Proxy.RESET)));
        faults.put("empty", () -> rule("empty", Map.of()));
        faults.put("malformed chunk", () -> each(market -> market.proxy.receive(Hostile.answer("""
                HTTP/1.1 200 OK\r
                Content-Type: application/json\r
                Transfer-Encoding: chunked\r
                \r
                7\r
                {"id":"\r
                no-size\r
                X1"}\r
                """.getBytes(US_ASCII)))));
        faults.put(MISCALLED, () -> rule("wrong-type", Map.of()));
        faults.put("login page with 200", () -> rule("html", Map.of("status", 200)));
        faults.put("429", () -> rule("limited", Map.of("retryAfter", 1)));
        faults.put("500", () -> rule("status", Map.of("status", 500)));
        faults.put("503", () -> rule("status", Map.of("status", 503, "retryAfter", 1)));
        faults.put(EXPIRED, () -> each(Market::expireTokens));
    }

    /** @param scale below 1 only some of the faults, at random */
    void all(double scale) throws IOException {
        scene.restart(Scene.PATIENT);
        for (String name : scene.some(faults.keySet(), scale)) {
            System.out.println("chaos: " + KIND + ": " + name);
            // Some marketplaces give a key that holds for good: there is no token to expire.
            int struck = name.equals(EXPIRED) ? scene.shop.tokens() : scene.markets.size();
            String noticed = noticed(name);
            faults.get(name).strike();
            int missed = scene.strikeAll(struck, noticed);
            heal();
            scene.judge(KIND, struck, struck - missed);
        }
        scene.restart(Map.of());
    }

    /** Asks at how many marketplaces a fault that strikes now has shown: an attempt fails, or what helps is done. */
    private String noticed(String name) {
        return switch (name) {
            case MISCALLED -> scene.shop.sinceNow(Shop.TAKEN);
            case EXPIRED -> scene.shop.renewedSinceNow();
            default -> scene.shop.sinceNow(Shop.FAILED);
        };
    }

    private void each(Market.Deed blow) throws IOException {
        for (Market market : scene.markets) {
            blow.at(market);
        }
    }

    private void rule(String kind, Map<String, Object> details) throws IOException {
        Map<String, Object> rule = new HashMap<>(details);
        rule.put("match", "");
        rule.put("kind", kind);
        each(market -> market.fault(rule));
    }

    /** The nodes find all marketplaces at another address. */
    private void moveTo(String scheme, String host) {
        Map<String, String> moved = new HashMap<>(Scene.PATIENT);
        for (Market market : scene.markets) {
            URI address = URI.create(market.address());
            moved.put("vigia.marketplace." + market.code + ".url",
                    scheme + "://" + host + ":" + address.getPort() + address.getPath());
        }
        scene.restart(moved);
        isMoved = true;
    }

    private void heal() throws IOException {
        for (Market market : scene.markets) {
            market.heal();
            market.proxy.receive(Proxy.PASS);
            market.proxy.open();
        }
        if (isMoved) {
            scene.restart(Scene.PATIENT);
            isMoved = false;
        }
    }
}
