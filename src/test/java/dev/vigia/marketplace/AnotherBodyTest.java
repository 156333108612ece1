package dev.vigia.marketplace;

import static dev.vigia.testing.Patiently.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.testing.marketplace.Cast;
import dev.vigia.testing.marketplace.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A success whose body is another than the documented one is none, whatever was asked: somebody else has answered, or
 * half of it is missing. It is never taken for what a marketplace decided, and tried again.
 */
@QuarkusTest
class AnotherBodyTest {

    private static final List<String> BODIES = List.of("<!doctype html><html><title>Sign in</title></html>", "Sign in",
            "", "{\"id\":\"X1\",\"sta", "{\"login\":\"required\"}", "[\"login\"]", "null", "42");
    private static final String NOTHING = "";
    private static final String SKU = "A 1/2";

    /** What a connector is asked to do. */
    private enum Operation {
        SINGLE, MANY, CONFIRM_SINGLE, CONFIRM_MANY, READ_BACK, PROBE
    }

    /**
     * One call of a connector.
     *
     * @param settings what decides how the connector speaks
     * @param kind     of the listing at the marketplace
     * @param remote   of the listing, where it was found before
     * @param uri      a regular expression that finds the call
     * @param silent   whether a success without a body is a documented one
     */
    private record Asked(String code, Map<String, String> settings, String kind, String remote, Operation operation,
            String method, String uri, boolean silent) {

        static Asked of(String code, Operation operation, String method, String uri) {
            return new Asked(code, Map.of(), "item", NOTHING, operation, method, uri, false);
        }

        Asked with(String setting, String value) {
            Map<String, String> more = new HashMap<>(settings);
            more.put(setting, value);
            return new Asked(code, more, kind, remote, operation, method, uri, silent);
        }

        Asked of(String kind, String remote) {
            return new Asked(code, settings, kind, remote, operation, method, uri, silent);
        }

        Asked maySaySo() {
            return new Asked(code, settings, kind, remote, operation, method, uri, true);
        }

        @Override
        public String toString() {
            return code + settings.values() + " " + operation + " " + method + " " + uri;
        }
    }

