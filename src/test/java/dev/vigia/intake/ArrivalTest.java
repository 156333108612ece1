package dev.vigia.intake;

import static dev.vigia.testing.Patiently.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.vigia.testing.Feed;
import dev.vigia.testing.People;
import dev.vigia.testing.RawHttp;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Stock that says no moment of its own was counted, at the latest, when it arrived, whatever it waited for since. */
@QuarkusTest
class ArrivalTest {

    @Inject
    Intake intake;

    private final String sku = "ARRIVES-" + UUID.randomUUID();

    @Test
    void what_the_brake_makes_begin_anew_is_no_newer_than_when_it_came() {
        Feed feed = new Feed();
        feed.shop.integration("amazon", 0);
        feed.selling(100);
        Instant arrived = Instant.now().truncatedTo(ChronoUnit.MICROS);
        List<StockItem> items = feed.items(1, 61, 0);
        items.add(new StockItem(61, Feed.sku(0), "main", 10, 0, false, Optional.empty()));

        assertThat(intake.putStock(feed.shop.retailerId, items, arrived, "feed", new ArrayList<>()).held())
                .as("done again without what is held").isEqualTo(60);

        assertThat(Shop.number("select cast(extract(epoch from observed_at) * 1000000 as bigint) from stock_level join"
                + " product on product.id = product_id where sku = '" + Feed.sku(0) + "' and stock_level.retailer_id = "
                + feed.shop.retailerId)).isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, arrived));
    }

    @Test
    void a_count_that_arrives_slowly_does_not_come_after_one_that_was_quick() throws IOException {
        describe();
        String body = "{\"items\":[{\"sku\":\"" + sku + "\",\"onHand\":10}]}";
        try (Socket slow = RawHttp.connect()) {
            slow.getOutputStream().write(("PUT /api/v1/stock HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Authorization: Bearer " + People.token("ana") + "\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + body.length() + "\r\nExpect: 100-continue\r\n\r\n").getBytes(UTF_8));
            // The server has read the head once it asks for the rest.
            assertThat(new String(slow.getInputStream().readNBytes(12), UTF_8)).isEqualTo("HTTP/1.1 100");
            countedAs(0);
            slow.getOutputStream().write(body.getBytes(UTF_8));
            assertThat(new String(slow.getInputStream().readAllBytes(), UTF_8)).contains("\"outdated\":1");
        }
        assertThat(level()).isZero();
    }

    @Test
    void a_count_that_waits_for_a_lock_does_not_come_after_one_that_did_not() {
        describe();
        countedAs(7);
        ExecutorService program = Executors.newSingleThreadExecutor();
        try {
            CompletableFuture<Integer> first = QuarkusTransaction.requiringNew().call(() -> {
                Shop.rows("select product_id from stock_level where product_id = " + product() + " for update");
                CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> counted(10), program);
                await().until(() -> Shop.number("select count(*) from pg_locks where not granted and locktype ="
                        + " 'transactionid'") > 0);
                // As a call that came later and had the lock would write it.
                Shop.execute("update stock_level set on_hand = 0, observed_at = clock_timestamp() where product_id = "
                        + product());
                return waiting;
            });
            assertThat(first.join()).as("outdated").isOne();
            assertThat(level()).isZero();
        } finally {
            program.shutdown();
        }
    }

    @Test
    void one_that_is_sent_after_an_answer_is_always_newer() {
        describe();
        for (int units = 1; units <= 20; units++) {
            countedAs(units);
            assertThat(level()).isEqualTo(units);
        }
    }

    private void describe() {
        People.api("ana").contentType(ContentType.JSON)
                .body(Map.of("items", List.of(Map.of("sku", sku, "name", "Taza", "category", "Casa"))))
                .put("/api/v1/products").then().statusCode(200).body("accepted", equalTo(1));
    }

    private void countedAs(int units) {
        assertThat(counted(units)).as("outdated").isZero();
    }

    private int counted(int units) {
        return People.api("ana").contentType(ContentType.JSON)
                .body(Map.of("items", List.of(Map.of("sku", sku, "onHand", units)))).put("/api/v1/stock").then()
                .statusCode(200).extract().path("outdated");
    }

    private long product() {
        return Shop.number("select id from product where sku = '" + sku + "'");
    }

    private long level() {
        return Shop.number("select on_hand from stock_level where product_id = " + product());
    }
}
