package dev.vigia.marketplace.tenth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The tenth marketplace itself: it keeps a quantity per path, for whoever knows the key. */
public class TenthServer implements QuarkusTestResourceLifecycleManager {

    static final String KEY = "open sesame";

    private final Map<String, String> quantities = new ConcurrentHashMap<>();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/stock/", this::answer);
        server.start();
        return Map.of("vigia.marketplace.tenth.url", "http://localhost:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            boolean known = KEY.equals(exchange.getRequestHeaders().getFirst("key"));
            if (known && exchange.getRequestMethod().equals("PUT")) {
                quantities.put(path, new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            }
            byte[] body = quantities.getOrDefault(path, "0").getBytes(UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
