package dev.vigia.marketplace;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.marketplace.Cast;
import dev.vigia.testing.marketplace.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever stands between Vigia and a marketplace that answers at once: a connector never calls a quantity applied that
 * no buyer sees, and never a failure final that heals.
 */
@QuarkusTest
class FaultyMarketplaceTest {

    private static final List<String> CODES = List.of("b2w", "casas-bahia", "netshoes");
    private static final List<String> FAULTS = List.of("\"kind\":\"reset\"", "\"kind\":\"empty\"",
            "\"kind\":\"malformed\"", "\"kind\":\"html\"", "\"kind\":\"html\",\"status\":503", "\"kind\":\"limited\"",
            "\"kind\":\"status\",\"status\":500", "\"kind\":\"reset\",\"applied\":true",
            "\"kind\":\"empty\",\"applied\":true", "\"kind\":\"html\",\"applied\":true", "\"kind\":\"wrong-type\"");

    @Inject
    Marketplaces marketplaces;

    static Stream<Arguments> faults() {
        return CODES.stream().flatMap(code -> Stream.concat(
                FAULTS.stream().map(fault -> Arguments.of(code, fault + ",\"method\":\"PUT\"")),
                FAULTS.subList(0, 4).stream().map(fault -> Arguments.of(code, fault))));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void applied_is_what_a_buyer_sees(String code, String fault) {
        Cast cast = new Cast(code);
        String seller = cast.newSeller();
        cast.put(seller, "{\"sku\":\"A 1/2\",\"quantity\":5}");
        Connector connector = marketplaces.get(code).connector().orElseThrow();
        Account account = account(cast, seller);

        cast.fault("{\"match\":\"/\"," + fault + "}");
        Outcome spoiled = publish(connector, account);
        cast.heal();

        if (isTaken(spoiled)) {
            await().untilAsserted(() -> assertThat(cast.quantity(seller, "A 1/2")).isZero());
        } else {
            assertThat(spoiled).isInstanceOf(Outcome.Retry.class);
        }
        assertThat(isTaken(publish(connector, account))).isTrue();
        await().untilAsserted(() -> assertThat(cast.quantity(seller, "A 1/2")).isZero());
    }

    /** SkyHub tells later what it could not publish. */
    private static boolean isTaken(Outcome outcome) {
        return outcome instanceof Outcome.Applied || outcome instanceof Outcome.Accepted;
    }

    private static Account account(Cast cast, String seller) {
        return new TestAccount(URI.create("http://localhost:" + RestAssured.port + cast.base()), cast.account(seller));
    }

    private static Outcome publish(Connector connector, Account account) {
        return connector.publish(account, connector.sendModes(account).get(0),
                List.of(new Offer("A 1/2", Optional.empty(), 0))).get(0).outcome();
    }
}
