package dev.vigia.source.bling;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.credentials.Token;
import dev.vigia.http.Clients;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.source.AskedSource;
import dev.vigia.source.SkuQuestion;
import dev.vigia.source.SkuReading;
import dev.vigia.source.SkuReading.RemoteLevel;
import dev.vigia.testing.marketplace.StubServer;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server that answers as Bling does, or may, and the connector that asks it, at a time that the test moves. */
abstract class BlingAnswers {

    static final String BALANCES = "/estoques/saldos";
    static final String LIST = "/produtos?";
    static final String PRODUCT = "/produtos/10";
    static final String TOKEN = "/oauth/token";
    static final String GRANTED = "{'access_token':'new','expires_in':21600,'refresh_token':'next'}";

    @Inject
    Clients clients;

    final Map<String, String> settings = new HashMap<>(Map.of("account", "Loja", "client-id", "id",
            "client-secret", "secret", "company", "c0ffee"));
    final List<Token> kept = new ArrayList<>(List.of(new Token("held", Optional.of("spent"), Instant.MAX)));
    final AskedSource account = new AskedSource(settings, kept);
    Instant now = Instant.parse("2026-11-30T12:00:00Z");
    StubServer server;
    BlingSource bling;

    @BeforeEach
    void open() throws IOException {
        server = new StubServer();
        bling = new BlingSource(clients, config(), new Clock() {

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        });
    }

    /** With the limits that it has where nobody sets any. */
    private BlingConfig config() {
        return new SmallRyeConfigBuilder().withMapping(BlingConfig.class).withDefaultValue("vigia.source.bling.url",
                server.url().toString()).build().getConfigMapping(BlingConfig.class);
    }

    @AfterEach
    void close() {
        server.close();
    }

    final void answers(String beginning, int status, String body) {
        server.answers(beginning, status, body.replace('\'', '"'));
    }

    final SkuReading read(boolean describe) {
        return bling.read(account, List.of(new SkuQuestion("10", describe, false))).get(0);
    }

    final void balance(String deposits) {
        answers(BALANCES, 200, "{'data':[{'produto':{'id':10},'saldoFisicoTotal':99,'saldoVirtualTotal':99,'depositos':"
                + deposits + "}]}");
    }

    static String written(RemoteLevel level) {
        return level.warehouse() + " " + level.onHand() + " " + level.reserved();
    }

    static ConnectorException failure(ThrowingCallable call) {
        ConnectorException[] thrown = new ConnectorException[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(ConnectorException.class, failure -> thrown[0] = failure);
        return thrown[0];
    }

    final void product(String more) {
        answers(LIST, 200, "{'data':[{'id':10,'nome':'Copo','codigo':'COD-4587','tipo':'P','situacao':'A','formato':'S'"
                + more + "}]}");
    }

    final void details(String more) {
        answers(PRODUCT, 200, "{'data':{'id':10,'nome':'Copo','codigo':'COD-4587','situacao':'A','formato':'S'" + more
                + "}}");
    }
}
