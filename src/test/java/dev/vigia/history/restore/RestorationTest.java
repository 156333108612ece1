package dev.vigia.history.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.history.HistoryDesk;
import dev.vigia.testing.Desk;
import dev.vigia.testing.IntegrationRow;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What settings of an integration were before a change is put back, foretold first, and written down like any change. */
@QuarkusTest
class RestorationTest {

    private final HistoryDesk history = new HistoryDesk();
    private final Desk desk = history.desk;
    private long id;

    @BeforeEach
    void an_integration_with_two_products() {
        id = desk.connected("amazon", 3);
        desk.stocked("five", 5);
        desk.stocked("nine", 9);
        desk.evaluate(id);
    }

    @Test
    void the_page_says_what_restoring_does_and_changes_nothing() {
        history.change(id, Map.of("minimumStock", "5"));
        Document page = Desk.read(history.open(history.last()));
        assertThat(page.select("h1").text()).isEqualTo("Restaurar lo que había antes");
        assertThat(page.select(".history-values tbody tr").eachText()).containsExactly("Stock mínimo 5 3");
        assertThat(page.select("#impact strong").eachText()).containsExactly("0", "1", "0", "0");
        assertThat(Shop.integration(id).minimum()).isEqualTo(5);
    }

    @Test
    void one_click_puts_the_minimum_back_and_is_an_entry_that_names_the_first() {
        history.change(id, Map.of("minimumStock", "5"));
        long changed = history.last();
        Response restored = history.restore(changed);
        assertThat(restored.statusCode()).isEqualTo(303);
        assertThat(Shop.integration(id).minimum()).isEqualTo(3);
        assertThat(Shop.row("select action, restores, effect ->> 'toReopen' from audit_event where id = " + history
                .last())).isEqualTo("changed|" + changed + "|1");
        Document page = Desk.read(desk.as("operator").cookies(restored.cookies()).get("/history"));
        assertThat(page.select(".flash").text()).isEqualTo("Restaurado. Cambia 1 anuncio; 0 a cero.");
        assertThat(page.select("#results tbody tr").first().text()).contains("Restauró lo que Operator",
                "Stock mínimo: antes 5, ahora 3.", "1 volvió a la venta");
        assertThat(page.select("#results tbody tr").get(1).text()).contains("Restaurado después");
    }

    @Test
    void restoring_twice_is_harmless() {
        history.change(id, Map.of("minimumStock", "5"));
        long changed = history.last();
        Response opened = history.open(changed);
        history.press(opened);
        long entries = history.entries();
        Response again = history.press(opened);
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(history.entries()).isEqualTo(entries);
        assertThat(Desk.read(history.open(changed)).select("main").text()).contains("Ya está como antes");
        assertThat(Shop.integration(id).minimum()).isEqualTo(3);
    }

    @Test
    void a_restoration_is_taken_back_like_any_change() {
        history.change(id, Map.of("minimumStock", "5"));
        history.restore(history.last());
        history.restore(history.last());
        assertThat(Shop.integration(id).minimum()).isEqualTo(5);
    }

    @Test
    void what_else_was_changed_since_stays() {
        history.change(id, Map.of("minimumStock", "5"));
        long changed = history.last();
        history.change(id, Map.of("name", "Amazon Sur"));
        Document page = Desk.read(history.open(changed));
        assertThat(page.select(".callout")).as("nobody has touched the minimum").isEmpty();
        assertThat(history.restore(changed).statusCode()).isEqualTo(303);
        assertThat(Shop.integration(id).minimum()).isEqualTo(3);
        assertThat(name()).isEqualTo("Amazon Sur");
    }

