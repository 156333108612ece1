package dev.vigia.source.nuvemshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.http.Clients;
import dev.vigia.source.SourceNotification;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a store tells, and who may tell it. */
class NuvemshopNotificationTest {

    private final Map<String, String> settings = new HashMap<>(Map.of("store", "123"));
    private final NuvemshopSource nuvemshop = new NuvemshopSource(new Clients(), null, null);

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "{\"store_id\":123,\"event\":\"product/updated\",\"id\":8}; [8/]",
            "{\"store_id\":\"123\",\"event\":\"product/deleted\",\"id\":\"8\",\"stock\":0}; [8/]",
            "{\"store_id\":123,\"event\":\"order/paid\",\"id\":8}; []",
            "{\"store_id\":123,\"event\":\"product/updated\",\"id\":\"8/1\"}; []", "{\"store_id\":123}; []" })
    void a_notification_names_a_product_and_its_variants_are_meant(String body, String ids) {
        assertThat(nuvemshop.notified(told(body, Map.of())).orElseThrow()).hasToString(ids);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "{\"store_id\":124,\"event\":\"product/updated\",\"id\":8}",
            "{\"event\":\"product/updated\",\"id\":8}", "<html>", "{", "[]" })
    void a_notification_of_another_store_is_none(String body) {
        assertThat(nuvemshop.notified(told(body, Map.of()))).isEmpty();
    }

    @Test
    void where_the_secret_is_known_the_body_must_be_signed_with_it() {
        settings.put("client-secret", "secret");
        String body = "{\"store_id\":123,\"event\":\"product/updated\",\"id\":8}";
        // printf '%s' "$body" | openssl dgst -sha256 -hmac secret
        String right = "7dcbdee404a113296bf1122881f498c7927d1d43a34a0e8cac7433e6fbe4ab9a";
        assertThat(nuvemshop.notified(told(body, Map.of("x-linkedstore-hmac-sha256", right)))).isPresent();
        assertThat(nuvemshop.notified(told(body + " ", Map.of("x-linkedstore-hmac-sha256", right)))).isEmpty();
        assertThat(nuvemshop.notified(told(body, Map.of("x-linkedstore-hmac-sha256", "forged")))).isEmpty();
        assertThat(nuvemshop.notified(told(body, Map.of()))).isEmpty();
    }

    private SourceNotification told(String body, Map<String, String> headers) {
        return new SourceNotification(settings, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
