package dev.vigia.sandbox.mirakl;

import static dev.vigia.testing.Patiently.await;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.vigia.testing.marketplace.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MiraklSandboxTest {

    private static final Cast CAST = new Cast("carrefour");
    private static final String IMPORTS = CAST.base() + "/api/offers/stock/imports";
    private static final String HEADER = "\"offer-sku\";\"quantity\"\n";

    private final String shop = CAST.newSeller();

    @AfterEach
    void nothing_is_broken_any_more() {
        CAST.heal();
    }

    private RequestSpecification call() {
        return given().header("Authorization", "key-" + shop);
    }

    private ValidatableResponse send(String file) {
        return call().multiPart("file", "stock.csv", file.getBytes(StandardCharsets.UTF_8), "text/csv").post(IMPORTS)
                .then();
    }

    private String sent(String file) {
        return send(file).statusCode(201).header("Location", notNullValue()).extract().path("import_id");
    }

    private ValidatableResponse status(String id) {
        return call().get(IMPORTS + "/" + id + "/status").then();
    }

    private void awaitStatus(String id, String wanted) {
        await().until(() -> status(id).statusCode(200).extract().path("status").equals(wanted));
    }

    @Test
    void a_file_is_worked_off_later_and_its_report_names_each_line_in_error() {
        CAST.put(shop, "{\"sku\":\"ca/fé 1\",\"quantity\":5},{\"sku\":\"b\",\"quantity\":5}");
        String id = sent(HEADER + "\"ca/fé 1\";\"0\"\n\"nobody\";\"1\"\n\"b\";\"-1\"\n");

        awaitStatus(id, "COMPLETE");
        status(id).body("lines_in_success", equalTo(1)).body("lines_in_error", equalTo(2))
                .body("has_error_report", equalTo(true));
        call().get(IMPORTS + "/" + id + "/error_report").then().statusCode(200)
                .body(containsString("\"3\";\"The offer nobody does not exist\";\"nobody\";\"1\""))
                .body(containsString("\"4\";"));
        assertThat(CAST.quantity(shop, "ca/fé 1")).isZero();
        assertThat(CAST.quantity(shop, "b")).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", HEADER, "offer-sku\nb\n", "offer-sku;quantity;colour\nb;1;red\n", "b;1\n",
            "offer-sku,quantity\nb,1\n", "offer-sku;quantity\n\"b;1\n" })
    void a_file_of_another_shape_fails(String file) {
        CAST.put(shop, "{\"sku\":\"b\",\"quantity\":5}");

        awaitStatus(sent(file), "FAILED");
        assertThat(CAST.quantity(shop, "b")).isEqualTo(5);
    }

    @Test
    void only_a_form_with_one_file_is_taken() {
        byte[] file = (HEADER + "b;1\n").getBytes(StandardCharsets.UTF_8);
        call().multiPart("upload", "stock.csv", file, "text/csv").post(IMPORTS).then().statusCode(400);
        call().multiPart("file", "stock.csv", file, "application/json").post(IMPORTS).then().statusCode(400);
        call().multiPart("file", "stock.csv", file, "text/csv").multiPart("import_mode", "REPLACE").post(IMPORTS)
                .then().statusCode(400);
        call().contentType("text/csv").body(file).post(IMPORTS).then().statusCode(415);
    }

    @ParameterizedTest
    @CsvSource({ "'', 401", "wrong, 401", "Bearer key-9000, 401" })
    void another_key_is_refused(String key, int status) {
        given().header("Authorization", key).get(CAST.base() + "/api/offers?sku=b").then().statusCode(status)
                .body("message", equalTo("Unauthorized"));
    }

    @Test
    void another_shop_is_out_of_reach() {
        String id = sent(HEADER + "b;1\n");
        given().header("Authorization", "key-other").get(IMPORTS + "/" + id + "/status").then().statusCode(404);
        call().get(IMPORTS + "/" + id + "/status?shop_id=other").then().statusCode(403);
        call().get(IMPORTS + "/" + id + "/status?shop_id=" + shop).then().statusCode(200);
        call().get(IMPORTS + "/" + id + "/status?colour=red").then().statusCode(400);
    }

    @Test
    void an_offer_is_found_by_its_sku() {
        CAST.put(shop, "{\"sku\":\"ca/fé 1\",\"quantity\":5},{\"sku\":\"closed\",\"quantity\":5,\"kind\":\"closed\"}");

        call().queryParam("sku", "ca/fé 1").get(CAST.base() + "/api/offers").then().statusCode(200)
                .body("offers[0].shop_sku", equalTo("ca/fé 1")).body("offers[0].quantity", equalTo(5))
                .body("offers[0].active", equalTo(true)).body("total_count", equalTo(1));
        call().queryParam("sku", "nobody").get(CAST.base() + "/api/offers").then().body("total_count", equalTo(0));
        assertThat(CAST.quantity(shop, "closed")).isZero();
    }

    @Test
    void more_files_at_once_than_allowed_are_limited() {
        assertThat(IntStream.range(0, 200).map(file -> send(HEADER + "b;1\n").extract().statusCode())
                .anyMatch(status -> status == 429)).as("limited within calls without a pause").isTrue();
    }

    @Test
    void a_dishonest_file_is_complete_and_changes_nothing() {
        CAST.put(shop, "{\"sku\":\"b\",\"quantity\":5}");
        CAST.fault("{\"match\":\"/api/offers/stock\",\"method\":\"POST\",\"kind\":\"dishonest\",\"times\":1}");
        String id = sent(HEADER + "b;1\n");

        awaitStatus(id, "COMPLETE");
        status(id).body("lines_in_success", equalTo(1));
        assertThat(CAST.quantity(shop, "b")).isEqualTo(5);
    }

    @Test
    void what_to_type_into_the_form_is_told() {
        given().queryParam("seller", shop).get("/sandbox/centauro/_account").then().statusCode(200)
                .body("shop-key", equalTo("key-" + shop)).body("host", equalTo("sandbox.mirakl.net"));
    }
}
