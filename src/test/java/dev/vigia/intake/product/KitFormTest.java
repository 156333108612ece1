package dev.vigia.intake.product;

import static dev.vigia.intake.product.Counter.path;
import static dev.vigia.intake.product.Counter.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person says what a kit is made of, and reads why it is closed. */
@QuarkusTest
class KitFormTest {

    private final Counter counter = new Counter();

    @BeforeEach
    void count() {
        counter.shop.integration("amazon", 3);
        add("TAZA", Map.of("on-hand-0", "8"));
        add("PLATO", Map.of("on-hand-0", "20"));
    }

    private Response add(String sku, Map<String, String> more) {
        Map<String, String> typed = new HashMap<>(Map.of("sku", sku, "name", "Name of " + sku, "category", "Casa"));
        typed.putAll(more);
        return counter.send(counter.open("/products/new"), typed);
    }

    private List<String> parts(String sku) {
        return Shop.rows("select component.sku, quantity from kit_component join product component on component.id ="
                + " component_id where kit_id = " + counter.id(sku) + " order by 1");
    }

    @Test
    void a_kit_is_made_line_by_line_and_its_page_shows_what_it_is_made_of() {
        assertThat(path(add("JUEGO", Map.of("kit-sku-0", "TAZA", "kit-quantity-0", "2", "kit-sku-2", "PLATO",
                "kit-quantity-2", "1")))).isEqualTo("/stock/JUEGO");
        assertThat(parts("JUEGO")).containsExactly("PLATO|1", "TAZA|2");
        Document page = counter.page("/stock/JUEGO");
        assertThat(page.select("section[aria-labelledby=kit] tbody tr").eachText()).containsExactly(
                "PLATO Name of PLATO 1 20", "TAZA Name of TAZA 2 8");
        assertThat(page.select("section[aria-labelledby=kit] a").eachAttr("href")).contains("/stock/TAZA");
        assertThat(page.select("section[aria-labelledby=warehouses]").text()).contains("no tiene stock propio");
        assertThat(counter.page("/stock/TAZA").select("section[aria-labelledby=kits] tbody tr").eachText())
                .containsExactly("JUEGO Name of JUEGO 2");
        Document form = counter.page("/products/" + counter.id("JUEGO") + "/edit");
        assertThat(form.getElementById("on-hand-0")).isNull();
        assertThat(form.getElementById("kit-sku-0").val()).isEqualTo("PLATO");
    }

    @Test
    void a_kit_of_too_many_lines_is_refused_and_none_is_lost() {
        Map<String, String> lines = new HashMap<>();
        for (int line = 0; line < 110; line++) {
            lines.put("kit-sku-" + line, line < 101 || line == 109 ? "TAZA" + line : "");
            lines.put("kit-quantity-" + line, line < 101 || line == 109 ? "2" : "");
        }
        Response refused = add("JUEGO", lines);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(read(refused).select("[name^=kit-sku-]").eachAttr("value")).contains("TAZA0", "TAZA100", "TAZA109");
    }

    @Test
    void a_line_behind_a_gap_is_read() {
        assertThat(path(add("JUEGO", Map.of("kit-sku-0", "TAZA", "kit-quantity-0", "2", "kit-sku-150", "PLATO",
                "kit-quantity-150", "1")))).isEqualTo("/stock/JUEGO");
        assertThat(parts("JUEGO")).containsExactly("PLATO|1", "TAZA|2");
    }

    @Test
    void every_mistake_is_told_beside_its_line() {
        Response refused = add("JUEGO", Map.of("kit-sku-0", "TAZA", "kit-quantity-0", "dos", "kit-sku-1", "",
                "kit-quantity-1",
                "2", "kit-sku-2", "JUEGO", "kit-quantity-2", "1"));
        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = read(refused);
        assertThat(page.getElementById("kit-quantity-0-error").text()).contains("número entero");
        assertThat(page.getElementById("kit-sku-1-error").text()).contains("Falta el SKU");
        assertThat(page.getElementById("kit-sku-2-error").text()).contains("a sí mismo");
        assertThat(page.getElementById("kit-quantity-0").val()).isEqualTo("dos");
        Response unknown = add("JUEGO", Map.of("kit-sku-0", "TAZA", "kit-quantity-0", "1", "kit-sku-1", "NADIE",
                "kit-quantity-1", "1"));
        assertThat(read(unknown).getElementById("kit-sku-1-error").text()).contains("No hay ningún producto");
        Response counted = add("JUEGO", Map.of("kit-sku-0", "TAZA", "kit-quantity-0", "1", "on-hand-0", "4"));
        assertThat(read(counted).getElementById("on-hand-0-error").text()).contains("no tiene stock propio");
    }

    @Test
    void a_kit_closed_by_a_component_says_which() {
        add("CAJA", Map.of("kit-sku-0", "TAZA", "kit-quantity-0", "1"));
        Shop.execute("insert into winning_rule (product_id, category_id, integration_id, retailer_id, rule_id,"
                + " rule_version, minimum, hold_back) select " + counter.id("CAJA")
                + ", 0, id, retailer_id, 0, 0, 0, false"
                + " from integration where retailer_id = " + counter.shop.retailerId);
        path(counter.send(counter.open("/products/" + counter.id("TAZA") + "/edit"), Map.of("on-hand-0", "3")));
        assertThat(counter.listing("CAJA")).isEqualTo("below_minimum|0");
        // On, and with nothing to send.
        Shop.tell("listing.retailer_id = " + counter.shop.retailerId);
        Shop.execute("delete from due where retailer_id = " + counter.shop.retailerId);
        Shop.execute("update integration set enabled = true where retailer_id = " + counter.shop.retailerId);
        assertThat(counter.page("/stock/CAJA").select(".listing-reason").text()).contains("TAZA",
                "En su mínimo o menos, o a la espera de su reapertura");
    }

    @Test
    void what_somebody_emptied_meanwhile_is_told() {
        add("CAJA", Map.of("kit-sku-0", "TAZA", "kit-quantity-0", "1"));
        String edit = "/products/" + counter.id("CAJA") + "/edit";
        Response opened = counter.open(edit);
        path(counter.send(counter.open(edit), Map.of("kit-sku-0", "", "kit-quantity-0", "")));
        Response answer = counter.send(opened, Map.of("kit-quantity-0", "2"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(read(answer).select("section[aria-labelledby=kit]").text()).contains("Ahora dice: vacío",
                "olvida su stock propio");
    }

    @Test
    void a_product_that_is_no_kit_any_more_is_counted_anew() {
        add("CAJA", Map.of("kit-sku-0", "TAZA", "kit-quantity-0", "1"));
        path(counter.send(counter.open("/products/" + counter.id("CAJA") + "/edit"), Map.of("kit-sku-0", "",
                "kit-quantity-0", "")));
        assertThat(parts("CAJA")).isEmpty();
        assertThat(counter.page("/products/" + counter.id("CAJA") + "/edit").getElementById("on-hand-0").val())
                .isEmpty();
    }
}
