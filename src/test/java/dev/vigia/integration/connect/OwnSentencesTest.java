package dev.vigia.integration.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vigia.integration.Integration;
import dev.vigia.integration.Probe;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.testing.Desk;
import dev.vigia.testing.IntegrationRow;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;

/** Where Vigia itself ends a trial nobody has said anything: it is told in the person's language, as a cause. */
@QuarkusTest
class OwnSentencesTest {

    private static final Limit ANY = new Limit("any", 1, 1);

    @Inject
    Probes probes;

    @Inject
    Marketplaces marketplaces;

    private final Desk desk = new Desk();

    @Test
    void an_address_that_is_none_of_the_marketplaces_is_no_refused_sign_in() {
        long id = desk.connected("carrefour", 3);
        Marketplace carrefour = marketplaces.get("carrefour");
        Marketplace elsewhere = new Marketplace(carrefour.code(), carrefour.name(), List.of("BR"), true, Optional
                .empty(), Optional.of("another[.]example"), 1, carrefour.connector());
        for (int time = 0; time < 4; time++) {
            Probe probe = probes.of(QuarkusTransaction.requiringNew().call(() -> Integration.find(
                    desk.shop.retailerId, id).orElseThrow()), elsewhere, "Ana");
            assertThat(probe).isEqualTo(new Probe(Optional.of(Cause.WRONG_HOST), ""));
            assertThat(probe.isRefused()).as("a person can correct it").isTrue();
        }
        assertThat(Shop.integration(id)).returns(false, IntegrationRow::isStopped).returns(0,
                IntegrationRow::refusedSignIns);
    }

    @Test
    void a_trial_of_too_many_requests_ends_without_words() {
        InteractiveAccount account = new InteractiveAccount(URI.create("http://localhost"), Map.of(), AccountTokens
                .forNow());
        for (int request = 0; request < 8; request++) {
            account.send(ANY, () -> RestResponse.ok(""));
        }
        ConnectorException ended = catchThrowableOfType(ConnectorException.class, () -> account.send(ANY,
                () -> RestResponse.ok("")));

        assertThat(ended.outcome().message()).isEmpty();
        assertThat(ended.outcome().cause()).as("no time has passed").contains(Cause.UNREADABLE);
    }
}
