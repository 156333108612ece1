package dev.vigia.export;

import static dev.vigia.testing.Patiently.await;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.OwnThread;
import dev.vigia.testing.RawHttp;
import dev.vigia.testing.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file is whole or does not look so, and nobody keeps a place for good. */
@QuarkusTest
class DownloadsTest {

    private static final String FILE = "/exports/played/file?how=";
    private static final String END = "\r\n0\r\n\r\n";

    private Shelf shelf;

    @BeforeEach
    void a_shop() {
        shelf = new Shelf();
    }

    @Test
    void what_fails_halfway_does_not_look_whole() throws IOException {
        RawHttp.Answer whole = RawHttp.get(FILE + "well", RawHttp.cookies(shelf.request("es")));
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.text()).endsWith(END);
        RawHttp.Answer half = RawHttp.get(FILE + "fail", RawHttp.cookies(shelf.request("es")));
        assertThat(half.text()).contains("xxxx");
        assertThat(half.text()).doesNotEndWith(END);
    }

    @Test
    void what_fails_before_its_first_row_is_told_as_any_failure() {
        Response failed = shelf.request("es").get(FILE + "fail-at-once");
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.asString()).contains("id=\"failure\"");
    }

    @Test
    void who_finds_no_place_is_told_so_and_keeps_the_choice() throws Exception {
        PlayedList.latch = new CountDownLatch(1);
        List<CompletableFuture<Response>> under = new ArrayList<>();
        try {
            for (int nth = 0; nth < 2; nth++) {
                under.add(OwnThread.call(() -> shelf.request("es").get(FILE + "wait")));
            }
            await().until(() -> PlayedList.WAITING.get() == 2);
            Response busy = shelf.request("es").get(FILE + "well&column=row&type=xlsx");
            assertThat(busy.statusCode()).isEqualTo(429);
            assertThat(busy.header("Retry-After")).isNotEmpty();
            assertThat(Jsoup.parse(busy.asString()).select(".notice").text()).isEqualTo("Ahora se preparan otros"
                    + " archivos y no queda lugar. Espera medio minuto y descarga otra vez.");
            assertThat(Jsoup.parse(busy.asString()).select("input[name=type][value=xlsx][checked]")).hasSize(1);
            Shelf other = new Shelf();
            assertThat(other.request("es").get(FILE + "well").statusCode()).as("another shop").isEqualTo(200);
        } finally {
            PlayedList.latch.countDown();
        }
        for (CompletableFuture<Response> one : under) {
            assertThat(one.get().statusCode()).isEqualTo(200);
        }
        await().until(() -> shelf.request("es").get(FILE + "well").statusCode() == 200);
    }

    @Test
    void who_asks_for_the_head_alone_takes_no_place() {
        for (int nth = 0; nth < 10; nth++) {
            shelf.request("es").head(FILE + "well");
        }
        assertThat(shelf.request("es").get(FILE + "well").statusCode()).isEqualTo(200);
    }

    @Test
    void who_reads_no_further_keeps_no_place_for_good() throws IOException {
        String request = "GET " + FILE + "endless HTTP/1.1\r\nHost: localhost:" + RestAssured.port + "\r\n" + RawHttp
                .cookies(shelf.request("es")) + "\r\n\r\n";
        try (Socket first = RawHttp.connect(); Socket second = RawHttp.connect()) {
            for (Socket socket : List.of(first, second)) {
                socket.getOutputStream().write(request.getBytes(ISO_8859_1));
                assertThat(socket.getInputStream().read()).isEqualTo('H');
            }
            assertThat(shelf.request("es").get(FILE + "well").statusCode()).isEqualTo(429);
            await().until(() -> shelf.request("es").get(FILE + "well").statusCode() == 200);
        }
    }
}