    private static final List<Asked> ALL = List.of(
            Asked.of("amazon", Operation.SINGLE, "POST", "/auth/o2/token"),
            Asked.of("amazon", Operation.SINGLE, "PATCH", "/listings/"),
            Asked.of("amazon", Operation.MANY, "POST", "/documents$"),
            Asked.of("amazon", Operation.MANY, "PUT", "/store/").maySaySo(),
            Asked.of("amazon", Operation.MANY, "POST", "/feeds$"),
            Asked.of("amazon", Operation.CONFIRM_SINGLE, "GET", "/listings/"),
            Asked.of("amazon", Operation.CONFIRM_MANY, "GET", "/feeds/[0-9]+$"),
            Asked.of("amazon", Operation.CONFIRM_MANY, "GET", "/documents/"),
            Asked.of("amazon", Operation.CONFIRM_MANY, "GET", "/store/"),
            Asked.of("amazon", Operation.READ_BACK, "GET", "/listings/"),
            Asked.of("amazon", Operation.PROBE, "GET", "/listings/"),
            Asked.of("b2w", Operation.SINGLE, "PUT", "/variations/").of("variation", "variation"),
            Asked.of("b2w", Operation.SINGLE, "PUT", "/products/").of("item", "product"),
            Asked.of("b2w", Operation.SINGLE, "GET", "/products/"),
            Asked.of("b2w", Operation.SINGLE, "PUT", "/stores/").of("warehouse", NOTHING).with("store-code", "cd1")
                    .maySaySo(),
            Asked.of("b2w", Operation.MANY, "POST", "/batch").of("warehouse", NOTHING).with("store-code", "cd1")
                    .maySaySo(),
            Asked.of("b2w", Operation.CONFIRM_SINGLE, "GET", "/sync_errors/"),
            Asked.of("b2w", Operation.READ_BACK, "GET", "/variations/").of("variation", "variation"),
            Asked.of("b2w", Operation.READ_BACK, "GET", "/products/").of("item", "product"),
            Asked.of("b2w", Operation.PROBE, "GET", "/products"),
            Asked.of("carrefour", Operation.SINGLE, "POST", "/imports"),
            Asked.of("carrefour", Operation.CONFIRM_SINGLE, "GET", "/status"),
            Asked.of("carrefour", Operation.READ_BACK, "GET", "/api/offers"),
            Asked.of("carrefour", Operation.PROBE, "GET", "/api/offers"),
            Asked.of("centauro", Operation.SINGLE, "POST", "/imports"),
            Asked.of("centauro", Operation.CONFIRM_SINGLE, "GET", "/status"),
            Asked.of("centauro", Operation.READ_BACK, "GET", "/api/offers"),
            Asked.of("centauro", Operation.PROBE, "GET", "/api/offers"),
            Asked.of("casas-bahia", Operation.SINGLE, "GET", "/product/").with("api", "v4"),
            Asked.of("casas-bahia", Operation.SINGLE, "PUT", "/offer/stock").with("api", "v4"),
            Asked.of("casas-bahia", Operation.READ_BACK, "GET", "/product/").with("api", "v4"),
            Asked.of("casas-bahia", Operation.PROBE, "GET", "/product/").with("api", "v4"),
            Asked.of("casas-bahia", Operation.SINGLE, "GET", "/sellerItems/").with("api", "v2"),
            Asked.of("casas-bahia", Operation.SINGLE, "PUT", "/stock$").with("api", "v2"),
            Asked.of("casas-bahia", Operation.MANY, "PUT", "/loads/").with("api", "v2").maySaySo(),
            Asked.of("casas-bahia", Operation.CONFIRM_MANY, "GET", "/loads/").with("api", "v2"),
            Asked.of("casas-bahia", Operation.READ_BACK, "GET", "/sellerItems/").with("api", "v2"),
            Asked.of("casas-bahia", Operation.PROBE, "GET", "/warehouses").with("api", "v2"),
            Asked.of("dafiti", Operation.SINGLE, "POST", "/oauth/").with("api", "oauth"),
            Asked.of("dafiti", Operation.SINGLE, "GET", "/seller-skus").with("api", "oauth"),
            Asked.of("dafiti", Operation.SINGLE, "PUT", "/stock/product").with("api", "oauth"),
            Asked.of("dafiti", Operation.READ_BACK, "GET", "/seller-skus").with("api", "oauth"),
            Asked.of("dafiti", Operation.READ_BACK, "GET", "/stock/product/").with("api", "oauth"),
            Asked.of("dafiti", Operation.PROBE, "GET", "/seller-skus").with("api", "oauth"),
            Asked.of("dafiti", Operation.SINGLE, "POST", "ProductStockUpdate").with("api", "signed"),
            Asked.of("dafiti", Operation.CONFIRM_SINGLE, "GET", "FeedStatus").with("api", "signed"),
            Asked.of("dafiti", Operation.READ_BACK, "GET", "GetProducts").with("api", "signed"),
            Asked.of("dafiti", Operation.PROBE, "GET", "GetProducts").with("api", "signed"),
            Asked.of("magalu", Operation.SINGLE, "POST", "/oauth/token"),
            Asked.of("magalu", Operation.SINGLE, "PATCH", "/stocks/"),
            Asked.of("magalu", Operation.CONFIRM_SINGLE, "GET", "/stocks/"),
            Asked.of("magalu", Operation.READ_BACK, "GET", "/stocks/"),
            Asked.of("magalu", Operation.PROBE, "GET", "/portfolios/me"),
            Asked.of("mercado-livre", Operation.SINGLE, "POST", "/oauth/token"),
            Asked.of("mercado-livre", Operation.SINGLE, "GET", "/items/search"),
            Asked.of("mercado-livre", Operation.SINGLE, "GET", "/items\\?"),
            Asked.of("mercado-livre", Operation.SINGLE, "GET", "/items/MLB"),
            Asked.of("mercado-livre", Operation.SINGLE, "PUT", "/items/MLB"),
            Asked.of("mercado-livre", Operation.SINGLE, "PUT", "/items/MLB").of("variation", NOTHING),
            Asked.of("mercado-livre", Operation.SINGLE, "GET", "/stock$").of("user-product", NOTHING),
            Asked.of("mercado-livre", Operation.SINGLE, "PUT", "/stock/").of("user-product", NOTHING),
            Asked.of("mercado-livre", Operation.READ_BACK, "GET", "/items\\?"),
            Asked.of("mercado-livre", Operation.PROBE, "GET", "/users/me"),
            Asked.of("netshoes", Operation.SINGLE, "PUT", "/stocks"),
            Asked.of("netshoes", Operation.READ_BACK, "GET", "/stocks"),
            Asked.of("netshoes", Operation.PROBE, "GET", "/products"));

    @Inject
    @Any
    Instance<Connector> connectors;

