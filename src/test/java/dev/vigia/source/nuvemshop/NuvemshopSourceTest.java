package dev.vigia.source.nuvemshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.vigia.testing.marketplace.StubServer;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nuvemshop's answers as its documentation has them, and as they may be, from a real server. */
@QuarkusTest
class NuvemshopSourceTest {

    private static final String PRODUCT = "/123/products/8";

    @Inject
    Clients clients;

    private final Map<String, String> settings = new HashMap<>(Map.of("store", "123", "access-token", "token",
            "contact", "stock@shop.example"));
    private StubServer server;
    private NuvemshopSource nuvemshop;

    @BeforeEach
    void open() throws IOException {
        server = new StubServer();
        nuvemshop = new NuvemshopSource(clients, new SmallRyeConfigBuilder().withMapping(NuvemshopConfig.class)
                .withDefaultValue("vigia.source.nuvemshop.url", server.url() + "/{store}").build().getConfigMapping(
                        NuvemshopConfig.class), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private SkuReading read() {
        return read("8/10").get(0);
    }

    private List<SkuReading> read(String... ids) {
        return nuvemshop.read(new AskedSource(settings), Stream.of(ids).map(id -> new SkuQuestion(id, true, false))
                .toList());
    }

    private void answers(String variant) {
        server.answers(PRODUCT, 200, ("{'id':8,'name':{'es':'Taza'},'variants':[" + variant + "]}").replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {
            "[{'location_id':'A','stock':7}]; A 7 false", "[{'location_id':1,'stock':'7'}]; 1 7 false",
            "[{'location_id':'A','stock':0}]; A 0 false", "[{'location_id':'A','stock':-3}]; A -3 false",
            "[{'location_id':'A','stock':null}]; A 0 true",
            "[{'location_id':'A','stock':99999999999}]; A 2147483647 false",
            "[{'id':1,'variant_id':10,'location_id':'A','stock':7,'of_tomorrow':[0]},null]; A 7 false" })
    void what_lies_at_a_location_is_read_and_nothing_on_purpose_is_without_a_limit(String levels, String level) {
        answers("{'id':'10','inventory_levels':" + levels + "}");
        assertThat(read().said()).isEqualTo(ReadingKind.STOCK);
        assertThat(read().levels()).extracting(NuvemshopSourceTest::written).containsExactly(level);
        assertThat(server.last().header("Authentication")).isEqualTo("bearer token");
        assertThat(server.last().headers()).doesNotContainKey("Authorization");
        assertThat(server.last().header("User-agent")).isEqualTo("Vigia (stock@shop.example)");
    }

    private static String written(RemoteLevel level) {
        return level.warehouse() + " " + level.onHand() + " " + level.unlimited();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = { "{'id':10,'stock':7}",
            "{'id':10,'stock':null,'inventory_levels':null}", "{'id':10,'inventory_levels':[]}",
            "{'id':10,'inventory_levels':[{'location_id':'A'}]}", "{'id':10,'inventory_levels':[{'stock':7}]}",
            "{'id':10,'inventory_levels':[{'location_id':'A','stock':'many'}]}",
            "{'id':10,'inventory_levels':[{'location_id':'A','stock':1e400}]}",
            "{'id':10,'stock_management':true,'inventory_levels':[{'location_id':'A','stock':null}]}", "~~" })
    void what_says_nothing_of_units_is_unknown(String variant) {
        answers(variant);
        assertThat(read().said()).isEqualTo(ReadingKind.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", value = { "200; <!DOCTYPE html><p>Tiendanube</p>; UNREADABLE",
            "200; {\"id\":9,\"variants\":[]}; UNREADABLE", "200; {\"id\":8,\"variants\":null}; UNREADABLE",
            "200; []; UNREADABLE", "200; 5; UNREADABLE", "400; -; REFUSED",
            "422; {\"fields\":[\"is invalid\"]}; REFUSED", "429; -; LIMITED", "500; -; UNAVAILABLE",
            "502; <html>; UNAVAILABLE", "503; -; UNAVAILABLE", "504; -; UNAVAILABLE" })
    void what_is_no_answer_is_told_apart(int status, String body, Cause cause) {
        server.answers(PRODUCT, status, Optional.ofNullable(body).orElse(""));
        assertThatThrownBy(this::read).isInstanceOfSatisfying(ConnectorException.class,
                failure -> assertThat(failure.outcome().cause()).contains(cause));
    }

    @Test
    void a_full_bucket_says_in_milliseconds_when_it_is_empty() {
        server.answers(PRODUCT, 429, "{}", Map.of("x-rate-limit-reset", "19500", "x-rate-limit-remaining", "0"));
        assertThatThrownBy(this::read).isInstanceOfSatisfying(ConnectorException.class,
                failure -> assertThat(failure.outcome().after()).isEqualTo(Duration.ofSeconds(20)));
        assertThat(nuvemshop.mostPerSecond()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({ "401, ''", "402, PAYMENT", "403, PRODUCTS" })
    void a_call_that_is_not_let_in_says_what_lacks(int status, String permission) {
        server.answers(PRODUCT, status, "{}");
        assertThatThrownBy(this::read).isInstanceOfSatisfying(PermissionMissing.class,
                missing -> assertThat(missing.permission()).isEqualTo(permission));
    }

    @Test
    void what_is_not_there_is_missing_and_not_zero() {
        assertThat(read().said()).isEqualTo(ReadingKind.MISSING);
        answers("{'id':11,'inventory_levels':[]}");
        assertThat(read().said()).isEqualTo(ReadingKind.MISSING);
    }

    @Test
    void a_product_that_is_not_published_keeps_its_stock() {
        server.answers(PRODUCT, 200,
                "{\"id\":8,\"published\":false,\"variants\":[{\"id\":10,\"inventory_levels\":[{\"location_id\":\"A\","
                        + "\"stock\":7}]}]}");
        assertThat(read().said()).isEqualTo(ReadingKind.STOCK);
    }

    @Test
    void a_variant_has_the_name_of_its_product_in_the_main_language_its_path_and_its_code() {
        server.answers(PRODUCT, 200, """
                {"id":8,"name":{"pt":"Caneca","es":" Taza "},"categories":[
                   {"id":12,"name":{"es":"Cocina > Mesa"},"parent":11},{"id":11,"name":{"es":"Casa"},"parent":null},
                   {"id":13,"name":{"es":"Ofertas"}}],
                 "variants":[{"id":10,"sku":"T-1","barcode":"789","values":[{"es":"Roja","pt":"Vermelha"},{"es":"M"}]},
                             {"id":11,"sku":null,"barcode":null,"values":[]}]}
                """, Map.of("X-Main-Language", "es"));
        assertThat(read("8/10", "8/11")).extracting(reading -> reading.product().orElseThrow()).containsExactly(
                new RemoteProduct("T-1", "Taza (Roja / M)", "Casa > Cocina / Mesa", Optional.of("789"), List.of()),
                new RemoteProduct("", "Taza", "Casa > Cocina / Mesa", Optional.empty(), List.of()));
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void names_and_categories_may_be_written_otherwise() {
        server.answers(PRODUCT, 200, """
                {"id":"8","name":"Taza","categories":[12,11],"variants":[{"id":10,"sku":7},{"id":11,"sku":"x"}]}
                """);
        assertThat(read("8/10").get(0).product().orElseThrow()).isEqualTo(new RemoteProduct("7", "Taza", "", Optional
                .empty(), List.of()));
    }

    @Test
    void a_product_that_fails_takes_no_other_along_and_a_second_one_is_the_stores_failure() {
        answers("{'id':10,'inventory_levels':[{'location_id':'A','stock':7}]}");
        server.answers("/123/products/9", 500, "");
        assertThat(read("9/1", "8/10", "9/2")).extracting(SkuReading::remoteId).containsExactly("8/10");
        server.answers("/123/products/7", 500, "");
        assertThatThrownBy(() -> read("9/1", "8/10", "7/1")).isInstanceOf(ConnectorException.class);
    }

    @Test
    void variants_are_listed_page_by_page_until_no_page_follows() {
        server.answers("/123/products", 200,
                "[{\"id\":8,\"variants\":[{\"id\":10},{\"id\":\"11\"},{\"id\":null}]},null]",
                Map.of("Link", "<http://x/products?page=4>; rel=\"next\", <http://x>; rel=\"last\""));
        assertThat(ids(3)).isEqualTo(new IdPage(List.of("8/10", "8/11"), false));
        assertThat(server.last().uri()).contains("page=3").contains("per_page=200");
        server.answers("/123/products", 200, "[]", Map.of("Link", "<http://x>; rel=\"last\""));
        assertThat(ids(1).isLast()).isTrue();
        server.answers("/123/products", 200, "[]");
        assertThat(ids(1).isLast()).isTrue();
        server.answers("/123/products", 404, "{\"description\":\"Last page is 3\"}");
        assertThat(ids(4)).isEqualTo(new IdPage(List.of(), true));
        assertThatThrownBy(() -> ids(1)).isInstanceOf(ConnectorException.class);
    }

    private IdPage ids(int page) {
        return nuvemshop.ids(new AskedSource(settings), page);
    }

    @Test
    void locations_are_warehouses_and_none_at_all_is_not_believed() {
        server.answers("/123/locations", 200,
                "[{\"id\":\"01HT\",\"name\":{\"es_AR\":\"Depósito\"}},{\"id\":2,\"name\":null}]");
        assertThat(nuvemshop.warehouses(new AskedSource(settings))).containsExactly(new RemoteWarehouse("01HT",
                "Depósito", true), new RemoteWarehouse("2", "2", true));
        server.answers("/123/locations", 200, "[]");
        assertThatThrownBy(() -> nuvemshop.warehouses(new AskedSource(settings))).isInstanceOf(
                ConnectorException.class);
    }

    @ParameterizedTest
    @CsvSource({ "401, SIGN_IN_REFUSED, 1", "403, LACKING, 2", "503, NO_ANSWER, 1" })
    void whoever_tries_it_learns_what_lacks(int status, Permitted result, int calls) {
        server.answers("/123/products", status, "{}").answers("/123/locations", 200, "[]");
        List<PermissionCheck> checks = nuvemshop.probe(new AskedSource(settings));
        assertThat(checks.get(0)).isEqualTo(new PermissionCheck("PRODUCTS", result));
        assertThat(checks).hasSize(calls);
    }

    @Test
    void a_store_that_has_not_paid_is_told_so() {
        server.answers("/123/", 402, "{}");
        assertThat(nuvemshop.probe(new AskedSource(settings))).containsOnly(new PermissionCheck("PAYMENT",
                Permitted.LACKING));
    }
}
