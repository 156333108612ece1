package dev.vigia.marketplace.casasbahia;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Offer;
import dev.vigia.testing.marketplace.TestAccount;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LoadSizeTest {

    private static final int LARGEST_BODY = 1_048_576;

    @Property(tries = 50)
    void a_full_load_stays_below_the_largest_body_whatever_its_skus(@ForAll("skus") String sku) {
        TestAccount account = new TestAccount(URI.create("http://localhost"), Map.of("preparation-days", "999",
                "warehouse", "999999999"));
        Offer offer = new Offer(sku, Optional.of("9999"), Integer.MAX_VALUE);

        String body = Json.write(StockLoads.changes(account, Collections.nCopies(StockLoads.ITEMS_PER_LOAD, offer)));

        assertThat(body.getBytes(UTF_8).length).isLessThan(LARGEST_BODY);
        assertThat(Json.tree(body).path(StockLoads.ITEMS_PER_LOAD - 1).path("skuSellerId").asText()).isEqualTo(sku);
    }

    @Provide
    Arbitrary<String> skus() {
        return Arbitraries.strings().withChars(" /+%\"'\\\u0001\u2028áçñÃ日._-").numeric().alpha().ofLength(100);
    }
}
