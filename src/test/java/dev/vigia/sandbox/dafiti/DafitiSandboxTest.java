package dev.vigia.sandbox.dafiti;

import static dev.vigia.testing.Patiently.await;
import static dev.vigia.testing.marketplace.Cast.json;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.vigia.testing.marketplace.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DafitiSandboxTest {

    private static final Cast CAST = new Cast("dafiti");
    private static final String STOCK = CAST.base() + "/v2/stock/product";

    private final String seller = CAST.newSeller();

    @AfterEach
    void nothing_is_broken_any_more() {
        CAST.heal();
    }

    private ValidatableResponse token(String client, String secret) {
        return given().auth().preemptive().basic(client, secret).contentType("application/x-www-form-urlencoded")
                .formParam("grant_type", "client_credentials").post(CAST.base() + "/oauth/client-credentials").then();
    }

    private RequestSpecification bearer(RequestSpecification call) {
        return call.header("Authorization", "Bearer " + token("app-" + seller, "sandbox").statusCode(200).extract()
                .path("access_token"));
    }

    private int number(String sku) {
        return CAST.buyerSees(seller, sku).getInt("ads[0].id");
    }

    private static String item(int id, int quantity) {
        return "{\"productId\":" + id + ",\"quantity\":" + quantity + "}";
    }

    private ValidatableResponse put(String body) {
        return bearer(json()).body(body).put(STOCK).then();
    }

    @Test
    void an_application_buys_tokens_with_its_secret() {
        token("app-" + seller, "sandbox").statusCode(200).body("expires_in", equalTo(3600));
        token("app-" + seller, "wrong").statusCode(401).body("error", equalTo("invalid_client"));
        given().header("Authorization", "Bearer x").get(STOCK + "/1").then().statusCode(401);
        given().get(STOCK + "/1").then().statusCode(401);
    }

    @Test
    void products_are_found_by_the_sellers_sku() {
        CAST.put(seller, "{\"sku\":\"ca/fé 1\",\"quantity\":5},{\"sku\":\"b\",\"quantity\":6}");

        bearer(given()).queryParam("sellerSkus[]", "ca/fé 1", "b", "nobody").queryParam("limit", 100)
                .queryParam("offset", 0).get(CAST.base() + "/v2/product/seller-skus").then().statusCode(200)
                .body("sellerSku", contains("ca/fé 1", "b")).body("[0].id", equalTo(number("ca/fé 1")));
        bearer(given()).queryParam("sellerSkus[]", "b").get(CAST.base() + "/v2/product/seller-skus").then()
                .statusCode(400);
    }

    @Test
    void a_list_of_quantities_answers_with_what_was_left_out() {
        CAST.put(seller, "{\"sku\":\"a\",\"quantity\":5},{\"sku\":\"theirs\",\"quantity\":6,\"kind\":\"fulfillment\"}");

        put("[" + item(number("a"), 0) + "," + item(number("theirs"), 1) + "," + item(1, 2) + "]").statusCode(200)
                .body("productId", contains(number("theirs"), 1));
        assertThat(CAST.quantity(seller, "a")).isZero();
        assertThat(CAST.quantity(seller, "theirs")).isEqualTo(6);
        put("[" + item(number("a"), 7) + "]").body("", hasSize(0));
        bearer(given()).get(STOCK + "/" + number("a")).then().statusCode(200).body("quantity", equalTo(7))
                .body("available", equalTo(6));
        bearer(given()).get(STOCK + "/1").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{", "{}", "[]", "[{\"productId\":1}]", "[{\"productId\":1,\"quantity\":-1}]",
            "[{\"productId\":1,\"quantity\":1,\"price\":2}]", "[{\"productId\":\"1\",\"quantity\":1}]", "[null]" })
    void a_list_of_another_shape_is_refused(String body) {
        put(body).statusCode(400).body("message", notNullValue());
    }

    @Test
    void more_than_a_hundred_at_once_are_refused_and_too_many_calls_limited() {
        put(IntStream.range(0, 101).mapToObj(id -> item(id, 1)).collect(Collectors.joining(",", "[", "]")))
                .statusCode(400);
        RequestSpecification caller = bearer(given());
        assertThat(IntStream.range(0, 3_000).map(call -> caller.get(STOCK + "/1").statusCode())
                .anyMatch(status -> status == 429)).as("limited within calls without a pause").isTrue();
    }

    private Map<String, String> query(String action) {
        Map<String, String> query = new TreeMap<>(Map.of("Action", action, "Format", "JSON", "Timestamp",
                OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS).toString(), "UserID",
                seller + "@sandbox.example", "Version", "1.0"));
        return query;
    }

    private RequestSpecification signed(Map<String, String> query) {
        String text = query.entrySet().stream().map(parameter -> parameter.getKey() + "="
                + parameter.getValue().replace("%", "%25").replace(":", "%3A").replace("@", "%40").replace("\"", "%22")
                        .replace("[", "%5B").replace("]", "%5D"))
                .collect(Collectors.joining("&"));
        return given().queryParams(query).queryParam("Signature", hmac(text));
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(("key-" + seller).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private ValidatableResponse tell(String xml) {
        return signed(query("ProductStockUpdate")).contentType("application/xml").body(xml).post(CAST.base() + "/")
                .then().statusCode(200);
    }

    private static String product(String sku, String quantity) {
        return "<Product><SellerSku>" + sku + "</SellerSku><Quantity>" + quantity + "</Quantity></Product>";
    }

    @Test
    void a_feed_is_worked_off_later_and_names_each_product_that_failed() {
        CAST.put(seller, "{\"sku\":\"a\",\"quantity\":5},{\"sku\":\"theirs\",\"quantity\":6,\"kind\":\"fulfillment\"}");
        String feed = tell("<Request>" + product("a", "0") + product("theirs", "1") + product("nobody", "1")
                + "</Request>").extract().path("SuccessResponse.Head.RequestId");
        Map<String, String> question = query("FeedStatus");
        question.put("FeedID", feed);

        await().until(() -> signed(question).get(CAST.base() + "/").then().statusCode(200).extract()
                .path("SuccessResponse.Body.FeedDetail.Status").equals("Finished"));
        signed(question).get(CAST.base() + "/").then()
                .body("SuccessResponse.Body.FeedDetail.FailedRecords", equalTo("2"))
                .body("SuccessResponse.Body.FeedDetail.FeedErrors.Error.SellerSku", contains("theirs", "nobody"));
        assertThat(CAST.quantity(seller, "a")).isZero();
        assertThat(CAST.quantity(seller, "theirs")).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5  | <Request>
            5  | <Products/>
            5  | <Request><Product><Quantity>1</Quantity></Product></Request>
            5  | <Request><Product><SellerSku>a</SellerSku><Quantity>1</Quantity><Price>2</Price></Product></Request>
            5  | <!DOCTYPE x [<!ENTITY e SYSTEM "file:/etc/hostname">]><Request>&e;</Request>
            30 | <Request></Request>
            """)
    void a_body_of_another_shape_is_an_error_within_a_200(String code, String xml) {
        tell(xml).body("ErrorResponse.Head.ErrorCode", equalTo(code));
    }

    @Test
    void a_query_that_is_not_right_is_an_error_within_a_200() {
        Map<String, String> query = query("GetProducts");
        query.put("SkuSellerList", "[\"a\"]");
        signed(query).get(CAST.base() + "/").then().statusCode(200)
                .body("SuccessResponse.Body.Products", equalTo(""));

        given().queryParams(query).queryParam("Signature", "0000").get(CAST.base() + "/").then().statusCode(200)
                .body("ErrorResponse.Head.ErrorCode", equalTo("7"));
        given().queryParams(query).get(CAST.base() + "/").then().body("ErrorResponse.Head.ErrorCode", equalTo("1"));
        isWrong(query, "Timestamp", "2026-01-02T03:04:05+00:00".replace("+00:00", "Z"), "3");
        isWrong(query, "Timestamp", "yesterday", "4");
        isWrong(query, "Version", "2.0", "2");
        isWrong(query, "Format", "XML", "5");
        isWrong(query, "UserID", "somebody", "9");
        isWrong(query, "Action", "Dance", "8");
        isWrong(query("FeedStatus"), "FeedID", "none", "12");
    }

    private void isWrong(Map<String, String> right, String name, String value, String code) {
        Map<String, String> query = new TreeMap<>(right);
        query.put(name, value);
        signed(query).get(CAST.base() + "/").then().statusCode(200)
                .header("Date", notNullValue()).body("ErrorResponse.Head.ErrorCode", equalTo(code));
    }

    @Test
    void what_to_type_into_the_form_is_told() {
        given().queryParam("seller", seller).get(CAST.base() + "/_account").then().statusCode(200)
                .body("client-id", equalTo("app-" + seller)).body("access-key", equalTo("key-" + seller));
    }
}
