package dev.vigia.source.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import dev.vigia.testing.marketplace.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever has a token that does not expire may type it, and waits for nobody's consent. */
@QuarkusTest
class TypedTokenTest {

    private final Desk desk = new Desk();
    private final Cast cast = new Cast("nuvemshop");
    private Map<String, String> typed;

    @BeforeEach
    void open() {
        typed = cast.account(cast.newSeller());
    }

    @AfterEach
    void remove() {
        Shop.execute("delete from source where retailer_id = " + desk.shop.retailerId);
    }

    private Response post(String path, Map<String, String> settings) {
        Response opened = desk.as("admin").get("/sample");
        Map<String, String> fields = new HashMap<>(Map.of("kind", "nuvemshop", "csrf-token", Desk.read(opened).select(
                "input[name=csrf-token]").first().val()));
        settings.forEach((name, value) -> fields.put("source-" + name, value));
        return desk.as("admin").cookies(opened.cookies()).contentType(ContentType.URLENC.withCharset("UTF-8"))
                .formParams(fields).post(path);
    }

    private boolean waits() {
        return Shop.number("select count(*) from source where outcome = 'CONSENT_MISSING' and stopped_at is not null"
                + " and retailer_id = " + desk.shop.retailerId) == 1;
    }

    private void change(String name, String value) {
        typed.put(name, value);
        assertThat(post(Shop.row("select '/sources/' || id from source where retailer_id = " + desk.shop.retailerId),
                typed).statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({ "true, false", "false, true" })
    void without_a_token_the_owner_is_waited_for(boolean isTyped, boolean waits) {
        typed.compute("access-token", (name, token) -> isTyped ? token : "");
        assertThat(post("/sources", typed).statusCode()).isEqualTo(303);
        assertThat(waits()).isEqualTo(waits);
    }

    @Test
    void another_application_needs_another_consent_but_not_beside_a_typed_token() {
        String token = typed.get("access-token");
        post("/sources", typed);
        change("client-id", "2");
        assertThat(waits()).isFalse();
        Shop.execute("update source_setting set plain = '', secret = null where name = 'access-token'");
        typed.put("access-token", "");
        change("client-id", "3");
        assertThat(waits()).isTrue();
        change("access-token", token);
        assertThat(waits()).isFalse();
    }
}
