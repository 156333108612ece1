package dev.vigia.integration.connect;

import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.RawHttp;
import dev.vigia.testing.Shop;
import dev.vigia.testing.marketplace.Cast;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More tests of a connection at once than there are threads that answer people, and a marketplace that takes its time. */
@QuarkusTest
class ManyProbesTest {

    private static final int MANY = 230;
    private static final int INTEGRATIONS = 12;

    @TestHTTPResource("/")
    URI portal;

    private final Desk desk = new Desk();
    private final HttpClient browsers = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void heal() {
        given().delete("/sandbox/amazon/_faults").then().statusCode(204);
    }

    private long connected(int number) {
        Map<String, String> typed = new HashMap<>(Map.of("name", "Amazon " + number, "minimumStock", "3"));
        Map<String, String> account = new Cast("amazon").account(Long.toString(desk.shop.retailerId * 100 + number));
        account.forEach((name, value) -> typed.put("setting-" + name, value));
        assertThat(desk.fillIn("admin", "/integrations/new?marketplace=amazon", typed).statusCode()).isEqualTo(303);
        return Shop.number("select max(id) from integration where retailer_id = " + desk.shop.retailerId);
    }

    private HttpRequest probe(long id, Response opened) {
        String cookies = RawHttp.cookies(desk.as("operator").cookies(opened.cookies()));
        String token = Desk.read(opened).select("[name=csrf-token]").val();
        return HttpRequest.newBuilder(portal.resolve("/integrations/" + id + "/probe"))
                .header("Cookie", cookies.substring("Cookie: ".length()))
                .header("Content-Type", "application/x-www-form-urlencoded").header("Accept-Language", "es")
                .POST(BodyPublishers.ofString("csrf-token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
                .build();
    }

    @Test
    void a_slow_marketplace_keeps_nobody_from_the_pages_and_all_recovers() {
        List<Long> ids = new ArrayList<>();
        for (int number = 0; number < INTEGRATIONS; number++) {
            ids.add(connected(number));
        }
        given().contentType("application/json")
                .body("{\"rules\":[{\"match\":\"/auth\",\"kind\":\"delay\",\"delayMillis\":5000}]}")
                .put("/sandbox/amazon/_faults").then().statusCode(204);
        Response opened = desk.as("operator").get(Desk.edit(ids.get(0)));

        List<CompletableFuture<HttpResponse<String>>> probes = new ArrayList<>();
        for (int number = 0; number < MANY; number++) {
            probes.add(browsers.sendAsync(probe(ids.get(number % INTEGRATIONS), opened), BodyHandlers.ofString()));
        }

        desk.as("viewer").get("/integrations").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
        Map<Integer, List<HttpResponse<String>>> answers = probes.stream().map(CompletableFuture::join)
                .collect(Collectors.groupingBy(HttpResponse::statusCode));
        assertThat(answers.keySet()).containsExactlyInAnyOrder(200, 429);
        assertThat(answers.get(429)).allMatch(answer -> answer.body().contains("Hay muchas pruebas a la vez"));
        heal();
        assertThat(browsers.sendAsync(probe(ids.get(0), opened), BodyHandlers.ofString()).join().body())
                .contains("La conexión funciona");
    }
}
