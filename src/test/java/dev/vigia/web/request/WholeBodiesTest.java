package dev.vigia.web.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.vigia.testing.People;
import dev.vigia.testing.RawHttp;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No part of a packed body is left unread: it would look as if it had been taken. */
@QuarkusTest
class WholeBodiesTest {

    private static final String PRODUCTS = "/api/v1/products";

    private final String first = "FIRST-" + UUID.randomUUID();
    private final String second = "SECOND-" + UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(strings = { "gzip", "x-gzip", "deflate" })
    void a_second_document_behind_the_first_refuses_both(String encoding) throws IOException {
        send(encoding, joined(packed(encoding, batch(first)), packed(encoding, batch(second)))).statusCode(400)
                .contentType("application/problem+json").body("status", equalTo(400));
        assertThat(known()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "gzip", "x-gzip", "deflate" })
    void whatever_else_stands_behind_it_refuses_it(String encoding) throws IOException {
        byte[] whole = packed(encoding, batch(first));
        for (byte[] rest : List.of(new byte[] { 0 }, new byte[] { '\n' }, new byte[64], "x".repeat(20_000).getBytes(
                UTF_8),
                batch(second), new byte[] { 31 }, new byte[] { 31, (byte) 139 }, new byte[] { 31, (byte) 139, 8, 0 })) {
            send(encoding, joined(whole, rest)).statusCode(400).contentType("application/problem+json")
                    .body("detail", containsString(encoding));
        }
        assertThat(known()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "gzip", "deflate" })
    void one_document_may_be_packed_with_nothing_behind_it(String encoding) throws IOException {
        send(encoding, packed(encoding, batch(first))).statusCode(200).body("accepted", equalTo(1));
    }

    @Test
    void one_document_may_be_packed_in_several_members_of_gzip() throws IOException {
        byte[] whole = batch(first);
        int half = whole.length / 2;
        send("gzip", joined(packed("gzip", new String(whole, UTF_8).substring(0, half).getBytes(UTF_8)),
                packed("gzip", new String(whole, UTF_8).substring(half).getBytes(UTF_8)))).statusCode(200)
                .body("accepted", equalTo(1));
    }

    @Test
    void what_can_only_be_unpacked_by_a_dictionary_is_refused_and_is_not_empty() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater();
        deflater.setDictionary("items".getBytes(UTF_8));
        try (OutputStream packing = new DeflaterOutputStream(bytes, deflater)) {
            packing.write(batch(first));
        }
        send("deflate", bytes.toByteArray()).statusCode(400).body("detail", containsString("deflate"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "identity", "gzip", "deflate" })
    void two_headers_say_what_one_with_a_comma_says(String other) throws IOException {
        byte[] body = packed("gzip", batch(first));
        String answer = RawHttp.say("PUT " + PRODUCTS + " HTTP/1.1\r\nHost: localhost:" + RestAssured.port
                + "\r\nConnection: close\r\nAuthorization: Bearer " + People.token("ana")
                + "\r\nContent-Type: application/json\r\nContent-Encoding: " + other
                + "\r\nContent-Encoding: gzip\r\nContent-Length: " + body.length + "\r\n\r\n"
                + new String(body, ISO_8859_1)).text();
        assertThat(answer).startsWith("HTTP/1.1 415").contains("application/problem+json");
        assertThat(known()).isZero();
    }

    private long known() {
        return Shop.number("select count(*) from product where sku in ('" + first + "', '" + second + "')");
    }

    private static byte[] batch(String sku) {
        return ("{\"items\":[{\"sku\":\"" + sku + "\",\"name\":\"n\",\"category\":\"Packed\"}]}").getBytes(UTF_8);
    }

    private static ValidatableResponse send(String encoding, byte[] body) {
        return RestAssured.given().auth().oauth2(People.token("ana")).header("Content-Type", "application/json")
                .header("Content-Encoding", encoding).body(body).put(PRODUCTS).then();
    }

    private static byte[] joined(byte[] one, byte[] other) throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(one);
        both.write(other);
        return both.toByteArray();
    }

    private static byte[] packed(String encoding, byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packing = encoding.equals("deflate") ? new DeflaterOutputStream(bytes)
                : new GZIPOutputStream(bytes)) {
            packing.write(body);
        }
        return bytes.toByteArray();
    }
}