    @Test
    void what_somebody_changed_again_is_shown_before_it_is_restored() {
        history.change(id, Map.of("minimumStock", "5"));
        long changed = history.last();
        history.change(id, Map.of("minimumStock", "8"));
        Response opened = history.open(changed);
        Document page = Desk.read(opened);
        assertThat(page.select(".callout h2").text()).isEqualTo("Alguien lo cambió otra vez después");
        assertThat(page.select(".history-values tbody tr").eachText()).containsExactly("Stock mínimo 5 8 3");
        assertThat(history.press(opened).statusCode()).isEqualTo(303);
        assertThat(Shop.integration(id).minimum()).isEqualTo(3);
    }

    @Test
    void what_changed_while_the_page_was_open_is_shown_first() {
        history.change(id, Map.of("minimumStock", "5"));
        Response opened = history.open(history.last());
        history.change(id, Map.of("minimumStock", "8"));
        Response overtaken = history.press(opened);
        assertThat(overtaken.statusCode()).isEqualTo(409);
        assertThat(Desk.read(overtaken).select(".callout h2").text()).contains("Alguien lo cambió");
        assertThat(Shop.integration(id).minimum()).isEqualTo(8);
        assertThat(history.press(overtaken).statusCode()).isEqualTo(303);
        assertThat(Shop.integration(id).minimum()).isEqualTo(3);
    }

    @Test
    void name_switch_categories_and_warehouses_come_back() {
        Shop.execute("insert into warehouse (retailer_id, code, name) values (" + desk.shop.retailerId
                + ", 'sur', 'Sur')");
        String category = Long.toString(Shop.number("select id from category where retailer_id = "
                + desk.shop.retailerId));
        String warehouse = Long.toString(Shop.number("select id from warehouse where code = 'main' and retailer_id = "
                + desk.shop.retailerId));
        String before = name();
        desk.post("operator", desk.as("operator").get(Desk.edit(id)), Map.of("name", List.of("Otra"), "enabled", List
                .of("on"), "categories", List.of("only"), "category", List.of(category), "warehouses", List.of("only"),
                "warehouse", List.of(warehouse)), "save");
        assertThat(reach()).isEqualTo("f|f");
        Shop.tell("listing.integration_id = " + id);
        long changed = history.last();
        Document page = Desk.read(history.open(changed));
        assertThat(page.select(".history-values tbody tr").eachText()).containsExactly("Nombre Otra " + before,
                "Sincronización activa en pausa", "Categorías Casa > Mate todas", "Almacenes Main todas");
        assertThat(page.select("#impact").text()).contains("Queda en pausa: 2 anuncios siguen");
        assertThat(history.restore(changed).statusCode()).isEqualTo(303);
        assertThat(name()).isEqualTo(before);
        assertThat(reach()).isEqualTo("t|t");
        assertThat(Shop.number("select count(*) from integration where enabled and id = " + id)).isZero();
        history.restore(history.last());
        assertThat(Shop.rows("select category_id from integration_category where integration_id = " + id))
                .containsExactly(category);
        assertThat(Shop.rows("select warehouse_id from integration_warehouse where integration_id = " + id))
                .containsExactly(warehouse);
    }

    @Test
    void finer_terms_come_back_as_they_were_foretold() {
        long rule = Shop.number("select rule_id from integration where id = " + id);
        desk.fillIn("operator", "/rules/" + rule + "/edit", Map.of("minimum", "3", "mode", "hold_back", "reopenAt", "7",
                "ceiling", "4", "reason", "Feria"));
        assertThat(shown()).containsExactly("2", "4");
        long finer = history.last();
        history.change(id, Map.of("minimumStock", "8"));
        assertThat(Shop.row("select reopen_at is null, hold_back, ceiling from integration where id = " + id))
                .isEqualTo(
                        "t|t|4");
        Shop.tell("listing.integration_id = " + id);
        Document page = Desk.read(history.open(history.last()));
        assertThat(page.select(".history-values tbody tr").eachText()).containsExactly("Stock mínimo 8 3",
                "Reapertura sin valor 7");
        assertThat(page.select("#impact strong").eachText().subList(0, 3)).containsExactly("0", "0", "1");
        history.restore(history.last());
        assertThat(Shop.row("select minimum_stock, reopen_at, hold_back, ceiling, reason from integration where id = "
                + id)).isEqualTo("3|7|t|4|Feria");
        assertThat(shown()).as("what was closed waits to reopen").containsExactly("0", "4");
        assertThat(history.restore(finer).statusCode()).isEqualTo(303);
        assertThat(Shop.row(
                "select minimum_stock, reopen_at is null, hold_back, ceiling is null, reason from integration"
                        + " where id = " + id)).isEqualTo("3|t|f|t|");
    }

