package dev.vigia.sync;

import static dev.vigia.sync.PassedWaits.awaitLooking;
import static dev.vigia.testing.Patiently.await;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.integration.IntegrationTerms;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.sync.queue.RejectedListings;
import dev.vigia.testing.ListingRow;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds up sending, and what goes on beside it, over HTTP against the sandbox. */
@QuarkusTest
class SyncHeldUpTest extends SyncFixture {

    @Inject
    RejectedListings rejected;

    @Inject
    Sender sender;

    @Inject
    Marketplaces marketplaces;

    @Test
    void a_fault_of_the_marketplace_heals_by_itself() {
        advertise("mercado-livre", "TAZA");
        long taza = shop.product("TAZA", "Casa");
        long integration = mercadoLivre(5);
        fault("mercado-livre", Map.of("match", "/items/", "method", "PUT", "kind", "status", "status", 503, "times",
                2));
        count(taza, 12);
        awaitShown("mercado-livre", "TAZA", 12);
        awaitSettled(integration);
        assertThat(Shop.log(taza)).contains("12|retry").endsWith("12|applied");
    }

    @Test
    void a_listing_the_marketplace_does_not_know_holds_up_no_other() {
        advertise("mercado-livre", "TAZA");
        long unknown = shop.product("AAA", "Casa");
        long taza = shop.product("TAZA", "Casa");
        long integration = mercadoLivre(5);
        count(unknown, 9);
        count(taza, 12);
        awaitShown("mercado-livre", "TAZA", 12);
        awaitSettled(integration);
        assertThat(Shop.listing(unknown)).returns(true, ListingRow::rejected).returns("NOT_FOUND", ListingRow::problem);
    }

    @Test
    void a_rejected_listing_is_sent_again_once_somebody_has_mended_it() {
        long taza = shop.product("TAZA", "Casa");
        long integration = mercadoLivre(5);
        count(taza, 12);
        await().until(() -> Shop.listing(taza).rejected());
        advertise("mercado-livre", "TAZA");
        assertThat(rejected.resend(shop.retailerId, RejectedListings.ListingSelection.of(new Long[] { taza },
                new Long[] { integration }), "test", Map.of())).isEqualTo(1);
        awaitShown("mercado-livre", "TAZA", 12);
        awaitSettled(integration);
        assertThat(Shop.listing(taza)).returns(false, ListingRow::rejected).returns(null, ListingRow::problem);
        assertThat(Shop.log(taza)).containsExactly("12|rejected", "12|applied");
    }

    @Test
    void refused_credentials_stop_the_integration_and_keep_everything_due() {
        advertise("mercado-livre", "TAZA");
        long taza = shop.product("TAZA", "Casa");
        long integration = connect("mercado-livre", 5, Map.of("client-id", "c" + seller, "client-secret", "wrong",
                "user-id", seller, "refresh-token", "TG-" + seller));
        count(taza, 12);
        awaitLooking(shop, () -> Shop.integration(integration).isStopped());
        assertThat(Shop.listing(taza)).returns(false, ListingRow::rejected).returns(true, ListingRow::isDue);
        integrations.change(shop.retailerId, integration, version(integration), new IntegrationTerms("mended", "BR",
                true,
                OptionalInt.of(5), true, Set.of(), true, Set.of(), Map.of("client-id", "c" + seller, "client-secret",
                        "right", "user-id", seller, "refresh-token", "TG-" + seller)),
                "test");
        awaitShown("mercado-livre", "TAZA", 12);
    }

    @Test
    void an_integration_that_is_off_is_sent_nothing_until_it_is_on() {
        advertise("mercado-livre", "TAZA");
        long taza = shop.product("TAZA", "Casa");
        long integration = mercadoLivre(5);
        off(integration);
        count(taza, 12);
        deliver(integration);
        assertThat(Shop.log(taza)).isEmpty();
        integrations.change(shop.retailerId, integration, version(integration), Optional.empty(),
                Optional.of(true), "test");
        awaitShown("mercado-livre", "TAZA", 12);
    }

    @Test
    void another_node_that_holds_the_lease_is_left_alone_until_it_expires() {
        advertise("mercado-livre", "TAZA");
        long taza = shop.product("TAZA", "Casa");
        long integration = mercadoLivre(5);
        Shop.execute("insert into lease values (" + integration + ", " + shop.retailerId
                + ", gen_random_uuid(), 7, clock_timestamp() + interval '1 hour') on conflict (integration_id) do update "
                + "set owner = excluded.owner, epoch = 7, expires_at = excluded.expires_at");
        count(taza, 12);
        deliver(integration);
        assertThat(Shop.log(taza)).isEmpty();
        Shop.execute("update lease set expires_at = clock_timestamp() where integration_id = " + integration);
        awaitShown("mercado-livre", "TAZA", 12);
        assertThat(Shop.number("select epoch from lease where integration_id = " + integration)).isEqualTo(8);
    }

    /** A whole delivery, in this thread: what it would send it has sent when it comes back. */
    private void deliver(long integration) {
        sender.carryOut(shop.retailerId, integration, marketplaces.get("mercado-livre"));
    }

    private void fault(String marketplace, Map<String, Object> rule) {
        given().contentType(ContentType.JSON).body(Map.of("rules", List.of(rule)))
                .put("/sandbox/" + marketplace + "/_faults").then().statusCode(204);
    }
}
