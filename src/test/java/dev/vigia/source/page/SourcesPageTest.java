package dev.vigia.source.page;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.OwnThread;
import dev.vigia.testing.Shop;
import dev.vigia.testing.marketplace.Cast;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of sources: connecting VTEX, saying what its warehouses are, and what each role sees of it. */
@QuarkusTest
class SourcesPageTest {

    private static final Cast VTEX = new Cast("vtex");

    @Inject
    AgroalDataSource dataSource;

    private final Desk desk = new Desk();
    private final String account = desk.shop.code;

    @AfterEach
    void remove() {
        Shop.execute("delete from source where retailer_id = " + desk.shop.retailerId);
    }

    private Response post(String role, String path, Map<String, ?> fields) {
        return post(role, path, fields, List.of());
    }

    private Response post(String role, String path, Map<String, ?> fields, List<List<String>> pairs) {
        Response opened = desk.as(role).get("/sample");
        RequestSpecification request = desk.as(role).cookies(opened.cookies()).contentType(ContentType.URLENC
                .withCharset("UTF-8")).formParam("csrf-token", Desk.read(opened).select("input[name=csrf-token]")
                        .first()
                        .val()).formParams(fields);
        pairs.forEach(pair -> request.formParam("remote", pair.get(0)).formParam("meaning", pair.get(1)));
        return request.post(path);
    }

    private Map<String, String> typed() {
        Map<String, String> fields = new HashMap<>(Map.of("kind", "vtex"));
        VTEX.account(account).forEach((name, value) -> fields.put("source-" + name, value));
        return fields;
    }

    private long connected() {
        VTEX.put(account, "{\"sku\":\"1\",\"quantity\":7},{\"sku\":\"2\",\"quantity\":9}");
        assertThat(post("admin", "/sources", typed()).statusCode()).isEqualTo(303);
        long id = Shop.number("select id from source where retailer_id = " + desk.shop.retailerId);
        await().until(() -> Shop.number("select count(*) from source_warehouse where source_id = " + id) == 1);
        return id;
    }

    @Test
    void an_account_is_connected_its_warehouse_is_said_and_its_stock_comes_in() {
        assertThat(desk.page("admin", "/sources").select("a[href='/sources/new?kind=vtex']").text()).isEqualTo(
                "Conectar VTEX");
        long id = connected();
        await().until(() -> desk.page("admin", "/sources").text().contains("1 almacén espera"));
        Document form = desk.page("admin", "/sources/" + id + "/edit");
        assertThat(form.select(".webhook-secret").text()).contains("/hooks/vtex/");
        assertThat(form.text()).contains("todavía no se probó con una tienda real").doesNotContain("token-of-");
        assertThat(post("operator", "/sources/" + id + "/warehouses", Map.of(), List.of(List.of("main", "new")))
                .statusCode()).isEqualTo(303);
        await().until(() -> Shop.rows(
                "select sku, on_hand, code from stock_level join product on product.id = product_id"
                        + " join warehouse on warehouse.id = warehouse_id where product.retailer_id = "
                        + desk.shop.retailerId
                        + " order by sku").equals(List.of("1|7|main", "2|9|main")));
        await().until(() -> desk.page("viewer", "/sources").text().contains("Lectura completa terminada"));
        assertThat(desk.page("viewer", "/sources").text()).contains("VTEX · " + account, "Leyendo", "SKU tuyos 2",
                "Lectura más antigua", "Último cambio de stock");
        assertThat(desk.page("viewer", "/stock/1").text()).contains("Fuente (vtex " + account + ")");
        assertThat(Shop.rows("select action from audit_event where retailer_id = " + desk.shop.retailerId
                + " and action like 'source%' order by id")).containsExactly("source_added", "source_warehouses");
        assertThat(Shop.number(
                "select count(*) from source_setting where position('token-of' in encode(coalesce(secret,"
                        + " ''), 'escape')) > 0 or plain like 'token-of%'")).isZero();
    }

