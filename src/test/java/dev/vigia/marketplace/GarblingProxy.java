package dev.vigia.marketplace;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Stands before a marketplace, hands everything on, and answers 200 with another body where it was told to. */
public class GarblingProxy implements AutoCloseable {

    private static final Set<String> NOT_HANDED_ON = Set.of("host", "connection", "content-length", "upgrade",
            "http2-settings", "transfer-encoding", "accept-encoding");

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;
    private final String behind;
    private volatile Optional<Garbled> garbled = Optional.empty();
    private final AtomicInteger struck = new AtomicInteger();

    /** @param behind the authority of the marketplace itself */
    public GarblingProxy(String behind) throws IOException {
        this.behind = behind;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    private record Garbled(String method, Pattern uri, String body) {
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** @param uri a regular expression found in path and query */
    public void garble(String method, String uri, String body) {
        struck.set(0);
        garbled = Optional.of(new Garbled(method, Pattern.compile(uri), body));
    }

    public void handOn() {
        garbled = Optional.empty();
    }

    /** How often it has answered instead of the marketplace since it was told to. */
    public int struck() {
        return struck.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] asked = exchange.getRequestBody().readAllBytes();
            String uri = exchange.getRequestURI().toString();
            Optional<Garbled> instead = garbled.filter(one -> one.method.equals(exchange.getRequestMethod())
                    && one.uri.matcher(uri).find());
            if (instead.isPresent()) {
                struck.incrementAndGet();
                answer(exchange, 200, instead.get().body.getBytes(UTF_8), Map.of());
                return;
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + behind + uri))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(asked));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!NOT_HANDED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            // Where it names an address of its own, it is to be this one.
            byte[] body = response.headers().firstValue("content-type").filter(type -> type.contains("json"))
                    .isPresent()
                            ? new String(response.body(), UTF_8).replace(behind, url().getAuthority()).getBytes(UTF_8)
                            : response.body();
            answer(exchange, response.statusCode(), body, response.headers().map());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body, Map<String, List<String>> headers)
            throws IOException {
        headers.forEach((name, values) -> {
            if (!NOT_HANDED_ON.contains(name)) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
        });
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
