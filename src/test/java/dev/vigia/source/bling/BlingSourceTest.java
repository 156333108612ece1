package dev.vigia.source.bling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.catalog.KitPart;
import dev.vigia.credentials.Token;
import dev.vigia.http.Clients;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.source.AskedSource;
import dev.vigia.source.PermissionMissing;
import dev.vigia.source.RemoteWarehouse;
import dev.vigia.source.SkuQuestion;
import dev.vigia.source.SkuReading;
import dev.vigia.source.SkuReading.ReadingKind;
import dev.vigia.source.SkuReading.RemoteLevel;
import dev.vigia.source.SkuReading.RemoteProduct;
import dev.vigia.source.SourceNotification;
import dev.vigia.testing.marketplace.StubServer;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bling's answers as its documentation has them, and as they may be, from a real server. */
@QuarkusTest
class BlingSourceTest {

    private static final String BALANCES = "/estoques/saldos";
    private static final String LIST = "/produtos?";
    private static final String PRODUCT = "/produtos/10";
    private static final String TOKEN = "/oauth/token";
    private static final String GRANTED = "{'access_token':'new','expires_in':21600,'refresh_token':'next'}";

    @Inject
    Clients clients;

    private final Map<String, String> settings = new HashMap<>(Map.of("account", "Loja", "client-id", "id",
            "client-secret", "secret", "company", "c0ffee"));
    private final List<Token> kept = new ArrayList<>(List.of(new Token("held", Optional.of("spent"), Instant.MAX)));
    private final AskedSource account = new AskedSource(settings, kept);
    private Instant now = Instant.parse("2026-11-30T12:00:00Z");
    private StubServer server;
    private BlingSource bling;

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

    private void answers(String beginning, int status, String body) {
        server.answers(beginning, status, body.replace('\'', '"'));
    }

    private SkuReading read(boolean describe) {
        return bling.read(account, List.of(new SkuQuestion("10", describe, false))).get(0);
    }

    private void balance(String deposits) {
        answers(BALANCES, 200, "{'data':[{'produto':{'id':10},'saldoFisicoTotal':99,'saldoVirtualTotal':99,'depositos':"
                + deposits + "}]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {
            "[{'id':7,'saldoFisico':12,'saldoVirtual':10}]; 7 12 2",
            "[{'id':'7','saldoFisico':'12','saldoVirtual':'12'}]; 7 12 0",
            "[{'id':7,'saldoFisico':1250.75,'saldoVirtual':1249.5}]; 7 1250 1",
            "[{'id':7,'saldoFisico':5,'saldoVirtual':9}]; 7 5 0",
            "[{'id':7,'saldoFisico':-3,'saldoVirtual':-4}]; 7 -3 1",
            "[{'id':7,'saldoFisico':4}]; 7 4 0",
            "[{'id':7,'saldoFisico':99999999999,'saldoVirtual':99999999999}]; 7 2147483647 0",
            "[{'saldoFisico':4},{'id':8,'saldoFisico':0,'saldoVirtual':0}]; 8 0 0" })
    void what_lies_in_a_deposit_is_what_is_there_less_what_is_reserved(String deposits, String level) {
        balance(deposits);
        SkuReading read = read(false);
        assertThat(read.said()).isEqualTo(ReadingKind.STOCK);
        assertThat(read.levels()).extracting(BlingSourceTest::written).containsExactly(level);
        assertThat(read.observedAt()).isEqualTo(AskedSource.NOON);
        assertThat(server.last().header("Authorization")).isEqualTo("Bearer held");
        assertThat(server.last().header("Accept")).isEqualTo("application/json");
        assertThat(server.last().uri()).isIn("/estoques/saldos?idsProdutos[]=10",
                "/estoques/saldos?idsProdutos%5B%5D=10");
    }

