package dev.vigia.sandbox.amazon;

import static dev.vigia.sandbox.amazon.AmazonShop.BASE;
import static dev.vigia.sandbox.amazon.AmazonShop.BRAZIL;
import static dev.vigia.testing.Patiently.await;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AmazonFeedsTest {

    private static final String FEEDS = BASE + "/feeds/2021-06-30";
    private static final String TYPE = "application/json; charset=UTF-8";

    private AmazonShop shop;

    @BeforeEach
    void a_seller_signs_in() {
        shop = new AmazonShop();
    }

    @Test
    void a_feed_waits_is_processed_and_reports_on_each_message() {
        shop.with("{\"sku\":\"a\",\"quantity\":5},{\"sku\":\"b\",\"quantity\":5}");
        String feed = create(upload(file(message(1, "a", 2), message(2, "b", -1), message(3, "nobody", 1))));

        List<String> seen = new ArrayList<>();
        await().until(() -> {
            seen.add(status(feed));
            return seen.contains("DONE");
        });
        assertThat(seen).isSubsetOf("IN_QUEUE", "IN_PROGRESS", "DONE");
        JsonPath report = new JsonPath(new String(result(feed), StandardCharsets.UTF_8));
        assertThat(report.getInt("summary.messagesProcessed")).isEqualTo(3);
        assertThat(report.getInt("summary.messagesAccepted")).isEqualTo(1);
        assertThat(report.getList("issues.messageId")).containsExactly(2, 3);
        assertThat(shop.quantity("a")).isEqualTo(2);
        assertThat(shop.quantity("b")).isEqualTo(5);
    }

    @Test
    void a_feed_is_in_queue_then_in_progress_then_ends() {
        Instant noon = Instant.parse("2026-01-31T12:00:00Z");
        Feed feed = new Feed("1", "S1", "JSON_LISTINGS_FEED", List.of(BRAZIL), noon);

        assertThat(feed.answer()).containsEntry("processingStatus", "IN_QUEUE");
        feed.start(noon);
        assertThat(feed.answer()).containsEntry("processingStatus", "IN_PROGRESS").doesNotContainKey(
                "resultFeedDocumentId");
        feed.end("DONE", noon, "D1");
        assertThat(feed.answer()).containsEntry("processingStatus", "DONE").containsEntry("resultFeedDocumentId", "D1");
    }

    @Test
    void a_long_report_is_compressed() throws IOException {
        String feed = create(upload(file(IntStream.rangeClosed(1, 50).mapToObj(number -> message(number, "nobody"
                + number, 1))
                .toArray(String[]::new))));
        await().until(() -> status(feed).equals("DONE"));

        assertThat(resultDocument(feed).body("compressionAlgorithm", equalTo("GZIP")).extract().<String>path("url"))
                .isNotNull();
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(result(feed))).readAllBytes();
        assertThat(new JsonPath(new String(plain, StandardCharsets.UTF_8)).getInt("summary.messagesInvalid")).isEqualTo(
                50);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            another seller      | {"header":{"sellerId":"X","version":"2.0"},"messages":[M]}
            another version     | {"header":{"sellerId":"S","version":"1.0"},"messages":[M]}
            no message          | {"header":{"sellerId":"S","version":"2.0"},"messages":[]}
            an id twice         | {"header":{"sellerId":"S","version":"2.0"},"messages":[M,M]}
            an unknown field    | {"header":{"sellerId":"S","version":"2.0"},"messages":[M],"more":1}
            half a file         | {"header":{"sellerId":"S","version":"2.0"},"mess
            """)
    void a_file_that_breaks_the_schema_is_fatal(String defect, String file) {
        shop.with("{\"sku\":\"a\",\"quantity\":5}");
        String feed = create(upload(file.replace("M]", message(1, "a", 1) + "]").replace("M,", message(1, "a", 1) + ",")
                .replace("\"S\"", "\"" + shop.seller + "\"")));

        await(defect).until(() -> status(feed).equals("FATAL"));
        assertThat(shop.quantity("a")).isEqualTo(5);
    }

    @Test
    void a_retired_type_is_taken_and_fatal_and_an_unknown_one_refused() {
        String document = upload(file(message(1, "a", 1)));
        String feed = create(document, "POST_INVENTORY_AVAILABILITY_DATA").statusCode(202).extract().path("feedId");

        await().until(() -> status(feed).equals("FATAL"));
        create(document, "JSON_FEED").statusCode(400);
        create("amzn1.tortuga.none", "JSON_LISTINGS_FEED").statusCode(400);
    }

    @Test
    void the_store_takes_only_the_type_that_was_announced_and_needs_no_token() {
        String url = document().path("url");

        given().contentType("text/plain").body("x").put(url).then().statusCode(403);
        given().contentType(TYPE).body("{}").put(url).then().statusCode(200);
        given().contentType(TYPE).body("{}").put(url + "0").then().statusCode(404);
    }

    @Test
    void documents_and_feeds_belong_to_their_seller() {
        AmazonShop other = new AmazonShop();
        String feed = create(upload(file(message(1, "a", 1))));
        String document = document().path("feedDocumentId");

        other.call().get(FEEDS + "/feeds/" + feed).then().statusCode(404);
        other.call().get(FEEDS + "/documents/" + document).then().statusCode(404);
        other.call().contentType("application/json").body("{}").post(FEEDS + "/documents").then().statusCode(400);
    }

    @Test
    void more_than_fifteen_feeds_at_once_are_limited() {
        String document = upload(file(message(1, "a", 1)));

        List<Integer> statuses = IntStream.range(0, 16)
                .mapToObj(number -> create(document, "JSON_LISTINGS_FEED").extract().statusCode()).toList();
        assertThat(statuses.subList(0, 15)).containsOnly(202);
        assertThat(statuses.get(15)).isEqualTo(429);
    }

    private ExtractableResponse<Response> document() {
        return shop.call().contentType("application/json").body("{\"contentType\":\"" + TYPE + "\"}").post(FEEDS
                + "/documents")
                .then().statusCode(201).extract();
    }

    private String upload(String file) {
        ExtractableResponse<Response> document = document();
        given().contentType(TYPE).body(file).put(document.<String>path("url")).then().statusCode(200);
        return document.path("feedDocumentId");
    }

    private String create(String document) {
        return create(document, "JSON_LISTINGS_FEED").statusCode(202).body("feedId", notNullValue()).extract().path(
                "feedId");
    }

    private ValidatableResponse create(String document, String type) {
        return shop.call().contentType("application/json").body("{\"feedType\":\"" + type + "\",\"marketplaceIds\":[\""
                + BRAZIL
                + "\"],\"inputFeedDocumentId\":\"" + document + "\"}").post(FEEDS + "/feeds").then();
    }

    private String status(String feed) {
        return shop.call().get(FEEDS + "/feeds/" + feed).then().extract().jsonPath().getString("processingStatus");
    }

    private ValidatableResponse resultDocument(String feed) {
        String id = shop.call().get(FEEDS + "/feeds/" + feed).then().extract().path("resultFeedDocumentId");
        return shop.call().get(FEEDS + "/documents/" + id).then().statusCode(200);
    }

    private byte[] result(String feed) {
        return given().get(resultDocument(feed).extract().<String>path("url")).then().statusCode(200).extract()
                .asByteArray();
    }

    private String file(String... messages) {
        return "{\"header\":{\"sellerId\":\"" + shop.seller
                + "\",\"version\":\"2.0\",\"issueLocale\":\"pt_BR\"},\"messages\":["
                + String.join(",", messages) + "]}";
    }

    private static String message(int id, String sku, int quantity) {
        return "{\"messageId\":" + id + ",\"sku\":\"" + sku + "\",\"operationType\":\"PATCH\","
                + AmazonShop.merge(quantity).substring(1);
    }
}
