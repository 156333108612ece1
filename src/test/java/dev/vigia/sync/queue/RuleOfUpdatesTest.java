package dev.vigia.sync.queue;

import static dev.vigia.testing.Patiently.await;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.integration.IntegrationTerms;
import dev.vigia.integration.Integrations;
import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.listing.Evaluation;
import dev.vigia.testing.Shop;
import dev.vigia.testing.marketplace.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log says of each quantity from which stock and which version of which rule it was computed, though both change. */
@QuarkusTest
class RuleOfUpdatesTest {

    @Inject
    Integrations integrations;

    @Inject
    Evaluation evaluation;

    @Inject
    Inventory inventory;

    private final Shop shop = new Shop();
    private final String seller = Integer.toString(ThreadLocalRandom.current().nextInt(100_000, 999_999_999));

    @AfterEach
    void leave() {
        shop.switchOff();
    }

    /** One answers at once; the other accepts, and is asked what became of it. */
    @ParameterizedTest
    @ValueSource(strings = { "mercado-livre", "magalu" })
    void a_row_keeps_the_rule_the_stock_and_the_minimum_that_it_was_computed_from(String code) {
        given().contentType(ContentType.JSON).body(Map.of("seller", seller, "items", List.of(Map.of("sku", "TAZA",
                "quantity", 7)))).put("/sandbox/" + code + "/_listings").then().statusCode(200);
        long integration = integrations.connect(shop.retailerId, code, new IntegrationTerms(code, "BR", true,
                OptionalInt.of(5), true, Set.of(), true, Set.of(), new Cast(code).account(seller)), "test")
                .integration().id;
        long taza = shop.product("TAZA", "Casa");
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofProducts(shop.retailerId, inventory.record(
                shop.retailerId, List.of(new Observation(taza, "main", 12, 0, false, Instant.now())), "test")
                .productIds()));
        await().until(() -> Shop.rows(ofQuantity(taza, "quantity = 12 and outcome = 'applied'")).size() == 1);
        String first = rule(integration);

        integrations.change(shop.retailerId, integration, version(integration), Optional.of(OptionalInt.of(20)),
                Optional.empty(), "test");
        await().until(() -> Shop.rows(ofQuantity(taza, "quantity = 0 and outcome = 'applied'")).size() == 1);

        assertThat(Shop.rows(ofQuantity(taza, "quantity = 12"))).isNotEmpty().containsOnly(first);
        assertThat(Shop.rows(ofQuantity(taza, "quantity = 0"))).isNotEmpty().containsOnly(rule(integration))
                .doesNotContain(first);
        assertThat(Shop.rows("select distinct quantity, available, minimum from stock_update where product_id = " + taza
                + " order by quantity")).containsExactly("0|12|20", "12|12|5");
    }

    private static String ofQuantity(long product, String which) {
        return "select rule_id || ' ' || rule_version from stock_update where product_id = " + product + " and "
                + which;
    }

    private static String rule(long integration) {
        return Shop.rows("select rule_id || ' ' || version from integration where id = " + integration).get(0);
    }

    private static long version(long integration) {
        return Shop.number("select version from integration where id = " + integration);
    }
}