    private static String written(RemoteLevel level) {
        return level.warehouse() + " " + level.onHand() + " " + level.reserved();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = { "{'data':[]}",
            "{'data':[{'produto':{'id':11},'depositos':[{'id':7,'saldoFisico':1}]}]}",
            "{'data':[{'produto':{'id':10},'saldoFisicoTotal':0,'saldoVirtualTotal':0}]}",
            "{'data':[{'produto':{'id':10},'depositos':[]}]}", "{'data':[{'produto':{'id':10},'depositos':null}]}",
            "{'data':[{'produto':{'id':10},'depositos':[{'id':7,'saldoFisico':null}]}]}",
            "{'data':[{'produto':{'id':10},'depositos':[{'id':7,'saldoFisico':'muito'}]}]}" })
    void what_an_answer_leaves_out_is_unknown_and_never_zero(String body) {
        answers(BALANCES, 200, body);
        assertThat(read(false).said()).isEqualTo(ReadingKind.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", quoteCharacter = '~', value = {
            "200; <!DOCTYPE html><p>Bling</p>; UNREADABLE", "200; {'data':{}}; UNREADABLE", "200; {}; UNREADABLE",
            "404; {}; UNREADABLE", "500; -; UNAVAILABLE", "503; <html>; UNAVAILABLE",
            "400; {'error':{'type':'VALIDATION_ERROR'}}; REFUSED", "408; -; UNAVAILABLE" })
    void what_is_no_answer_is_told_apart(int status, String body, Cause cause) {
        answers(BALANCES, status, Optional.ofNullable(body).orElse(""));
        assertThat(failure(() -> read(false)).outcome().cause()).contains(cause);
    }

