package dev.vigia.source.vtex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.catalog.KitPart;
import dev.vigia.http.Clients;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.source.AskedSource;
import dev.vigia.source.PermissionCheck;
import dev.vigia.source.PermissionCheck.Permitted;
import dev.vigia.source.PermissionMissing;
import dev.vigia.source.RemoteWarehouse;
import dev.vigia.source.SkuQuestion;
import dev.vigia.source.SkuReading;
import dev.vigia.source.SkuReading.ReadingKind;
import dev.vigia.source.SkuReading.RemoteLevel;
import dev.vigia.source.SourceNotification;
import dev.vigia.testing.marketplace.StubServer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** VTEX's answers as its documentation has them, and as they may be, from a real server. */
@QuarkusTest
class VtexSourceTest {

    private static final String INVENTORY = "/api/logistics/pvt/inventory/skus/10";
    private static final String SKU = "/api/catalog_system/pvt/sku/stockkeepingunitbyid/10";
    private static final String KIT = "/api/catalog/pvt/stockkeepingunitkit";
    private static final String CART = "/api/fulfillment/pvt/orderForms/simulation";

    @Inject
    Clients clients;

    private final Map<String, String> settings = new HashMap<>(Map.of("account", "acme", "app-key", "key", "app-token",
            "token"));
    private StubServer server;
    private VtexSource vtex;

