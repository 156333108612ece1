package dev.vigia.marketplace.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vigia.marketplace.Outcome;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Answers that cost more than they may end as a retry, whatever the client makes of them. */
@QuarkusTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HostileAnswersTest {

    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    @Inject
    Clients clients;

    private final AtomicLong written = new AtomicLong();
    private ServerSocket server;

    @Path("/")
    interface Anything {

        @GET
        RestResponse<String> get();
    }

    private interface Answer {

        void write(OutputStream out) throws IOException;
    }

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private void answers(Answer answer) {
        Thread thread = new Thread(() -> {
            try (Socket client = server.accept()) {
                client.getInputStream().read(new byte[4096]);
                answer.write(new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        write(new byte[] { (byte) b }, 0, 1);
                    }

                    @Override
                    public void write(byte[] bytes, int from, int length) throws IOException {
                        client.getOutputStream().write(bytes, from, length);
                        written.addAndGet(length);
                    }
                });
            } catch (IOException hungUp) {
                // As it should.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private Outcome outcome() {
        URI address = URI.create("http://localhost:" + server.getLocalPort());
        Failure failure = catchThrowableOfType(Failure.class,
                () -> Reply.to(() -> clients.at(address, Anything.class).get()));
        assertThat(failure).as("instead of an answer").isNotNull();
        return failure.outcome();
    }

    @Test
    void a_body_without_end_is_hung_up_on() {
        byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(US_ASCII);
        answers(out -> {
            out.write(CHUNKED.getBytes(US_ASCII));
            // Without a bound this would be a gigabyte.
            for (int i = 0; i < 16_384; i++) {
                out.write(chunk);
            }
        });
        assertThat(outcome()).isInstanceOf(Outcome.Retry.class);
        assertThat(written.get()).isLessThan(64L * 1024 * 1024);
    }

    @Test
    void chunks_that_make_no_sense_are_tried_again() {
        answers(out -> out.write((CHUNKED + "7\r\n{\"id\":\"\r\nno-size\r\nX1\"}\r\n").getBytes(US_ASCII)));
        assertThat(outcome()).isInstanceOf(Outcome.Retry.class);
    }

    @Test
    void a_body_that_breaks_off_is_tried_again() {
        answers(out -> out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\"".getBytes(US_ASCII)));
        assertThat(outcome()).isInstanceOf(Outcome.Retry.class);
    }

    @Test
    void a_hundred_thousand_headers_are_tried_again() {
        answers(out -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(US_ASCII));
            for (int i = 0; i < 100_000; i++) {
                out.write(("X-" + i + ": 1\r\n").getBytes(US_ASCII));
            }
        });
        assertThat(outcome()).isInstanceOf(Outcome.Retry.class);
    }
}
