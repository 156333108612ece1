package dev.vigia.marketplace;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vigia.http.Clients;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.testing.OwnThread;
import dev.vigia.testing.marketplace.HostileServer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that cost more than they may end as a retry, whatever the client makes of them. */
@QuarkusTest
class HostileAnswersTest {

    @Inject
    Clients clients;

    private HostileServer server;

    @Path("/")
    interface Anything {

        @GET
        RestResponse<String> get();
    }

    private Outcome.Retry outcomeOf(HostileServer.Answer answer) throws IOException {
        server = new HostileServer(answer);
        return outcomeOf(server);
    }

    private Outcome.Retry outcomeOf(HostileServer hostile) {
        ConnectorException failure = catchThrowableOfType(ConnectorException.class,
                () -> Reply.to(() -> clients.at(hostile.url(), Anything.class).get()));
        assertThat(failure).as("instead of an answer").isNotNull();
        assertThat(failure.outcome()).isInstanceOf(Outcome.Retry.class);
        return (Outcome.Retry) failure.outcome();
    }

    @AfterEach
    void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void a_body_without_end_is_hung_up_on() throws Exception {
        assertThat(outcomeOf(HostileServer.endless()).message()).as("the marketplace said nothing").isEmpty();
        assertThat(server.isHungUpOn()).isTrue();
        assertThat(server.written()).isLessThan(64L * 1024 * 1024);
    }

    /** Side by side: each is waited for as long as an answer may take. */
    @Test
    void a_body_that_dribbles_and_heads_that_announce_without_end_did_not_come_in_time() throws Exception {
        try (HostileServer dribbling = new HostileServer(HostileServer.dribbling("200 OK"));
                HostileServer announcing = new HostileServer(HostileServer.announcing("103 Early Hints"))) {
            CompletableFuture<Outcome.Retry> beside = OwnThread.call(() -> outcomeOf(announcing));
            assertThat(outcomeOf(dribbling).cause()).as("the body").contains(Cause.TIMEOUT);
            assertThat(beside.get().cause()).as("the heads").contains(Cause.TIMEOUT);
            assertThat(dribbling.isHungUpOn()).as("the body").isTrue();
            assertThat(announcing.isHungUpOn()).as("the heads").isTrue();
        }
    }

    @Test
    void a_head_that_announces_an_answer_does_not_keep_it_from_coming() throws Exception {
        server = new HostileServer(out -> out.write(("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}").getBytes(US_ASCII)));

        assertThat(Reply.to(() -> clients.at(server.url(), Anything.class).get()).body())
                .isEqualTo("{}");
    }

    @Test
    void chunks_that_make_no_sense_are_tried_again() throws Exception {
        outcomeOf(out -> out.write(("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "7\r\n{\"id\":\"\r\nno-size\r\nX1\"}\r\n").getBytes(US_ASCII)));
    }

    @Test
    void a_body_that_breaks_off_is_tried_again() throws Exception {
        outcomeOf(out -> out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\"".getBytes(US_ASCII)));
    }

    @Test
    void a_hundred_thousand_headers_are_tried_again() throws Exception {
        outcomeOf(out -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(US_ASCII));
            for (int i = 0; i < 100_000; i++) {
                out.write(("X-" + i + ": 1\r\n").getBytes(US_ASCII));
            }
        });
    }
}
