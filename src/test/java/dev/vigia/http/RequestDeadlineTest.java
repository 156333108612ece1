package dev.vigia.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Reply;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a process had in its hands when it stood still does not leave when it goes on. */
@QuarkusTest
class RequestDeadlineTest {

    private static final int REQUESTS = 40;
    private static final int NONE = 0;

    @Inject
    Clients clients;

    private final List<List<String>> headersSeen = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @Path("/stock")
    interface Stock {

        @PUT
        RestResponse<String> put(String quantity);
    }

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), REQUESTS);
        server.createContext("/stock", exchange -> {
            List<String> headers = exchange.getRequestHeaders().keySet().stream().map(String::toLowerCase).toList();
            exchange.getRequestBody().readAllBytes();
            headersSeen.add(headers);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private Reply put() {
        return put(RequestDeadline.usual());
    }

    private Reply put(RequestDeadline latest) {
        return Reply.to(latest, () -> clients.at(address(), Stock.class).put("24"));
    }

    private URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** As after a pause on the way. */
    private Reply putTooLate() {
        return put(new RequestDeadline(System.nanoTime() - 1));
    }

    @Test
    void a_request_that_leaves_at_once_arrives_without_a_trace_of_its_deadline() {
        RequestDeadline latest = new RequestDeadline(System.nanoTime() + Duration.ofMinutes(1).toNanos());
        assertThat(put(latest).status()).isEqualTo(204);
        assertThat(headersSeen).singleElement().satisfies(headers -> assertThat(headers)
                .contains("content-length").noneMatch(name -> name.contains("deadline")));
    }

    @Test
    void a_request_that_was_held_up_never_leaves_on_an_open_connection_or_a_new_one() {
        for (int connection = 0; connection < 2; connection++) {
            ConnectorException failure = catchThrowableOfType(ConnectorException.class, this::putTooLate);
            assertThat(failure).as("instead of an answer").isNotNull();
            assertThat(failure.outcome()).isInstanceOf(Outcome.Retry.class);
            assertThat(headersSeen).hasSize(connection);
            assertThat(put().status()).isEqualTo(204);
        }
    }

    @Test
    void a_request_that_nobody_gave_a_deadline_never_leaves() {
        Stock unguarded = clients.at(address(), Stock.class);
        assertThatThrownBy(() -> unguarded.put("24")).isInstanceOf(IllegalStateException.class);
        assertThat(headersSeen).isEmpty();
    }

    @Test
    void requests_at_the_same_moment_keep_their_own_deadlines() throws Exception {
        List<Callable<Integer>> requests = IntStream.range(0, REQUESTS).<Callable<Integer>>mapToObj(
                number -> number % 2 == 0 ? () -> put().status() : this::statusOfTooLate).toList();
        ExecutorService threads = Executors.newFixedThreadPool(REQUESTS);
        try {
            List<Future<Integer>> statuses = threads.invokeAll(requests);
            for (int number = 0; number < REQUESTS; number++) {
                assertThat(statuses.get(number).get()).as("request %d", number).isEqualTo(number % 2 == 0 ? 204 : NONE);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(headersSeen).hasSize(REQUESTS / 2);
    }

    private int statusOfTooLate() {
        try {
            return putTooLate().status();
        } catch (ConnectorException held) {
            return NONE;
        }
    }

    @Test
    void the_next_request_of_the_thread_is_not_held_up_with_it() {
        catchThrowableOfType(ConnectorException.class, this::putTooLate);
        assertThat(put().status()).isEqualTo(204);
        assertThat(put().status()).isEqualTo(204);
    }
}
