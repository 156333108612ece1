package dev.vigia.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Json;
import java.net.URI;
import java.net.URLDecoder;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class UrlEncodingTest {

    @Property
    void any_sku_survives_a_path_and_a_query(@ForAll("skus") String sku) {
        String encoded = UrlEncoding.encoded(sku);

        assertThat(URLDecoder.decode(encoded, UTF_8)).isEqualTo(sku);
        assertThat(URI.create("http://host/items/" + encoded).getPath()).isEqualTo("/items/" + sku);
        assertThat(URI.create("http://host/items?sku=" + encoded).getQuery()).isEqualTo("sku=" + sku);
    }

    @Property
    void nothing_is_left_that_means_something_in_an_address(@ForAll("skus") String sku) {
        assertThat(UrlEncoding.encoded(sku)).matches("[A-Za-z0-9._%-]*");
    }

    @Property
    void a_sku_is_written_in_json_as_it_is(@ForAll("skus") String sku) {
        assertThat(Json.read(Json.write(sku), String.class)).isEqualTo(sku);
    }

    @Provide
    Arbitrary<String> skus() {
        return Arbitraries.strings().withChars(" /+%,;:?#&={}[]\"'\\áçñÃ日._-").numeric().alpha().ofMinLength(1)
                .ofMaxLength(100);
    }
}
