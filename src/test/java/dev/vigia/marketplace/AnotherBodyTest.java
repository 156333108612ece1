package dev.vigia.marketplace;

import static dev.vigia.testing.Patiently.await;
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
    private static final String SKU = "A 1/2";

    @Inject
    @Any
    Instance<Connector> connectors;

    @Inject
    Marketplaces marketplaces;

    private static GarblingProxy proxy;

    static Stream<Arguments> answers() {
        return Asked.ALL.stream().flatMap(asked -> BODIES.stream().filter(body -> !asked.silent() || !body.isEmpty())
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
                .isSubsetOf(Asked.ALL.stream().map(Asked::code).toList());
    }

    @ParameterizedTest(name = "{0} answers {1}")
    @MethodSource("answers")
    void it_is_unreadable_and_tried_again(Asked asked, String body) throws IOException {
        Connector connector = marketplaces.get(asked.code()).connector().orElseThrow();
        Cast cast = new Cast(asked.code());
        String seller = cast.newSeller();
        cast.put(seller, "{\"sku\":\"" + SKU + "\",\"quantity\":5,\"kind\":\"" + asked.kind() + "\"}");
        Account account = account(asked, cast, seller);
        Offer offer = new Offer(SKU, Optional.of(asked.remote()).filter(known -> !known.isEmpty()), 0);
        Optional<String> handle = handle(asked, connector, account, offer);

        proxy().garble(asked.method(), asked.uri(), body);
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
        Map<String, String> settings = cast.account(seller);
        settings.putAll(asked.settings());
        return new TestAccount(URI.create(proxy().url() + cast.base()), settings);
    }

    private static SendMode way(Connector connector, Account account, Asked.Operation operation) {
        List<SendMode> ways = connector.sendModes(account);
        boolean many = operation == Asked.Operation.MANY || operation == Asked.Operation.CONFIRM_MANY;
        return ways.get(many ? ways.size() - 1 : 0);
    }

    /** What was accepted before, where that is asked about. */
    private static Optional<String> handle(Asked asked, Connector connector, Account account, Offer offer)
            throws IOException {
        if (asked.operation() != Asked.Operation.CONFIRM_SINGLE && asked.operation() != Asked.Operation.CONFIRM_MANY) {
            return Optional.empty();
        }
        proxy().handOn();
        // SkyHub is asked a while later only; so this was a while ago.
        return asked.code().equals("b2w") ? Optional.of("stored:0")
                : Optional.of(((Outcome.Accepted) connector.publish(account, way(connector, account, asked.operation()),
                        List.of(offer)).get(0).outcome()).handle());
    }

    private static Outcome outcome(Asked asked, Connector connector, Account account, Offer offer,
            Optional<String> handle) {
        List<Offer> offers = List.of(offer);
        return switch (asked.operation()) {
            case SINGLE, MANY -> connector.publish(account, way(connector, account, asked.operation()), offers).get(0)
                    .outcome();
            case CONFIRM_SINGLE, CONFIRM_MANY -> decided(() -> connector.confirm(account, handle.orElseThrow(), offers)
                    .get(0).outcome());
            case READ_BACK -> {
                Shown shown = connector.readBack(account, offers).get(0);
                assertThat(shown.quantity()).isEmpty();
                yield shown.outcome().orElseThrow();
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
