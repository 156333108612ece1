package dev.vigia.stock.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.catalog.KitPart;
import dev.vigia.catalog.ProductItem;
import dev.vigia.intake.Intake;
import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A kit that is not offered names what closes it, whatever else of it nobody knows. */
@QuarkusTest
class ClosedKitTest {

    @Inject
    Intake intake;

    private final Desk desk = new Desk();
    private long amazon;

    @BeforeEach
    void a_component_at_its_minimum() {
        amazon = desk.connected("amazon", 3);
        desk.stocked("PLATO", 3);
        put(List.of(new ProductItem("CUCHARA", "Cuchara", "Casa > Mate", Optional.empty())));
        desk.evaluate(amazon);
    }

    @ParameterizedTest
    @ValueSource(strings = { "es", "pt", "en" })
    void where_another_component_was_never_counted(String language) {
        kit(new KitPart("PLATO", 1), new KitPart("CUCHARA", 1));
        sendingNothing();
        desk.speaking(language);
        Document page = desk.page("viewer", "/stock/JUEGO");
        assertThat(page.select(".listing-reason").text()).contains("PLATO").doesNotContain("CUCHARA");
        assertThat(desk.page("viewer", "/stock").select(".cell-sku").eachText()).contains("JUEGO");
    }

    @Test
    void where_that_component_itself_is_not_offered_there() {
        kit(new KitPart("PLATO", 1));
        Shop.registerNoCategory(amazon);
        Shop.execute("insert into category (retailer_id, path) values (" + desk.shop.retailerId + ", 'Juegos')");
        Shop.execute("insert into integration_category (integration_id, category_id, retailer_id) select " + amazon
                + ", id, retailer_id from category where path = 'Juegos' and retailer_id = " + desk.shop.retailerId);
        Shop.execute("update product set category_id = (select id from category where path = 'Juegos' and retailer_id"
                + " = " + desk.shop.retailerId + ") where sku = 'JUEGO' and retailer_id = " + desk.shop.retailerId);
        desk.evaluate(amazon);
        ruleOfNothing("JUEGO");
        sendingNothing();
        assertThat(desk.page("viewer", "/stock/JUEGO").select(".listing-reason").text()).contains("PLATO");
    }

    private void ruleOfNothing(String sku) {
        Shop.execute("insert into winning_rule (product_id, category_id, integration_id, retailer_id, rule_id,"
                + " rule_version, minimum, hold_back) select id, 0, " + amazon + ", retailer_id, 0, 0, 0, false from"
                + " product where sku = '" + sku + "' and retailer_id = " + desk.shop.retailerId);
        desk.evaluate(amazon);
    }

    private void kit(KitPart... parts) {
        put(List.of(new ProductItem("JUEGO", "Juego", "Casa > Mate", Optional.empty()).of(List.of(parts))));
    }

    private void put(List<ProductItem> items) {
        intake.putProducts(desk.shop.retailerId, items, "test", new ArrayList<>());
    }

    /** What is not sent is shown as paused. */
    private void sendingNothing() {
        Shop.tell("listing.integration_id = " + amazon);
        Shop.execute("delete from due where integration_id = " + amazon);
        Shop.execute("update integration set enabled = true where id = " + amazon);
    }
}