    @Inject
    Marketplaces marketplaces;

    private static GarblingProxy proxy;

    static Stream<Arguments> answers() {
        return ALL.stream().flatMap(asked -> BODIES.stream().filter(body -> !asked.silent || !body.isEmpty())
                .map(body -> Arguments.of(asked, body)));
    }

    // One for all: a client is made for each address.
    private static GarblingProxy proxy() throws IOException {
        if (proxy == null) {
            proxy = new GarblingProxy("localhost:" + RestAssured.port);
        }
        return proxy;
    }

    @AfterAll
    static void stop() {
        proxy.close();
    }

    @Test
    void every_connector_is_looked_at() throws IOException {
        proxy();
        assertThat(connectors.stream().map(Connector::code)).isNotEmpty()
                .isSubsetOf(ALL.stream().map(Asked::code).toList());
    }

    @ParameterizedTest(name = "{0} answers {1}")
    @MethodSource("answers")
    void it_is_unreadable_and_tried_again(Asked asked, String body) throws IOException {
        Connector connector = marketplaces.get(asked.code).connector().orElseThrow();
        Cast cast = new Cast(asked.code);
        String seller = cast.newSeller();
        cast.put(seller, "{\"sku\":\"" + SKU + "\",\"quantity\":5,\"kind\":\"" + asked.kind + "\"}");
        Account account = account(asked, cast, seller);
        Offer offer = new Offer(SKU, Optional.of(asked.remote).filter(known -> !known.isEmpty()), 0);
        Optional<String> handle = handle(asked, connector, account, offer);

        proxy().garble(asked.method, asked.uri, body);
        Outcome outcome = outcome(asked, connector, account, offer, handle);
        assertThat(proxy().struck()).as("the call was made").isPositive();
        proxy().handOn();

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Retry.class, retry -> {
            assertThat(retry.cause()).contains(Cause.UNREADABLE);
            assertThat(List.of("", body)).as("nothing but what was answered").contains(retry.message());
        });
        if (!handle.isPresent()) {
            assertThat(cast.quantity(seller, SKU)).isEqualTo(5);
        }
    }

    private static Account account(Asked asked, Cast cast, String seller) throws IOException {
        Map<String, String> settings = new HashMap<>(given().queryParam("seller", seller).queryParam("api", "x")
                .get(cast.base() + "/_account").jsonPath().getMap(""));
        settings.putAll(asked.settings);
        return new TestAccount(URI.create(proxy().url() + cast.base()), settings);
    }

    private static SendMode way(Connector connector, Account account, Operation operation) {
        List<SendMode> ways = connector.sendModes(account);
        boolean many = operation == Operation.MANY || operation == Operation.CONFIRM_MANY;
        return ways.get(many ? ways.size() - 1 : 0);
    }

    /** What was accepted before, where that is asked about. */
    private static Optional<String> handle(Asked asked, Connector connector, Account account, Offer offer)
            throws IOException {
        if (asked.operation != Operation.CONFIRM_SINGLE && asked.operation != Operation.CONFIRM_MANY) {
            return Optional.empty();
        }
        proxy().handOn();
        // SkyHub is asked a while later only; so this was a while ago.
        return asked.code.equals("b2w") ? Optional.of("stored:0")
                : Optional.of(((Outcome.Accepted) connector.publish(account, way(connector, account, asked.operation),
                        List.of(offer)).get(0).outcome()).handle());
    }

    private static Outcome outcome(Asked asked, Connector connector, Account account, Offer offer,
            Optional<String> handle) {
        List<Offer> offers = List.of(offer);
        return switch (asked.operation) {
            case SINGLE, MANY -> connector.publish(account, way(connector, account, asked.operation), offers).get(0)
                    .outcome();
            case CONFIRM_SINGLE, CONFIRM_MANY -> decided(() -> connector.confirm(account, handle.orElseThrow(), offers)
                    .get(0).outcome());
            case READ_BACK -> {
                Shown shown = connector.readBack(account, offers).get(0);
                assertThat(shown.quantity()).isEmpty();
                yield shown.why().orElseThrow();
            }
            case PROBE -> connector.probe(account);
        };
    }

    /** Feeds take their time before anything else is asked about them. */
    private static Outcome decided(Supplier<Outcome> question) {
        AtomicReference<Outcome> answer = new AtomicReference<>();
        await().until(() -> {
            answer.set(question.get());
            return !(answer.get() instanceof Outcome.Accepted);
        });
        return answer.get();
    }
}