    @Test
    void a_warehouse_of_ours_gets_its_stock_from_one_place() {
        long id = connected();
        long ours = Shop.number("insert into warehouse (retailer_id, code, name) values (" + desk.shop.retailerId
                + ", 'a', 'A') returning id");
        Shop.execute("insert into source_warehouse (source_id, remote_id, retailer_id, name, sells) values (" + id
                + ", 'other', " + desk.shop.retailerId + ", 'Other', true)");
        Response refused = post("operator", "/sources/" + id + "/warehouses", Map.of(), List.of(List.of("main", ""
                + ours),
                List.of("other", "" + ours)));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Desk.read(refused).select(".field-error").text()).contains("ya recibe el stock de otro lugar");
        assertThat(post("operator", "/sources/" + id + "/warehouses", Map.of(), List.of(List.of("main",
                "999999999999")))
                .statusCode()).isEqualTo(422);
        assertThat(post("operator", "/sources/" + id + "/warehouses", Map.of(), List.of(List.of("main", "" + ours), List
                .of("other", "ignored"))).statusCode()).isEqualTo(303);
    }

    @Test
    void a_permission_that_lacks_is_named_by_the_test_and_on_the_page() {
        long id = connected();
        Cast.json().body("{\"account\":\"" + account + "\",\"refused\":[\"docks\"]}").put(VTEX.base() + "/_shop").then()
                .statusCode(204);
        Document tested = Desk.read(post("admin", "/sources/" + id + "/test", Map.of()));
        assertThat(tested.select("#test-result").text()).contains("Falta algo",
                "ver los muelles (Logistics, Logistics viewer): falta este permiso",
                "ver los SKU del catálogo (Catalog, SKUs): permitido");
        Shop.execute("update source set warehouses_at = null where id = " + id);
        post("operator", "/sources/" + id + "/activation", Map.of());
        await().until(() -> desk.page("viewer", "/sources").text().contains("Falta: ver los muelles"));
        assertThat(desk.page("viewer", "/sources").text()).contains("Detenida");
    }

    @Test
    void what_is_typed_wrong_is_said_and_no_secret_comes_back() {
        Map<String, String> wrong = typed();
        wrong.put("source-account", "https://acme");
        wrong.put("source-app-key", "");
        Response answer = post("admin", "/sources", wrong);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Desk.read(answer).select(".field-error").eachText()).hasSize(2);
        assertThat(answer.asString()).doesNotContain("token-of-");
        connected();
        assertThat(Desk.read(post("admin", "/sources", typed())).select(".field-error").text()).contains(
                "ya está conectada");
    }

    @Test
    void whoever_is_second_to_connect_an_account_is_told_so() throws Exception {
        CompletableFuture<Response> second;
        try (Connection held = dataSource.getConnection(); Statement statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute("insert into source (retailer_id, kind, account, hook_digest, rate) values ("
                    + desk.shop.retailerId + ", 'vtex', '" + account + "', decode(md5('" + account + "'), 'hex'), 5)");
            second = OwnThread.call(() -> post("admin", "/sources", typed()));
            await().until(() -> Shop.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and"
                    + " query like 'insert into source%'") > 0);
            held.commit();
        }
        assertThat(second.join().statusCode()).isEqualTo(422);
        assertThat(Desk.read(second.join()).select(".field-error").text()).contains("ya está conectada");
    }

    @Test
    void what_is_gone_is_set_to_zero_and_whoever_was_paused_stays_so() {
        long id = connected();
        assertThat(post("operator", "/sources/" + id + "/pause", Map.of()).statusCode()).isEqualTo(303);
        Shop.execute(
                "update source set lost = 30, warehouses_failing_since = now(), list_failing_since = now() where id = "
                        + id);
        assertThat(desk.page("viewer", "/sources").text()).contains("ya no nombra 30 SKU",
                "La lista de almacenes no se puede leer", "La lista de SKU no se puede leer");
        assertThat(post("operator", "/sources/" + id + "/lost", Map.of()).statusCode()).isEqualTo(303);
        assertThat(Shop.row("select enabled, lost from source where id = " + id)).isEqualTo("f|0");
        assertThat(desk.page("viewer", "/history").text()).contains("Puso en cero los SKU que la fuente ya no tiene");
    }

    /** The keys were encrypted with another keyset, which is lost. */
    @Test
    void secrets_that_are_lost_stop_it_and_may_be_typed_again() {
        long id = connected();
        Shop.execute("update source_setting set secret = decode('00', 'hex') where secret is not null and source_id = "
                + id);
        post("operator", "/sources/" + id + "/activation", Map.of());
        await().until(() -> Shop.row("select outcome from source where id = " + id).equals("SECRET_LOST"));
        assertThat(desk.page("viewer", "/sources").text()).contains("La clave guardada ya no se puede abrir");
        assertThat(post("admin", "/sources/" + id, typed()).statusCode()).isEqualTo(303);
        await().until(() -> Shop.row("select outcome from source where id = " + id).equals("READ"));
        assertThat(desk.page("admin", "/sources/" + id + "/edit").select(".webhook-secret").text()).matches(
                ".*/hooks/vtex/[0-9a-f]{32}");
    }

    @Test
    void a_viewer_sees_no_button_that_leads_nowhere() {
        long id = connected();
        Document page = desk.page("viewer", "/sources");
        assertThat(page.select("main form, main a[href$=edit], main a[href*=new]")).isEmpty();
        assertThat(desk.page("viewer", "/sources/" + id + "/warehouses").select("main form button, main select"))
                .isEmpty();
        assertThat(desk.page("operator", "/sources").select("form[action$=pause]")).hasSize(1);
        assertThat(desk.page("operator", "/sources").select("form[action$=removal], a[href$=edit]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "es; Fuentes de stock; Todavía no hay ninguna",
            "pt; Fontes de estoque; Ainda não há nenhuma", "en; Stock sources; There is none yet" })
    void it_is_told_in_each_language(String language, String title, String none) {
        Document page = desk.speaking(language).page("viewer", "/sources");
        assertThat(page.select("h1").text()).isEqualTo(title);
        assertThat(page.text()).contains(none);
        assertThat(page.select(".sidebar a[aria-current]").text()).isEqualTo(title);
    }
}