    @BeforeEach
    void open() throws IOException {
        server = new StubServer();
        vtex = new VtexSource(clients, () -> server.url().toString());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private SkuReading read(boolean describe) {
        return vtex.read(new AskedSource(settings), List.of(new SkuQuestion("10", describe, false))).get(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {
            "[{'warehouseId':'a','totalQuantity':12,'reservedQuantity':2,'hasUnlimitedQuantity':false}]; a 12 2 false",
            "[{'warehouseId':'a','totalQuantity':12,'reservedQuantity':-4}]; a 12 0 false",
            "[{'WarehouseID':'a','TOTALQUANTITY':'12','reservedquantity':'2'}]; a 12 2 false",
            "[{'warehouseId':1,'totalQuantity':12.0,'reservedQuantity':null}]; 1 12 0 false",
            "[{'warehouseId':'a','totalQuantity':1000117,'reservedQuantity':117,'hasUnlimitedQuantity':true}]; a 0 0 true",
            "[{'warehouseId':'a','totalQuantity':2147483647,'isUnlimitedQuantity':true}]; a 0 0 true",
            "[{'warehouseId':'a','totalQuantity':1000000,'hasUnlimitedQuantity':false}]; a 1000000 0 false",
            "[{'warehouseId':'a b','totalQuantity':-3,'dateOfSupplyUtc':'20233-08-20T15:11:28.1978783Z'}]; a b -3 0 false",
            "[{'warehouseId':'a','totalQuantity':99999999999,'supplyLots':null}]; a 2147483647 0 false",
            "{'warehouseId':'a','totalQuantity':5}; a 5 0 false" })
    void what_lies_in_a_warehouse_is_read_however_it_is_written(String balance, String level) {
        server.answers(INVENTORY, 200, ("{'skuId':10,'balance':" + balance + "}").replace('\'', '"'));
        SkuReading read = read(false);
        assertThat(read.said()).isEqualTo(ReadingKind.STOCK);
        assertThat(read.levels()).extracting(VtexSourceTest::written).containsExactly(level);
        assertThat(server.last().header("X-vtex-api-appkey")).isEqualTo("key");
        assertThat(server.last().header("X-vtex-api-apptoken")).isEqualTo("token");
    }

    private static String written(RemoteLevel level) {
        return level.warehouse() + " " + level.onHand() + " " + level.reserved() + " " + level.unlimited();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "{\"skuId\":\"10\",\"balance\":[]}", "{\"skuId\":\"10\",\"balance\":null}",
            "{\"skuId\":\"10\"}", "{\"skuId\":\"10\",\"balance\":[null]}",
            "{\"balance\":[{\"warehouseId\":\"a\",\"totalQuantity\":null}]}",
            "{\"balance\":[{\"warehouseId\":\"a\",\"totalQuantity\":\"many\"}]}" })
    void what_says_nothing_of_units_is_unknown(String body) {
        server.answers(INVENTORY, 200, body);
        assertThat(read(false).said()).isEqualTo(ReadingKind.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", value = { "200; <!DOCTYPE html><p>Admin</p>; UNREADABLE",
            "200; {\"skuId\":\"11\",\"balance\":[]}; UNREADABLE", "200; 5; UNREADABLE", "408; -; UNAVAILABLE",
            "429; -; LIMITED", "500; -; UNAVAILABLE", "503; <html>; UNAVAILABLE", "400; -; REFUSED" })
    void what_is_no_answer_is_told_apart(int status, String body, Cause cause) {
        server.answers(INVENTORY, status, Optional.ofNullable(body).orElse(""));
        assertThatThrownBy(() -> read(false)).isInstanceOfSatisfying(ConnectorException.class,
                failure -> assertThat(failure.outcome().cause()).contains(cause));
    }

    @ParameterizedTest
    @CsvSource({ "401, ''", "403, INVENTORY" })
    void a_call_that_is_not_let_in_says_what_lacks(int status, String permission) {
        server.answers(INVENTORY, status, "{}");
        assertThatThrownBy(() -> read(false)).isInstanceOfSatisfying(PermissionMissing.class,
                missing -> assertThat(missing.permission()).isEqualTo(permission));
    }

    @Test
    void what_is_not_there_is_missing_and_not_zero() {
        assertThat(read(false).said()).isEqualTo(ReadingKind.MISSING);
        assertThat(read(true).said()).isEqualTo(ReadingKind.MISSING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = { "{'Id':10,'IsActive':false}; INACTIVE",
            "{'Id':'10','isactive':'false'}; INACTIVE", "{'Id':10,'IsActive':true,'IsProductActive':false}; INACTIVE",
            "{'Id':10,'IsActive':true}; STOCK", "{'Id':10}; STOCK", "{'Id':10,'IsKit':true}; KIT" })
    void only_the_catalogs_own_word_makes_it_unsold(String sku, ReadingKind said) {
        server.answers(SKU, 200, sku.replace('\'', '"')).answers(KIT, 200,
                "{\"Id\":7,\"StockKeepingUnitParent\":10,\"StockKeepingUnitId\":1,\"Quantity\":2,\"UnitPrice\":50.0}")
                .answers(INVENTORY, 200, "{\"balance\":[{\"warehouseId\":\"a\",\"totalQuantity\":5}]}");
        SkuReading read = read(true);
        assertThat(read.said()).isEqualTo(said);
        assertThat(read.product().orElseThrow().parts()).isEqualTo(said == ReadingKind.KIT ? List.of(new KitPart("1",
                2))
                : List.of());
    }

    @Test
    void a_product_has_its_name_its_path_and_its_code() {
        settings.put("our-sku", "reference");
        server.answers(SKU, 200, """
                {"Id":10,"NameComplete":" Taza ","SkuName":"x","IsActive":true,"AlternateIds":{"Ean":"789","RefId":"T-1"},
                 "ProductCategories":{"10":"Cocina","1":"Casa"},"ProductCategoryIds":"/1/10/"}
                """).answers(INVENTORY, 200, "{\"balance\":[]}");
        assertThat(read(true).product().orElseThrow()).isEqualTo(new SkuReading.RemoteProduct("T-1", "Taza",
                "Casa > Cocina", Optional.of("789"), List.of()));
    }

    @Test
    void a_warehouse_sells_if_it_and_one_of_its_docks_are_active() {
        server.answers("/api/logistics/pvt/configuration/warehouses", 200, """
                [{"id":"A b","name":"One","warehouseDocks":[{"dockId":"off"},{"dockId":"on"}],"isActive":true},
                 {"id":"TEST","name":null,"warehouseDocks":[{"dockId":"off"}],"isActive":true},
                 {"id":"test","name":"Three","warehouseDocks":null,"isActive":true},
                 {"id":"4","name":"Four","warehouseDocks":[{"dockId":"on"}],"isActive":false}]
                """).answers("/api/logistics/pvt/configuration/docks", 200, """
                [{"id":"on","isActive":true,"pickupInStoreInfo":{"isActice":false}},{"id":"off","isActive":false}]
                """);
        assertThat(vtex.warehouses(new AskedSource(settings))).containsExactly(new RemoteWarehouse("A b", "One", true),
                new RemoteWarehouse("TEST", "TEST", false), new RemoteWarehouse("test", "Three", false),
                new RemoteWarehouse("4", "Four", false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = { "[]; [{\"id\":\"on\"}]", "[{\"id\":\"A\"}]; []" })
    void an_empty_list_of_warehouses_or_docks_is_not_believed(String warehouses, String docks) {
        server.answers("/api/logistics/pvt/configuration/warehouses", 200, warehouses).answers(
                "/api/logistics/pvt/configuration/docks", 200, docks);
        assertThatThrownBy(() -> vtex.warehouses(new AskedSource(settings))).isInstanceOf(ConnectorException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = { "404; ~~", "200; []" })
    void a_kit_of_nothing_is_not_known(int status, String parts) {
        server.answers(SKU, 200, "{\"Id\":10,\"IsKit\":true}").answers(KIT, status, parts);
        assertThat(read(true).said()).isEqualTo(ReadingKind.UNKNOWN);
        assertThat(read(true).product()).isEmpty();
    }

    @Test
    void ids_stay_texts_and_the_list_ends_where_a_page_is_empty() {
        server.answers("/api/catalog_system/pvt/sku/stockkeepingunitids", 200, "[10,\"0011\",null,\"x y\"]");
        assertThat(vtex.ids(new AskedSource(settings), 3).ids()).containsExactly("10", "0011");
        assertThat(server.last().uri()).endsWith("?page=3&pagesize=1000");
        server.answers("/api/catalog_system/pvt/sku/stockkeepingunitids", 200, "[]");
        assertThat(vtex.ids(new AskedSource(settings), 4).isLast()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {
            "{'items':[{'id':'10','availability':'available'}],'logisticsInfo':[{'itemIndex':0,'stockBalance':199,'deliveryChannels':[{'id':'delivery','stockBalance':179}]}]}; vtex-sc-1 179 0 false",
            "{'items':[{'id':'10','availability':'available'}],'logisticsInfo':[{'itemIndex':0,'stockBalance':0,'deliveryChannels':null}]}; vtex-sc-1 0 0 false",
            "{'items':[{'id':'10'}],'logisticsInfo':[{'itemIndex':'0','stockBalance':'7'}]}; vtex-sc-1 7 0 false",
            "{'items':[{'id':'10'}],'logisticsInfo':[{'itemIndex':0,'stockBalance':1000000}]}; vtex-sc-1 0 0 true" })
    void by_trade_policy_the_balance_that_can_be_sent_counts(String cart, String level) {
        settings.put("mode", "policy");
        server.answers(CART, 200, cart.replace('\'', '"'));
        assertThat(read(false).levels()).extracting(VtexSourceTest::written).containsExactly(level);
        assertThat(server.last().body()).isEqualTo("{\"items\":[{\"id\":\"10\",\"quantity\":1,\"seller\":\"1\"}]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = { "{'items':[{'id':'10'}],'logisticsInfo':[]}",
            "{'items':[{'id':'10'}],'logisticsInfo':[{'itemIndex':0}]}",
            "{'items':[{'id':'10'}],'logisticsInfo':[{'itemIndex':5,'stockBalance':0}]}" })
    void what_a_cart_names_without_units_is_unknown(String cart) {
        settings.put("mode", "policy");
        server.answers(CART, 200, cart.replace('\'', '"')).answers(SKU, 200, "{\"Id\":10,\"IsActive\":true}");
        assertThat(read(false).said()).isEqualTo(ReadingKind.UNKNOWN);
    }

    @Test
    void what_a_cart_does_not_sell_is_zero_only_with_the_word_of_the_catalog() {
        settings.put("mode", "policy");
        server.answers(CART, 200, "{\"items\":[],\"logisticsInfo\":[]}");
        assertThat(read(false).said()).isEqualTo(ReadingKind.MISSING);
        server.answers(SKU, 200, "{\"Id\":10,\"IsActive\":true,\"SalesChannels\":[2]}");
        assertThat(read(false).said()).isEqualTo(ReadingKind.NOT_OFFERED);
        server.answers(SKU, 200, "{\"Id\":10,\"IsActive\":false}");
        assertThat(read(false).said()).isEqualTo(ReadingKind.INACTIVE);
    }

    @Test
    void a_test_says_which_permission_lacks() {
        server.answers("/api/", 200, "[1]").answers("/api/logistics/pvt/configuration/docks", 403, "");
        assertThat(vtex.probe(new AskedSource(settings))).filteredOn(check -> check.result() != Permitted.GRANTED)
                .containsExactly(new PermissionCheck("DOCKS", Permitted.LACKING));
        server.answers("/api/", 401, "");
        assertThat(vtex.probe(new AskedSource(settings))).containsExactly(new PermissionCheck("SKUS",
                Permitted.SIGN_IN_REFUSED));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "{\"IdSku\":\"10\",\"An\":\"acme\"}; [10]", "{\"idSKU\":10}; [10]",
            "{\"An\":\"ACME.myvtex.com\"}; []", "{\"IdSku\":\"1/../2\"}; []" })
    void a_notification_names_what_to_read(String body, String ids) {
        assertThat(vtex.notified(new SourceNotification(settings, Map.of(), body.getBytes(UTF_8))).get()).hasToString(
                ids);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "{\"IdSku\":\"10\",\"An\":\"other\"}", "<html>", "{" })
    void a_notification_of_another_account_is_none(String body) {
        assertThat(vtex.notified(new SourceNotification(settings, Map.of(), body.getBytes(UTF_8)))).isEmpty();
    }
}
