package dev.vigia.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A program whose connection broke does not know what arrived, and sends the same again. */
@QuarkusTest
class RepeatedBatchTest {

    private static final int ITEMS = 50;

    private final String name = "REPEATED-" + UUID.randomUUID();
    private long integration;

    @BeforeEach
    void ana_sells_where_the_minimum_is_five() {
        People.api("ana").get("/api/v1/integrations").then().statusCode(200);
        integration = Shop.number("insert into integration (retailer_id, marketplace, name, country, enabled,"
                + " minimum_stock) select id, 'magalu', '" + name
                + "', 'BR', false, 5 from retailer where code = 'mate'"
                + " returning id");
        products().body("accepted", equalTo(ITEMS));
    }

    @Test
    void the_same_batch_twice_changes_nothing_the_second_time() {
        stock(0, "2026-01-02T10:00:00Z").body("accepted", equalTo(ITEMS)).body("unchanged", equalTo(0));
        String before = everythingThatFollows();
        assertThat(before).startsWith(ITEMS + "|");

        stock(0, "2026-01-02T10:00:00Z").body("accepted", equalTo(0)).body("unchanged", equalTo(ITEMS))
                .body("outdated", equalTo(0)).body("rejected", hasSize(0));
        products().body("accepted", equalTo(0)).body("unchanged", equalTo(ITEMS));

        assertThat(everythingThatFollows()).isEqualTo(before);
    }

    @Test
    void a_batch_that_comes_again_after_a_newer_one_is_outdated() {
        stock(0, "2026-01-02T10:00:00Z");
        stock(1, "2026-01-02T11:00:00Z").body("accepted", equalTo(ITEMS));
        String before = everythingThatFollows();

        stock(0, "2026-01-02T10:00:00Z").body("accepted", equalTo(0)).body("unchanged", equalTo(0))
                .body("outdated", equalTo(ITEMS));

        assertThat(everythingThatFollows()).isEqualTo(before);
    }

    /** Lines of the ledger, what should be shown and what is due, each with the newest: a new one would be seen. */
    private String everythingThatFollows() {
        return Shop.row(
                "select (select count(*) || '|' || max(recorded_at) from stock_change join product on product.id ="
                        + " product_id where sku like '" + name
                        + "%'), (select count(*) || '|' || sum(cast(cast(listing.xmin as text) as bigint))"
                        + " from listing where integration_id = " + integration
                        + "), (select count(*) || '|' || sum(cast(cast(condition.xmin as text) as bigint))"
                        + " from listing_condition condition where integration_id = " + integration
                        + "), (select count(*) || '|' || coalesce(max(id),"
                        + " 0) from due where integration_id = " + integration + ")");
    }

    private ValidatableResponse products() {
        return put("products", IntStream.range(0, ITEMS).mapToObj(i -> Map.<String, Object>of("sku", name + "-" + i,
                "name", "Taza", "category", "Casa > Cocina")).toList());
    }

    private ValidatableResponse stock(int more, String observedAt) {
        return put("stock", IntStream.range(0, ITEMS).mapToObj(i -> Map.<String, Object>of("sku", name + "-" + i,
                "onHand", i % 10 + more, "observedAt", observedAt)).toList());
    }

    private static ValidatableResponse put(String what, List<Map<String, Object>> items) {
        return People.api("ana").contentType(ContentType.JSON).body(Map.of("items", items)).put("/api/v1/" + what)
                .then().statusCode(200);
    }
}
