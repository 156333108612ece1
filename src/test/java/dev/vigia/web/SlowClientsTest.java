package dev.vigia.web;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.People;
import dev.vigia.RawHttp;
import dev.vigia.RawHttp.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Who says half of what it wants and then nothing more. */
@QuarkusTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SlowClientsTest {

    private static final String HOST = "Host: localhost\r\n";

    @Test
    void half_a_head_is_not_waited_for() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int socket = 0; socket < 50; socket++) {
            sockets.add(RawHttp.connect());
            sockets.get(socket).getOutputStream().write(("GET /stock HTTP/1.1\r\n" + HOST).getBytes(ISO_8859_1));
        }
        for (Socket socket : sockets) {
            try (socket) {
                assertThat(socket.getInputStream().read()).as("the end of the connection").isEqualTo(-1);
            }
        }
    }

    @Test
    void half_a_batch_is_told_that_it_came_too_slowly() throws IOException {
        Answer answer = RawHttp.say("PUT /api/v1/stock HTTP/1.1\r\n" + HOST + "Authorization: Bearer "
                + People.token("ana") + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n"
                + "Connection: close\r\n\r\n{\"items\":");

        assertThat(answer.status()).isEqualTo(408);
        assertThat(answer.text()).contains("application/problem+json", "\"status\":408");
    }

    @Test
    void half_a_form_is_told_so_too() throws IOException {
        RequestSpecification ana = People.session("ana");
        Response page = ana.get("/sample");

        Answer answer = RawHttp.say("POST /preferences HTTP/1.1\r\n" + HOST
                + RawHttp.cookies(People.session("ana").cookies(page.cookies()))
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n"
                + "Connection: close\r\n\r\nlanguage=es&");

        assertThat(answer.status()).isEqualTo(408);
        assertThat(answer.text()).contains("demasiado en llegar");
    }

    @Test
    void a_request_that_is_being_answered_is_waited_for() throws IOException {
        given().contentType("application/json")
                .body("{\"rules\":[{\"match\":\"/slow\",\"kind\":\"status\",\"status\":202,\"delayMillis\":12000}]}")
                .put("/sandbox/amazon/_faults").then().statusCode(204);
        try {
            assertThat(RawHttp.get("/sandbox/amazon/slow").status()).isEqualTo(202);
        } finally {
            given().delete("/sandbox/amazon/_faults").then().statusCode(204);
        }
    }
}