    private static ConnectorException failure(ThrowingCallable call) {
        ConnectorException[] thrown = new ConnectorException[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(ConnectorException.class, failure -> thrown[0] = failure);
        return thrown[0];
    }

    @Test
    void a_scope_that_lacks_is_named_and_a_consent_that_ended_is_asked_for_again() {
        answers(BALANCES, 403, "{'error':{'type':'insufficient_scope','description':'higher privileges'}}");
        assertThatThrownBy(() -> read(false)).isInstanceOfSatisfying(PermissionMissing.class,
                missing -> assertThat(missing.permission()).isEqualTo("STOCK"));
        answers(BALANCES, 401, "{'error':{'type':'invalid_token'}}");
        answers(TOKEN, 400, "{'error':{'type':'invalid_grant','description':'Invalid refresh token'}}");
        assertThatThrownBy(() -> read(false)).isInstanceOfSatisfying(PermissionMissing.class,
                missing -> assertThat(missing.isSignIn()).isTrue());
        kept.clear();
        assertThatThrownBy(() -> read(false)).isInstanceOfSatisfying(PermissionMissing.class,
                missing -> assertThat(missing.isSignIn()).isTrue());
    }

    @Test
    void a_token_that_ended_buys_the_next_one_with_the_newest_refresh_token() {
        kept.set(0, new Token("old", Optional.of("spent"), now));
        answers(TOKEN, 200, GRANTED);
        balance("[{'id':7,'saldoFisico':1,'saldoVirtual':1}]");
        read(false);
        assertThat(server.requests.get(0).body()).contains("grant_type=refresh_token", "refresh_token=spent")
                .doesNotContain("secret");
        assertThat(server.requests.get(0).header("Authorization")).isEqualTo("Basic aWQ6c2VjcmV0");
        assertThat(server.last().header("Authorization")).isEqualTo("Bearer new");
        assertThat(kept.get(1).refresh()).contains("next");
        assertThat(kept.get(1).expiresAt()).isEqualTo(now.plus(Duration.ofHours(6)));
    }

    /** The second and the day pass; a block rests the account, and asks nothing meanwhile. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = { "429; {'error':{'period':'second'}}; 2",
            "429; {'error':{'period':'day'}}; 3600", "429; ; 600", "429; {'error':{'type':'x'}}; 600",
            "403; <html>Access denied</html>; 600", "403; ; 600" })
    void a_limit_is_kept_for_as_long_as_it_lasts(int status, String body, long seconds) {
        answers(BALANCES, status, Optional.ofNullable(body).orElse(""));
        ConnectorException failure = failure(() -> read(false));
        assertThat(failure.outcome().cause()).contains(Cause.LIMITED);
        assertThat(failure.outcome().after()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void while_the_address_is_blocked_no_account_asks_anything_for_ten_minutes() {
        answers(BALANCES, 403, "<html>Access denied</html>");
        failure(() -> read(false));
        balance("[{'id':7,'saldoFisico':1,'saldoVirtual':1}]");
        int asked = server.requests.size();
        now = now.plus(Duration.ofMinutes(9));
        AskedSource another = new AskedSource(Map.of("client-id", "other"), kept);
        assertThat(failure(() -> bling.ids(another, 1)).outcome().after()).isEqualTo(Duration.ofMinutes(1));
        assertThat(server.requests).hasSize(asked);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(read(false).said()).isEqualTo(ReadingKind.STOCK);
    }

    @Test
    void far_fewer_calls_errors_and_sign_ins_leave_than_what_blocks_an_address() {
        balance("[{'id':7,'saldoFisico':1,'saldoVirtual':1}]");
        for (int call = 0; call < 150; call++) {
            read(false);
        }
        assertThat(failure(() -> read(false)).outcome().after()).isEqualTo(Duration.ofSeconds(10));
        now = now.plusSeconds(10);
        answers(BALANCES, 500, "");
        for (int call = 0; call < 30; call++) {
            assertThat(failure(() -> read(false)).outcome().cause()).contains(Cause.UNAVAILABLE);
        }
        assertThat(failure(() -> read(false)).outcome().cause()).contains(Cause.LIMITED);
        now = now.plusSeconds(10);
        kept.set(0, new Token("old", Optional.of("spent"), now));
        answers(TOKEN, 503, "");
        for (int call = 0; call < 5; call++) {
            assertThat(failure(() -> read(false)).outcome().cause()).contains(Cause.UNAVAILABLE);
        }
        assertThat(failure(() -> read(false)).outcome().after()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void too_many_sign_ins_rest_for_an_hour() {
        kept.set(0, new Token("old", Optional.of("spent"), now));
        answers(TOKEN, 403, "<html>Access denied</html>");
        assertThat(failure(() -> read(false)).outcome().after()).isEqualTo(Duration.ofHours(1));
    }

    private void product(String more) {
        answers(LIST, 200, "{'data':[{'id':10,'nome':'Copo','codigo':'COD-4587','tipo':'P','situacao':'A','formato':'S'"
                + more + "}]}");
    }

    private void details(String more) {
        answers(PRODUCT, 200, "{'data':{'id':10,'nome':'Copo','codigo':'COD-4587','situacao':'A','formato':'S'" + more
                + "}}");
    }

    @Test
    void a_product_is_described_with_its_code_category_and_bars_and_asked_for_once_a_day() {
        product("");
        details(",'gtin':'7891234567895','categoria':{'id':12}");
        answers("/categorias/produtos", 200, "{'data':[{'id':12,'descricao':'Copos','categoriaPai':{'id':11}},"
                + "{'id':11,'descricao':'Casa','categoriaPai':{'id':0}}]}");
        balance("[{'id':7,'saldoFisico':1,'saldoVirtual':1}]");
        RemoteProduct told = read(true).product().orElseThrow();
        assertThat(told).isEqualTo(new RemoteProduct("COD-4587", "Copo", "Casa > Copos", Optional.of("7891234567895"),
                List.of()));
        int asked = server.requests.size();
        assertThat(read(true).product()).contains(told);
        assertThat(server.requests).hasSize(asked + 2);
        now = now.plus(Duration.ofHours(25));
        read(true);
        assertThat(server.requests).hasSize(asked + 2 + 4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = { ",'situacao':'I'; INACTIVE",
            ",'situacao':'E'; INACTIVE",
            ",'situacao':''; STOCK", ",'formato':'V'; UNKNOWN" })
    void only_what_the_catalog_says_makes_a_product_unsold(String more, ReadingKind said) {
        product(more);
        details("");
        balance("[{'id':7,'saldoFisico':1,'saldoVirtual':1}]");
        assertThat(read(true).said()).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {
            "'V','componentes':[{'produto':{'id':3},'quantidade':2},{'produto':{'id':4},'quantidade':1.0}]; KIT",
            "'V','componentes':[{'produto':{'id':3},'quantidade':0.5}]; UNKNOWN", "'V','componentes':[]; UNKNOWN",
            "'F','componentes':[{'produto':{'id':3},'quantidade':2}]; STOCK" })
    void what_is_put_together_when_it_is_sold_is_a_kit(String structure, ReadingKind said) {
        product(",'formato':'E'");
        details(",'estrutura':{'tipoEstoque':" + structure + "}");
        balance("[{'id':7,'saldoFisico':1,'saldoVirtual':1}]");
        SkuReading read = read(true);
        assertThat(read.said()).isEqualTo(said);
        if (said == ReadingKind.KIT) {
            assertThat(read.product().orElseThrow().parts()).containsExactly(new KitPart("3", 2), new KitPart("4", 1));
        }
    }

    @Test
    void only_its_own_address_says_that_there_is_no_such_product() {
        answers(LIST, 200, "{'data':[]}");
        answers(PRODUCT, 404, "{'error':{'type':'RESOURCE_NOT_FOUND'}}");
        assertThat(read(true).said()).isEqualTo(ReadingKind.MISSING);
        details("");
        balance("[{'id':7,'saldoFisico':1,'saldoVirtual':1}]");
        assertThat(read(true).said()).isEqualTo(ReadingKind.STOCK);
        answers(PRODUCT, 200, "{'data':{'id':11}}");
        now = now.plus(Duration.ofDays(2));
        assertThat(failure(() -> read(true)).outcome().cause()).contains(Cause.UNREADABLE);
    }

    @Test
    void a_deposit_sells_if_it_is_active_and_counts() {
        answers("/depositos", 200, "{'data':[{'id':1,'descricao':'Geral','situacao':1,'padrao':true,"
                + "'desconsiderarSaldo':false},{'id':2,'descricao':'Loja','situacao':0},{'id':3,'situacao':1,"
                + "'desconsiderarSaldo':true}]}");
        assertThat(bling.warehouses(account)).containsExactly(new RemoteWarehouse("1", "Geral", true),
                new RemoteWarehouse("2", "Loja", false), new RemoteWarehouse("3", "3", false));
        answers("/depositos", 200, "{'data':[]}");
        assertThat(failure(() -> bling.warehouses(account)).outcome().cause()).contains(Cause.UNREADABLE);
    }

    @Test
    void heads_of_variations_and_deleted_products_are_not_listed() {
        answers(LIST, 200, "{'data':[{'id':1,'formato':'S','situacao':'A'},{'id':2,'formato':'V'},{'id':3,'situacao':"
                + "'I','formato':'E'},{'id':4,'situacao':'E'}]}");
        assertThat(bling.ids(account, 1).ids()).containsExactly("1", "3");
        assertThat(server.last().uri()).contains("limite=100", "criterio=5", "tipo=P", "pagina=1");
        assertThat(bling.ids(account, 1).isLast()).isFalse();
        answers(LIST, 200, "{'data':[]}");
        assertThat(bling.ids(account, 2).isLast()).isTrue();
    }

    /** Signed with {@code secret}; each by openssl, not by us. */
    @Test
    void a_notification_is_believed_when_it_is_signed_and_names_its_product() {
        String body = "{\"event\":\"stock.updated\",\"companyId\":\"c0ffee\",\"data\":{\"produto\":{\"id\":10}}}";
        assertThat(notified(body, "sha256=" + SIGNATURE)).contains(List.of("10"));
        assertThat(notified(body, "sha256=" + SIGNATURE.toUpperCase(java.util.Locale.ROOT))).contains(List.of("10"));
        assertThat(notified(body, SIGNATURE)).isEmpty();
        assertThat(notified(body, "sha256=" + SIGNATURE.replace('a', 'b'))).isEmpty();
        assertThat(notified(body, "sha256=")).isEmpty();
        assertThat(notified(body + " ", "sha256=" + SIGNATURE)).isEmpty();
        assertThat(bling.notified(new SourceNotification(settings, Map.of(), body.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        settings.put("company", "another");
        assertThat(notified(body, "sha256=" + SIGNATURE)).contains(List.of());
        settings.put("client-secret", "");
        assertThat(notified(body, "sha256=" + SIGNATURE)).isEmpty();
    }

    private static final String SIGNATURE = "a75495152e742ccde163f8de1d1fe44f5739d11a5e066bd1bed53cf54a406413";

    private Optional<List<String>> notified(String body, String signature) {
        return bling.notified(new SourceNotification(settings, Map.of("x-bling-signature-256", signature), body
                .getBytes(
                        StandardCharsets.UTF_8)));
    }
}
