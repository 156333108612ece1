package dev.vigia.marketplace.dafiti;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {

    private static final String KEY = "example-api-key-0001";
    private static final String COMMON = "Format=JSON&Timestamp=2026-01-02T03%3A04%3A05%2B00%3A00&UserID=";

    @ParameterizedTest
    @CsvSource({
            "ProductStockUpdate, 2f1e7bf614750c48f8feebe095cd92007e46b439dc822736a4ee2a79ae14871a",
            "ProductUpdate, f3c5674f8e68fb1f4222496826096497373aa04f517de1aca0503691b326b3a4" })
    void an_action_is_signed_as_by_sellercenter(String action, String signature) {
        Map<String, String> parameters = Map.of("Version", "1.0", "UserID", "loja@example.com", "Timestamp",
                "2026-01-02T03:04:05+00:00", "Format", "JSON", "Action", action);

        assertThat(Signature.text(parameters))
                .isEqualTo("Action=" + action + "&" + COMMON + "loja%40example.com&Version=1.0");
        assertThat(Signature.signed(parameters, KEY)).hasSize(6).containsEntry("UserID", "loja%40example.com")
                .containsEntry("Signature", signature);
    }

    @Test
    void what_must_be_encoded_is_and_nothing_else() {
        Map<String, String> parameters = Map.of("Version", "1.0", "UserID", "loja+sc@example.com", "Timestamp",
                "2026-01-02T03:04:05+00:00", "Format", "JSON", "Action", "FeedStatus", "FeedID",
                "1adf8fc6 a08f*~x");

        assertThat(Signature.text(parameters)).isEqualTo("Action=FeedStatus&FeedID=1adf8fc6%20a08f%2A~x&" + COMMON
                + "loja%2Bsc%40example.com&Version=1.0");
        assertThat(Signature.signed(parameters, KEY)).containsEntry("Signature",
                "1ace66608c76fb163ebe73d92acf4bbe1047a009085ad965ab3b89eb52a73df2");
    }

    @Test
    void names_are_sorted_upper_case_first() {
        assertThat(Signature.text(Map.of("a", "1", "Z", "2", "B", "3"))).isEqualTo("B=3&Z=2&a=1");
    }

    @Property(tries = 300)
    void any_value_survives(@ForAll("values") String value) {
        String encoded = Signature.signed(Map.of("SkuSellerList", value), KEY).get("SkuSellerList");

        assertThat(encoded).matches("[A-Za-z0-9._~%-]*");
        assertThat(URLDecoder.decode(encoded, UTF_8)).isEqualTo(value);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.strings().withChars(" /+%,;:?#&={}[]\"'\\áçñÃ日._-~*!()").numeric().alpha().ofMinLength(1)
                .ofMaxLength(100);
    }
}
