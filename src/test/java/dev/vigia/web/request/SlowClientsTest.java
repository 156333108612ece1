package dev.vigia.web.request;

import static dev.vigia.testing.request.Requests.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.OwnThread;
import dev.vigia.testing.People;
import dev.vigia.testing.RawHttp;
import dev.vigia.testing.RawHttp.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who says half of what it wants and then nothing more. */
@QuarkusTest
class SlowClientsTest {

    private static final String HOST = "Host: localhost\r\n";

    // The four wait for their limits side by side.
    private static List<Socket> halfHeads;
    private static CompletableFuture<Answer> halfBatch;
    private static CompletableFuture<Answer> halfForm;
    private static CompletableFuture<Answer> slowAnswer;

    @BeforeEach
    void ask_once() throws IOException {
        if (halfHeads == null) {
            halfHeads = new ArrayList<>();
            for (int socket = 0; socket < 50; socket++) {
                halfHeads.add(RawHttp.connect());
                halfHeads.get(socket).getOutputStream()
                        .write(("GET /stock HTTP/1.1\r\n" + HOST).getBytes(ISO_8859_1));
            }
            given().contentType("application/json").body("{\"rules\":[{\"match\":\"/slow\",\"kind\":\"status\","
                    + "\"status\":202,\"delayMillis\":12000,\"times\":1}]}").put("/sandbox/amazon/_faults").then()
                    .statusCode(204);
            slowAnswer = OwnThread.call(() -> RawHttp.get("/sandbox/amazon/slow"));
            halfBatch = OwnThread.call(() -> RawHttp.say("PUT /api/v1/stock HTTP/1.1\r\n" + HOST
                    + "Authorization: Bearer " + People.token("ana") + "\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 100\r\nConnection: close\r\n\r\n{\"items\":"));
            RequestSpecification ana = People.session("ana");
            String cookies = RawHttp.cookies(People.session("ana").cookies(ana.get("/sample").cookies()));
            halfForm = OwnThread.call(() -> RawHttp.say("POST /preferences HTTP/1.1\r\n" + HOST + cookies
                    + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n"
                    + "Connection: close\r\n\r\nlanguage=es&"));
        }
    }

    @Test
    void half_a_head_is_not_waited_for() throws IOException {
        for (Socket socket : halfHeads) {
            try (socket) {
                assertThat(socket.getInputStream().read()).as("the end of the connection").isEqualTo(-1);
            }
        }
    }

    @Test
    void half_a_batch_is_told_that_it_came_too_slowly() {
        assertThat(halfBatch.join().status()).isEqualTo(408);
        assertThat(halfBatch.join().text()).contains("application/problem+json", "\"status\":408");
    }

    @Test
    void half_a_form_is_told_so_too() {
        assertThat(halfForm.join().status()).isEqualTo(408);
        assertThat(halfForm.join().text()).contains("demasiado en llegar");
    }

    @Test
    void a_request_that_is_being_answered_is_waited_for() {
        assertThat(slowAnswer.join().status()).isEqualTo(202);
        given().delete("/sandbox/amazon/_faults").then().statusCode(204);
    }
}