    @Test
    void what_takes_much_of_what_sells_to_zero_is_asked_about() {
        Shop.stocked(desk.shop.retailerId, "Casa", "few", 60, 8);
        Shop.execute("update integration set minimum_stock = 20 where id = " + id);
        desk.evaluate(id);
        history.change(id, Map.of("minimumStock", "3"));
        long changed = history.last();
        Response asked = history.restore(changed);
        assertThat(asked.statusCode()).isEqualTo(409);
        assertThat(Desk.read(asked).select(".question h2").text()).isEqualTo("Este cambio deja 62 anuncios en cero");
        assertThat(Shop.integration(id).minimum()).isEqualTo(3);
        assertThat(history.press(asked).statusCode()).as("the first button does not agree").isEqualTo(409);
        assertThat(history.agree(asked).statusCode()).isEqualTo(303);
        assertThat(Shop.integration(id)).returns(20, IntegrationRow::minimum);
    }

    @Test
    void what_cannot_be_restored_says_why() {
        history.change(id, Map.of("minimumStock", "5", "name", "Otra"));
        long changed = history.last();
        desk.connected("carrefour", 3);
        Shop.execute("update integration set name = (select before ->> 'name' from audit_event where id = " + changed
                + ") where marketplace = 'carrefour' and retailer_id = " + desk.shop.retailerId);
        assertThat(refusal(changed)).contains("Otra integración ya se llama así.");
        Shop.execute("update integration set name = 'Carrefour' where marketplace = 'carrefour' and retailer_id = "
                + desk.shop.retailerId);
        Shop.execute("update integration set minimum_stock = 4 where id = " + id);
        assertThat(refusal(changed)).isEmpty();
        Desk.disconnecting(id);
        assertThat(refusal(changed)).contains("se está desconectando");
        Response pressed = history.restore(changed);
        assertThat(pressed.statusCode()).isEqualTo(409);
        long retired = history.written("Ana", "product_retired", "{}", "{\"sku\": \"five\"}");
        assertThat(refusal(retired)).contains("Un producto retirado vuelve cuando se envía");
    }

    @Test
    void categories_that_are_no_more_are_left_out() {
        long kept = Shop.number("select id from category where retailer_id = " + desk.shop.retailerId);
        Shop.registerNoCategory(id);
        Shop.execute("insert into integration_category (integration_id, category_id, retailer_id) values (" + id + ", "
                + kept + ", " + desk.shop.retailerId + ")");
        history.change(id, Map.of("categories", "every"));
        Shop.execute(
                "update audit_event set before = jsonb_set(before, '{categories}', before -> 'categories' || '999999999')"
                        + " where id = " + history.last());
        long changed = history.last();
        assertThat(Desk.read(history.open(changed)).select("main").text()).contains("ya no existe y queda afuera");
        assertThat(history.restore(changed).statusCode()).isEqualTo(303);
        assertThat(Shop.rows("select category_id from integration_category where integration_id = " + id))
                .containsExactly(Long.toString(kept));
    }

    private String refusal(long entry) {
        return Desk.read(history.open(entry)).select(".history-why + p").text();
    }

    private String name() {
        return Shop.row("select name from integration where id = " + id);
    }

    private String reach() {
        return Shop.row("select every_category, every_warehouse from integration where id = " + id);
    }

    private List<String> shown() {
        return Shop.rows("select desired from listing_now listing join product on product.id = product_id where"
                + " integration_id = " + id + " order by sku");
    }
}
