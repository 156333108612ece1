package dev.vigia.web.request;

import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.People;
import dev.vigia.testing.RawHttp;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RequestTagsTest {

    private static final int MANY = 120;

    @Test
    void made_up_addresses_and_methods_take_no_room_from_real_ones() throws IOException {
        for (int number = 0; number < MANY; number++) {
            given().get("/api/v1/made-up-" + number).then().statusCode(401);
            given().redirects().follow(false).get("/made-up-" + number).then().statusCode(302);
            People.session("ana").get("/made-up-" + number).then().statusCode(404);
            RawHttp.say("MADEUP" + number + " /stock HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        }
        People.session("ana").get("/updates").then().statusCode(200);

        String metrics = People.api("prometheus").get("/q/metrics").then().statusCode(200).extract().asString();

        assertThat(metrics).doesNotContain("made-up").doesNotContain("MADEUP").contains("uri=\"REFUSED\"",
                "method=\"OTHER\"", "uri=\"/updates\"");
    }
}
