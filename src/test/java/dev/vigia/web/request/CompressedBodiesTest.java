package dev.vigia.web.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.vigia.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CompressedBodiesTest {

    private static final String PRODUCTS = "/api/v1/products";
    private static final String BATCH = "{\"items\":[{\"sku\":\"PACKED\",\"name\":\"Ñandú\",\"category\":\"Packed\"},"
            + "{\"sku\":\"\",\"name\":\"n\",\"category\":\"c\"}]}";
    private static final int MEGABYTE = 1 << 20;

    @ParameterizedTest
    @ValueSource(strings = { "gzip", "GZIP", "x-gzip", "deflate", "identity" })
    void a_packed_batch_is_read_like_any_other(String encoding) throws IOException {
        send(encoding, packed(encoding, BATCH.getBytes(UTF_8))).statusCode(200).body("rejected", hasSize(1))
                .body("rejected[0].code", equalTo("sku_missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "br", "zstd", "compress", "gzip, gzip", "deflate, gzip", "gzip;q=1", "*", "" })
    void another_encoding_is_refused_with_those_that_are_known(String encoding) throws IOException {
        send(encoding, packed("gzip", BATCH.getBytes(UTF_8))).statusCode(415)
                .header("Accept-Encoding", "gzip, deflate").contentType("application/problem+json")
                .body("detail", containsString("gzip"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "gzip", "deflate" })
    void what_comes_out_is_held_to_the_limit_and_not_what_is_sent(String encoding) throws IOException {
        byte[] bomb = packed(encoding, 256);
        assertThat(bomb).hasSizeLessThan(MEGABYTE);
        send(encoding, bomb).statusCode(413).contentType("application/problem+json").body("status", equalTo(413));
    }

    @Test
    void the_largest_body_fits_and_one_byte_more_does_not() throws IOException {
        byte[] largest = new byte[4 * MEGABYTE];
        Arrays.fill(largest, (byte) ' ');
        byte[] batch = "{\"items\":[]}".getBytes(UTF_8);
        System.arraycopy(batch, 0, largest, 0, batch.length);
        send("gzip", packed("gzip", largest)).statusCode(200);
        byte[] larger = Arrays.copyOf(largest, largest.length + 1);
        larger[largest.length] = ' ';
        send("gzip", packed("gzip", larger)).statusCode(413);
    }

    @Test
    void a_packed_body_that_is_too_large_itself_is_refused_before_it_is_unpacked() {
        send("gzip", new byte[5 * MEGABYTE]).statusCode(413);
    }

    @ParameterizedTest
    @CsvSource({ "gzip, es", "gzip, pt", "gzip, en", "deflate, es" })
    void what_is_not_packed_as_it_says_is_refused_in_words(String encoding, String language) throws IOException {
        byte[] whole = packed(encoding, BATCH.getBytes(UTF_8));
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 0x55;
        for (byte[] body : new byte[][] { BATCH.getBytes(UTF_8), {}, Arrays.copyOf(whole, whole.length / 2),
                Arrays.copyOf(whole, whole.length - 3), damaged }) {
            RestAssured.given().auth().oauth2(People.token("ana")).header("Accept-Language", language)
                    .header("Content-Type", "application/json").header("Content-Encoding", encoding).body(body)
                    .put(PRODUCTS).then().statusCode(400).contentType("application/problem+json")
                    .body("title", not(emptyString())).body("detail", containsString(encoding));
        }
    }

    @Test
    void a_bomb_inside_what_was_packed_twice_is_no_json() throws IOException {
        send("gzip", packed("gzip", packed("gzip", 64))).statusCode(400);
    }

    @Test
    void nobody_unpacks_for_a_stranger_or_for_too_little_a_role() throws IOException {
        byte[] bomb = packed("gzip", 64);
        RestAssured.given().header("Content-Type", "application/json").header("Content-Encoding", "gzip").body(bomb)
                .put(PRODUCTS).then().statusCode(401);
        RestAssured.given().auth().oauth2(People.token("violeta")).header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip").body(bomb).put(PRODUCTS).then().statusCode(403);
    }

    @Test
    void a_change_may_be_packed_too() throws IOException {
        RestAssured.given().auth().oauth2(People.token("ana")).header("Content-Type", "application/json")
                .header("If-Match", "\"0\"").header("Content-Encoding", "gzip")
                .body(packed("gzip", "{\"minimumStock\":1}".getBytes(UTF_8))).patch("/api/v1/integrations/999999999")
                .then().statusCode(404);
    }

    private static ValidatableResponse send(String encoding, byte[] body) {
        return RestAssured.given().auth().oauth2(People.token("ana")).header("Content-Type", "application/json")
                .header("Content-Encoding", encoding).body(body).put(PRODUCTS).then();
    }

    private static byte[] packed(String encoding, byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packing = packing(encoding, bytes)) {
            packing.write(body);
        }
        return bytes.toByteArray();
    }

    /** So many megabytes of blanks. */
    private static byte[] packed(String encoding, int megabytes) throws IOException {
        byte[] blanks = new byte[MEGABYTE];
        Arrays.fill(blanks, (byte) ' ');
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packing = packing(encoding, bytes)) {
            for (int i = 0; i < megabytes; i++) {
                packing.write(blanks);
            }
        }
        return bytes.toByteArray();
    }

    private static OutputStream packing(String encoding, OutputStream out) throws IOException {
        return switch (encoding) {
            case "identity" -> out;
            case "deflate" -> new DeflaterOutputStream(out);
            default -> new GZIPOutputStream(out);
        };
    }
}
