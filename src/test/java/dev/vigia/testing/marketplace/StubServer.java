package dev.vigia.testing.marketplace;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server that notes each request as it came over the wire and answers by the beginning of its path. */
public class StubServer implements AutoCloseable {

    public final List<Request> requests = new CopyOnWriteArrayList<>();

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    public StubServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    /** @param uri path and query, not decoded */
    public record Request(String method, String uri, Map<String, List<String>> headers, String body) {

        public String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    private record Answer(int status, String body, Map<String, String> headers) {
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    public StubServer answers(String beginning, int status, String body) {
        return answers(beginning, status, body, Map.of());
    }

    public StubServer answers(String beginning, int status, String body, Map<String, String> headers) {
        answers.put(beginning, new Answer(status, body, headers));
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String uri = exchange.getRequestURI().toString();
            requests.add(new Request(exchange.getRequestMethod(), uri, Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            Answer answer = answers.entrySet().stream().filter(known -> uri.startsWith(known.getKey()))
                    .max(Map.Entry.comparingByKey((one, other) -> one.length() - other.length()))
                    .map(Map.Entry::getValue).orElse(new Answer(404, "{}", Map.of()));
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    public Request last() {
        return requests.get(requests.size() - 1);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
