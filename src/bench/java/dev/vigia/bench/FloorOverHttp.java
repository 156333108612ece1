package dev.vigia.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vigia.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Single changes on the floor, one per request: a bare server that answers once the change is committed. */
final class FloorOverHttp {

    private static final int CONNECTIONS = 16;
    private static final int SECONDS = 10;

    private FloorOverHttp() {
    }

    /** @return how many changes a second as many callers as those of the application get through */
    static double rate(long retailerId) throws Exception {
        long[] products = Stream.of(TestDatabase.text("select string_agg(product_id::text, ',') from (select product_id"
                + " from stock_level where retailer_id = " + retailerId + " order by product_id limit 20000) some")
                .split(",")).mapToLong(Long::parseLong).toArray();
        ExecutorService threads = Executors.newCachedThreadPool();
        BlockingQueue<Floor> floors = new LinkedBlockingQueue<>();
        try (Floor first = Floor.of(retailerId)) {
            floors.add(first);
            while (floors.size() < CONNECTIONS) {
                floors.add(first.another());
            }
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext("/", exchange -> change(exchange, floors));
            server.start();
            try {
                call(server, products, 2);
                return call(server, products, SECONDS) / (double) SECONDS;
            } finally {
                server.stop(0);
                for (Floor floor : floors) {
                    if (floor != first) {
                        floor.disconnect();
                    }
                }
            }
        } finally {
            threads.shutdown();
        }
    }

    private static void change(HttpExchange exchange, BlockingQueue<Floor> floors) throws IOException {
        String[] said = new String(exchange.getRequestBody().readAllBytes(), UTF_8).split(" ");
        try {
            Floor floor = floors.take();
            try {
                floor.change(List.of(Long.parseLong(said[0])), List.of(Integer.parseInt(said[1])));
            } finally {
                floors.add(floor);
            }
            exchange.sendResponseHeaders(204, -1);
        } catch (InterruptedException | SQLException e) {
            exchange.sendResponseHeaders(500, -1);
        }
        exchange.close();
    }

    /** @return how many were taken in so many seconds */
    private static long call(HttpServer server, long[] products, int seconds) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        ExecutorService callers = Executors.newFixedThreadPool(ZeroTravel.CALLERS);
        Callable<Long> caller = () -> {
            long taken = 0;
            while (System.nanoTime() < end) {
                ThreadLocalRandom random = ThreadLocalRandom.current();
                String body = products[random.nextInt(products.length)] + " " + random.nextInt(97);
                int status = client.send(HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(body)).build(),
                        BodyHandlers.discarding()).statusCode();
                if (status != 204) {
                    throw new IllegalStateException("the floor answers " + status);
                }
                taken++;
            }
            return taken;
        };
        try {
            List<Future<Long>> calls = new ArrayList<>();
            for (int i = 0; i < ZeroTravel.CALLERS; i++) {
                calls.add(callers.submit(caller));
            }
            long taken = 0;
            for (Future<Long> call : calls) {
                taken += call.get();
            }
            return taken;
        } finally {
            callers.shutdown();
        }
    }
}
