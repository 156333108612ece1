package dev.vigia.integration.page;

import static dev.vigia.testing.Desk.edit;
import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.integration.Integrations;
import dev.vigia.integration.MassZero;
import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A shop of more products than are done before the answer: who saves goes on to the page that says how far it is. */
@QuarkusTest
class LargeShopTest {

    @Inject
    Integrations integrations;

    private final Desk desk = new Desk();
    private long id;

    @BeforeEach
    void two_hundred_of_ten_thousand_products_sell_and_thirty_of_them_have_few_units() {
        id = desk.connected("amazon", 3);
        Shop.execute("update integration set enabled = true, stopped_because = 'held', stopped_at = now() where id = "
                + id);
        desk.shop.products(10_000, "Casa");
        desk.shop.stocked("Casa", "few", 30, 8);
        desk.shop.stocked("Casa", "many", 170, 80);
        desk.evaluate(id);
    }

    @Test
    void a_saved_minimum_leads_to_the_page_that_says_how_far_it_is() {
        Response saved = desk.fillIn("operator", edit(id), Map.of("minimumStock", "8"));
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(saved.getHeader("Location")).endsWith(page());
        assertThat(Desk.read(desk.as("operator").cookies(saved.cookies()).get(page())).select(".flash").text())
                .contains("La regla ya rige");
        await().until(() -> section("es").text().contains("Cambio aplicado"));
        assertThat(section("es").text()).contains("Stock mínimo: de 3 a 8.", "10.200 de 10.200 productos comparados");
        assertThat(figures()).isEqualTo("30 0 0");
        Shop.tell("shown.desired = 0 and listing.integration_id = " + id);
        assertThat(figures()).isEqualTo("30 30 0");
        assertThat(Shop.number("select count(*) from listing_now listing where desired = 0 and integration_id = " + id))
                .isEqualTo(30);
    }

    @Test
    void while_it_runs_the_page_shows_itself_anew() {
        Shop.execute("insert into rollout (retailer_id, integration_id, reach, minimum_before, minimum, products,"
                + " compared, to_zero, to_reopen) values (" + desk.shop.retailerId + ", " + id
                + ", false, 3, 8, 1000000, 412000, 31204, 7)");
        assertThat(section("es").text()).contains("Cambio en curso", "412.000 de 1.000.000 productos comparados");
        assertThat(section("pt").text()).contains("Mudança em andamento",
                "412.000 de 1.000.000 produtos comparados");
        assertThat(section("en").text()).contains("Rollout", "412,000 of 1,000,000 products compared");
        assertThat(section("en").select("progress").attr("value")).isEqualTo("412000");
        assertThat(document("es").select("#sync-status").attr("data-hx-trigger")).isEqualTo("every 2s");
        Shop.execute("update rollout set ended_at = now() + interval '1 second' where integration_id = " + id);
        assertThat(document("es").select("#sync-status").attr("data-hx-trigger")).isEqualTo("every 10s");
        assertThat(section("es").select("progress")).isEmpty();
        Shop.execute("update rollout set started_at = now() - interval '3 hours', ended_at = now() - interval '2 hours'"
                + " where integration_id = " + id);
        assertThat(document("es").select("section[aria-labelledby=rollout]")).isEmpty();
    }

    @Test
    void more_zeros_than_were_agreed_to_are_refused_before_anything_is_written() {
        assertThatThrownBy(() -> integrations.change(desk.shop.retailerId, id, 0, Optional.of(OptionalInt.of(100)),
                Optional.empty(), Optional.empty(), "ana", 10)).isInstanceOf(MassZero.class);
        assertThat(Shop.integration(id).minimum()).isEqualTo(3);
        assertThat(Shop.number("select count(*) from rollout where integration_id = " + id)).isZero();
    }

    private String page() {
        return "/integrations/" + id;
    }

    private Document document(String language) {
        return Desk.read(desk.speaking(language).as("viewer").get(page()));
    }

    private Elements section(String language) {
        return document(language).select("section[aria-labelledby=rollout]");
    }

    private String figures() {
        return String.join(" ", section("es").select("dd").eachText());
    }
}
