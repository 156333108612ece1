package dev.vigia.intake;

import static dev.vigia.testing.request.Requests.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.imports.ImportDesk;
import dev.vigia.testing.Feed;
import dev.vigia.testing.People;
import dev.vigia.testing.RawHttp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** A file says what there was, at the latest, when it began to come, however long it takes to come and to be read. */
@QuarkusTest
class FileArrivalTest {

    private static final String BETWEEN = "between-parts";

    private final Feed feed = new Feed().selling(1);
    private final ImportDesk desk = new ImportDesk(feed.shop);

    @Test
    void what_is_counted_while_it_is_sent_stays() throws IOException {
        RequestSpecification person = People.stranger("olga", "operator,retailer:" + feed.shop.code);
        Response opened = given().spec(person).get("/sample");
        person.cookies(opened.cookies());
        byte[] body = body(Jsoup.parse(opened.asString()).select("input[name=csrf-token]").first().val());
        String path;
        try (Socket slow = RawHttp.connect()) {
            slow.getOutputStream().write(("POST /intake/imports HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + RawHttp.cookies(person) + "\r\nContent-Type: multipart/form-data; boundary=" + BETWEEN
                    + "\r\nContent-Length: " + body.length + "\r\nExpect: 100-continue\r\n\r\n").getBytes(UTF_8));
            // The server has read the head once it asks for the rest.
            assertThat(new String(slow.getInputStream().readNBytes(12), UTF_8)).isEqualTo("HTTP/1.1 100");
            soldOut();
            slow.getOutputStream().write(body);
            String answer = new String(slow.getInputStream().readAllBytes(), UTF_8);
            assertThat(answer).contains(" 303 ");
            path = answer.replaceFirst("(?is).*\\nlocation: (?:https?://[^/]+)?(\\S+).*", "$1");
        }
        desk.waitForPreview(path);
        desk.applied(path);
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|0");
    }

    @Test
    void what_is_counted_while_somebody_looks_at_it_stays() {
        String path = desk.compared("sku;stock\nTAZA-00000;7\n", Map.of());
        soldOut();
        desk.applied(path);
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|0");
    }

    private void soldOut() {
        assertThat(feed.send(new ArrayList<>(List.of(new StockItem(0, Feed.sku(0), "main", 0, 0, false, Optional
                .empty())))).accepted()).isOne();
    }

    private static byte[] body(String token) {
        return ("--" + BETWEEN + "\r\nContent-Disposition: form-data; name=\"csrf-token\"\r\n\r\n" + token + "\r\n--"
                + BETWEEN + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"conteo.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\nsku;stock\nTAZA-00000;7\n\r\n--" + BETWEEN + "--\r\n").getBytes(UTF_8);
    }
}
