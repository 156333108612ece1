package dev.vigia.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.People;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BodyLimitTest {

    private static final byte[] BLANKS = " ".repeat(1 << 20).getBytes();

    @TestHTTPResource("/api/v1/stock")
    URI stock;

    @Test
    void a_batch_of_five_megabytes_is_refused_by_its_length() throws Exception {
        assertThat(put(BodyPublishers.ofByteArrays(IntStream.range(0, 5).mapToObj(i -> BLANKS).toList()), true))
                .isEqualTo(413);
    }

    @Test
    void a_batch_that_does_not_say_its_length_is_cut_off_where_it_passes_the_limit() throws Exception {
        try {
            assertThat(put(BodyPublishers.ofByteArrays(IntStream.range(0, 40).mapToObj(i -> BLANKS).toList()), false))
                    .isEqualTo(413);
        } catch (IOException closedWhileSending) {
            assertThat(closedWhileSending).hasMessageNotContaining("timed out");
        }
    }

    private int put(BodyPublisher body, boolean length) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(stock)
                .header("Authorization", "Bearer " + People.token("ana")).header("Content-Type", "application/json")
                .PUT(length ? BodyPublishers.fromPublisher(body, 5L << 20) : body).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
