package dev.vigia.source.tiny;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.catalog.KitPart;
import dev.vigia.credentials.Token;
import dev.vigia.http.Clients;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.source.AskedSource;
import dev.vigia.source.IdPage;
import dev.vigia.source.PermissionCheck;
import dev.vigia.source.PermissionCheck.Permitted;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Olist ERP's answers as its documentation has them, and as they may be, from a real server. */
@QuarkusTest
class TinySourceTest {

    private static final String STOCK = "/estoque/10";
    private static final String PRODUCT = "/produtos/10";

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    private final Map<String, String> settings = Map.of("cnpj", "12.345.678/0001-95", "client-id", "id",
            "client-secret", "secret", "refresh-token", "first");
    private final AskedSource account = new AskedSource(settings, new ArrayList<>(List.of(new Token("access", Optional
            .of("next"), Instant.now().plusSeconds(3_600)))));
    private StubServer server;
    private TinySource tiny;

    @BeforeEach
    void open() throws IOException {
        server = new StubServer();
        tiny = new TinySource(clients, new SmallRyeConfigBuilder().withMapping(TinyConfig.class)
                .withDefaultValue("vigia.source.tiny.url", server.url().toString())
                .withDefaultValue("vigia.source.tiny.sign-in-url", server.url() + "/sign-in").build().getConfigMapping(
                        TinyConfig.class), clock);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private SkuReading read(boolean describe) {
        return tiny.read(account, List.of(new SkuQuestion("10", describe, false))).get(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {
            "[{'id':1,'nome':'Geral','desconsiderar':false,'saldo':12,'reservado':2,'disponivel':10}]; 1 12 2",
            "[{'id':'1','saldo':'12','reservado':'2'}]; 1 12 2", "[{'id':1,'saldo':12.9,'reservado':1.1}]; 1 12 2",
            "[{'id':1,'saldo':-3.5,'reservado':-2}]; 1 -4 0", "[{'id':1,'saldo':0,'reservado':null}]; 1 0 0",
            "[{'id':1,'saldo':12,'deAmanha':{}},null,{'id':2,'saldo':null},{'saldo':3}]; 1 12 0" })
    void what_lies_in_a_deposit_is_read_however_it_is_written(String deposits, String level) {
        server.answers(STOCK, 200, ("{'id':10,'saldo':99,'depositos':" + deposits + "}").replace('\'', '"'));
        SkuReading read = read(false);
        assertThat(read.said()).isEqualTo(ReadingKind.STOCK);
        assertThat(read.levels()).extracting(TinySourceTest::written).containsExactly(level);
        assertThat(server.last().header("Authorization")).isEqualTo("Bearer access");
    }

    private static String written(RemoteLevel level) {
        return level.warehouse() + " " + level.onHand() + " " + level.reserved();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = { "{'id':10,'saldo':7}",
            "{'id':10,'saldo':7,'depositos':null}", "{'id':10,'depositos':[]}",
            "{'id':'10','depositos':[{'id':1,'saldo':'many'}]}" })
    void what_says_nothing_of_units_in_a_deposit_is_unknown(String body) {
        server.answers(STOCK, 200, body.replace('\'', '"'));
        assertThat(read(false).said()).isEqualTo(ReadingKind.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", value = { "200; <!DOCTYPE html><p>Olist</p>; UNREADABLE",
            "200; {\"id\":11,\"depositos\":[]}; UNREADABLE", "200; {}; UNREADABLE", "400; -; REFUSED",
            "422; {\"mensagem\":\"x\",\"detalhes\":[]}; REFUSED", "429; -; LIMITED", "500; -; UNAVAILABLE",
            "503; <html>; UNAVAILABLE" })
    void what_is_no_answer_is_told_apart(int status, String body, Cause cause) {
        server.answers(STOCK, status, Optional.ofNullable(body).orElse(""));
        assertThatThrownBy(() -> read(false)).isInstanceOfSatisfying(ConnectorException.class,
                failure -> assertThat(failure.outcome().cause()).contains(cause));
    }

    @Test
    void a_minute_that_is_spent_says_in_seconds_when_it_is_over() {
        server.answers(STOCK, 429, "{}", Map.of("x-ratelimit-reset", "42"));
        assertThatThrownBy(() -> read(false)).isInstanceOfSatisfying(ConnectorException.class,
                failure -> assertThat(failure.outcome().after()).isEqualTo(Duration.ofSeconds(42)));
        assertThat(tiny.mostPerSecond()).isEqualTo(0.5);
    }

    @Test
    void what_is_not_there_is_missing_and_not_zero() {
        assertThat(read(false).said()).isEqualTo(ReadingKind.MISSING);
        assertThat(read(true).said()).isEqualTo(ReadingKind.MISSING);
    }

    @Test
    void access_that_is_refused_is_bought_anew_once_and_what_is_refused_then_is_the_module() {
        server.answers(STOCK, 401, "{}").answers("/sign-in/token", 200,
                "{\"access_token\":\"new\",\"expires_in\":14400,\"refresh_token\":\"third\"}");
        assertThatThrownBy(() -> read(false)).isInstanceOfSatisfying(PermissionMissing.class,
                missing -> assertThat(missing.permission()).isEqualTo("STOCK"));
        assertThat(server.requests).extracting(StubServer.Request::uri).containsExactly(STOCK, "/sign-in/token", STOCK);
        assertThat(server.requests.get(1).body()).contains("grant_type=refresh_token", "refresh_token=next",
                "client_id=id", "client_secret=secret");
        assertThat(account.token().orElseThrow().refresh()).contains("third");
    }

    @Test
    void a_consent_that_is_over_asks_for_another_one() {
        server.answers(STOCK, 401, "{}").answers("/sign-in/token", 400,
                "{\"error\":\"invalid_grant\",\"error_description\":\"Token is not active\"}");
        assertThatThrownBy(() -> read(false)).isInstanceOfSatisfying(PermissionMissing.class,
                missing -> assertThat(missing.isSignIn()).isTrue());
        server.answers(STOCK, 403, "{}");
        assertThatThrownBy(() -> read(false)).isInstanceOfSatisfying(PermissionMissing.class,
                missing -> assertThat(missing.permission()).isEqualTo("STOCK"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = { "{'id':10,'situacao':'A','tipo':'S'}; STOCK",
            "{'id':'10'}; STOCK", "{'id':10,'situacao':'I'}; INACTIVE", "{'id':10,'situacao':'E'}; INACTIVE",
            "{'id':10,'situacao':'?'}; STOCK", "{'id':10,'tipo':'K','kit':[]}; UNKNOWN",
            "{'id':10,'tipo':'V'}; MISSING",
            "{'id':10,'tipo':'S','tipoVariacao':'P'}; MISSING", "{'id':10,'tipoVariacao':'V'}; STOCK",
            "{'id':10,'tipo':'K','kit':[{'produto':{'id':1},'quantidade':2},{'produto':{'id':'1'},'quantidade':'1'}]}; KIT" })
    void only_the_products_own_word_makes_it_unsold(String product, ReadingKind said) {
        server.answers(PRODUCT, 200, product.replace('\'', '"')).answers(STOCK, 200,
                "{\"id\":10,\"depositos\":[{\"id\":1,\"saldo\":5}]}");
        SkuReading read = read(true);
        assertThat(read.said()).isEqualTo(said);
        assertThat(read.product().map(RemoteProduct::parts).orElse(List.of())).isEqualTo(said == ReadingKind.KIT ? List
                .of(new KitPart("1", 3)) : List.of());
    }

    @Test
    void a_product_has_its_name_its_path_and_its_code_and_parts_of_a_unit_make_no_kit() {
        server.answers(PRODUCT, 200, """
                {"id":10,"sku":"T-1","descricao":" Taza ","gtin":"789","categoria":{"caminhoCompleto":"Casa >> Cozinha"}}
                """).answers(STOCK, 200, "{\"id\":10,\"depositos\":[]}");
        assertThat(read(true).product().orElseThrow()).isEqualTo(new RemoteProduct("T-1", "Taza", "Casa > Cozinha",
                Optional.of("789"), List.of()));
        server.answers(PRODUCT, 200,
                "{\"id\":10,\"tipo\":\"K\",\"kit\":[{\"produto\":{\"id\":1},\"quantidade\":1.5}]}");
        assertThatThrownBy(() -> read(true)).isInstanceOf(ConnectorException.class);
    }

    @Test
    void a_deposit_whose_balance_is_disregarded_sells_nothing() {
        server.answers("/depositos", 200, """
                {"itens":[{"id":1,"descricao":"Geral","desconsideraSaldo":false,"padrao":true},
                          {"id":"2","descricao":"Full","desconsideraSaldo":true},{"id":3,"descricao":null},{"id":null}]}
                """);
        assertThat(tiny.warehouses(account)).containsExactly(new RemoteWarehouse("1", "Geral", true),
                new RemoteWarehouse("2", "Full", false), new RemoteWarehouse("3", "3", true));
        server.answers("/depositos", 200, "{\"itens\":[]}");
        assertThatThrownBy(() -> tiny.warehouses(account)).isInstanceOf(ConnectorException.class);
    }

    @Test
    void products_are_listed_without_what_is_removed_or_only_groups_others() {
        server.answers("/produtos", 200, """
                {"itens":[{"id":10,"situacao":"A"},{"id":"11","situacao":"I"},{"id":12,"situacao":"E"},
                          {"id":13,"tipo":"V"},{"id":14,"tipoVariacao":"P"},{"id":15,"tipoVariacao":"V"},{"id":null}],
                 "paginacao":{"limit":100,"offset":100,"total":300}}
                """);
        assertThat(tiny.ids(account, 2)).isEqualTo(new IdPage(List.of("10", "11", "15"), false));
        assertThat(server.last().uri()).contains("limit=100").contains("offset=100");
        server.answers("/produtos", 200, "{\"itens\":[]}");
        assertThat(tiny.ids(account, 3).isLast()).isTrue();
        server.answers("/produtos", 200, "{\"itens\":null}");
        assertThatThrownBy(() -> tiny.ids(account, 3)).isInstanceOf(ConnectorException.class);
    }

    @Test
    void whoever_tries_it_learns_what_lacks() {
        server.answers("/produtos", 200, "{\"itens\":[{\"id\":10}]}").answers("/depositos", 403, "{}").answers(STOCK,
                503, "");
        assertThat(tiny.probe(account)).containsExactly(new PermissionCheck("PRODUCTS", Permitted.GRANTED),
                new PermissionCheck("DEPOSITS", Permitted.LACKING), new PermissionCheck("STOCK", Permitted.NO_ANSWER));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "{\"idProduto\":10,\"sku\":\"T-1\",\"nome\":\"x\",\"saldo\":0}; [10]",
            "{\"cnpj\":\"12345678000195\",\"tipo\":\"estoque\",\"dados\":{\"idProduto\":\"10\",\"saldo\":0}}; [10]",
            "{\"idProduto\":\"1/../2\"}; []", "{\"sku\":\"T-1\"}; []" })
    void a_notification_names_what_to_read(String body, String ids) {
        assertThat(tiny.notified(told(body)).orElseThrow()).hasToString(ids);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "{\"cnpj\":\"99999999000199\",\"dados\":{\"idProduto\":10}}", "<html>", "{" })
    void a_notification_of_another_company_is_none(String body) {
        assertThat(tiny.notified(told(body))).isEmpty();
    }

    private SourceNotification told(String body) {
        return new SourceNotification(settings, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}
