package dev.vigia.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What programs say of kits. */
@QuarkusTest
class KitApiTest extends IntakeApiFixture {

    private final String cup = sku + "-TAZA";
    private final String plate = sku + "-PLATO";

    @BeforeEach
    void describe() {
        products(product(cup, "Taza"), product(plate, "Plato")).body("accepted", equalTo(2));
    }

    private static Map<String, Object> kit(String sku, Object parts) {
        Map<String, Object> item = new HashMap<>(product(sku, "Juego"));
        item.put("kit", parts);
        return item;
    }

    private static Map<String, Object> part(Object sku, Object quantity) {
        return Map.of("sku", sku, "quantity", quantity);
    }

    private List<String> parts() {
        return Shop.rows("select component.sku, quantity from kit_component join product kit on kit.id = kit_id"
                + " join product component on component.id = component_id where kit.sku = '" + sku + "' order by 1");
    }

    @Test
    void a_kit_is_kept_changed_left_as_it_is_and_ended() {
        products(kit(sku, List.of(part(cup, 2), part(plate, 1)))).body("accepted", equalTo(1)).body("rejected",
                empty());
        assertThat(parts()).containsExactly(plate + "|1", cup + "|2");
        products(kit(sku, List.of(part(plate, 1), part(cup, 2.0)))).body("unchanged", equalTo(1));
        products(product(sku, "Juego")).body("unchanged", equalTo(1));
        assertThat(parts()).hasSize(2);
        products(kit(sku, List.of(part(cup, 3)))).body("accepted", equalTo(1));
        assertThat(parts()).containsExactly(cup + "|3");
        products(kit(sku, List.of())).body("accepted", equalTo(1));
        assertThat(parts()).isEmpty();
    }

    @Test
    void each_bad_kit_is_rejected_alone_with_the_field_that_is_wrong() {
        List<Object> many = new ArrayList<>(IntStream.range(0, 101).mapToObj(i -> (Object) part("X" + i, 1)).toList());
        products(kit(sku + "-1", "TAZA"), kit(sku + "-2", many), kit(sku + "-3", List.of(part(cup, 0))),
                kit(sku + "-4", List.of(part(cup, 1.5))), kit(sku + "-5", List.of(part(cup, 1), part(cup, 2))),
                kit(sku + "-6", List.of(part(sku + "-6", 1))), kit(sku + "-7", List.of(part(cup, 1), part("NADIE", 1))),
                kit(sku + "-8", List.of(part(cup, 1_000_001))), kit(sku + "-9", List.of(Map.of("quantity", 1))),
                kit(sku + "-10", List.of("TAZA")), kit(sku + "-11", List.of(part(7, 1))),
                kit(sku, List.of(part(cup, 1))))
                .body("accepted", equalTo(1))
                .body("rejected.code", contains("not_a_list", "too_many_components", "component_quantity",
                        "not_an_integer", "component_twice", "component_is_itself", "component_unknown",
                        "component_quantity", "sku_missing", "not_an_object", "not_a_text"))
                .body("rejected[2].message", containsString("kit[0].quantity: "))
                .body("rejected[6].message", containsString("kit[1].sku: "));
        assertThat(parts()).containsExactly(cup + "|1");
    }

    @Test
    void there_are_no_kits_of_kits_and_the_good_ones_beside_are_applied() {
        products(kit(sku, List.of(part(cup, 1)))).body("accepted", equalTo(1));
        products(kit(sku + "-A", List.of(part(sku, 1))), kit(cup, List.of(part(plate, 1))),
                kit(sku + "-B", List.of(part(plate, 4)))).body("accepted", equalTo(1))
                .body("rejected.code", contains("component_is_kit", "kit_is_component"))
                .body("rejected.index", contains(0, 1));
    }

    @Test
    void each_reason_is_told_in_the_language_of_who_asks() {
        Map<String, String> sentences = Map.of("es", "no hay ningún producto", "pt", "não há nenhum produto", "en",
                "there is no product");
        sentences.forEach((language, sentence) -> People.api("ana").contentType(ContentType.JSON)
                .header("Accept-Language", language)
                .body(Map.of("items", List.of(kit(sku, List.of(part("NADIE", 1)))))).put("/api/v1/products").then()
                .body("rejected[0].message", containsString(sentence)));
    }

    @Test
    void stock_of_a_kit_is_rejected_and_that_of_its_components_applied() {
        products(kit(sku, List.of(part(cup, 2))));
        stock(level(sku, 5, "2026-01-01T00:00:00Z"), level(cup, 9, "2026-01-01T00:00:00Z"))
                .body("accepted", equalTo(1)).body("rejected.code", contains("kit_has_no_stock"));
        assertThat(Shop.rows("select 1 from stock_level join product on product.id = product_id where sku = '" + sku
                + "'")).isEmpty();
    }
}
