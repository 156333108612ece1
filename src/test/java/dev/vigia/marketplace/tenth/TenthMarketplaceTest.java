package dev.vigia.marketplace.tenth;

import static dev.vigia.testing.Patiently.await;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.integration.IntegrationTerms;
import dev.vigia.integration.Integrations;
import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.listing.Evaluation;
import dev.vigia.testing.People;
import dev.vigia.testing.Production;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** A tenth marketplace is one package, its words and its lines of configuration: nothing else of Vigia changes for it. */
@QuarkusTest
@TestProfile(Production.class)
class TenthMarketplaceTest {

    @Inject
    Integrations integrations;

    @Inject
    Evaluation evaluation;

    @Inject
    Inventory inventory;

    @ConfigProperty(name = "vigia.marketplace.tenth.url")
    String url;

    private final Shop shop = new Shop();

    @Test
    void the_portal_lists_it_and_asks_for_its_settings() {
        assertThat(People.session("ana").get("/integrations").asString()).contains("Décima");
        Document form = Jsoup.parse(People.session("ana").get("/integrations/new?marketplace=tenth").asString());
        assertThat(form.select("label[for=setting-key]").text()).contains("Clave");
        assertThat(form.select("#setting-key").attr("type")).isEqualTo("password");
    }

    @Test
    void it_is_told_zero_at_the_minimum_and_the_real_number_above_it() {
        long taza = shop.product("TAZA", "Casa");
        integrations.connect(shop.retailerId, "tenth", new IntegrationTerms("Décima", "BR", true, OptionalInt.of(5),
                true, Set.of(), true, Set.of(), Map.of("key", TenthServer.KEY)), "test");
        count(taza, 12);
        awaitShown("12");
        count(taza, 5);
        awaitShown("0");
    }

    private void count(long product, int onHand) {
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofProducts(shop.retailerId, inventory.record(
                shop.retailerId, List.of(new Observation(product, "main", onHand, 0, false, Instant.now())), "test")
                .productIds()));
    }

    private void awaitShown(String quantity) {
        await().until(() -> given().header("key", TenthServer.KEY)
                .get(url + "/stock/TAZA").asString().equals(quantity));
    }
}
