package dev.vigia.rule.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake in the form of a rule stands beside its field, in the person's language, and what was typed stays. */
@QuarkusTest
class RuleMistakesTest {

    private static final Map<String, String> RIGHT = Map.of("kind", "product", "sku", "TAZA-1", "minimum", "5");

    private final Desk desk = new Desk();

    @BeforeEach
    void a_product_and_an_integration() {
        desk.connected("amazon", 3);
        desk.stocked("TAZA-1", 8);
        desk.stocked("VIEJA-1", 8);
        Shop.execute("update retailer set zone = 'America/Santiago' where id = " + desk.shop.retailerId);
        Shop.execute("update product set retired_at = now(), retired_by = 'person:Ana' where sku = 'VIEJA-1' and"
                + " retailer_id = " + desk.shop.retailerId);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "kind; nonsense; Elige para qué es la regla.",
            "sku; ''; Escribe el SKU del producto.", "sku; NADA-1; No hay ningún producto con el SKU NADA-1.",
            "sku; VIEJA-1; El producto con el SKU VIEJA-1 está retirado.",
            "integration; 999999999999; Elige una de las integraciones de la lista.",
            "minimum; ''; escribe un número entero de 0 a 1.000.000", "minimum; 1.000; solo con cifras",
            "minimum; -1; no puede ser un número negativo", "minimum; 1000001; no puede pasar de 1.000.000",
            "minimum; cinco; es un número entero", "minimum; 2,5; sin decimales",
            "mode; nonsense; Elige qué se publica por encima del mínimo.",
            "reopenAt; 5; tiene que ser mayor que el mínimo, 5", "reopenAt; 2000001; no puede pasar de 2.000.000",
            "ceiling; 0; El tope es 1 o más", "ceiling; x; El tope es un número entero",
            "ceiling; 1000000001; no puede pasar de 1.000.000.000",
            "from; mañana; Escribe una fecha y hora", "from; 2026-05-03T14:00:30; al minuto",
            "from; 2026-09-06T00:30; esa hora no existe", "to; 2020-01-01T00:00; El final ya pasó",
            "from; 99999-01-01T00:00; Escribe una fecha y hora",
            "to; 9999-12-31T22:00; Escribe una fecha y hora" })
    void a_mistake_stands_beside_its_field_and_saves_nothing(String field, String typed, String words) {
        Map<String, String> fields = new HashMap<>(RIGHT);
        fields.put(field, typed);
        Response answer = desk.fillIn("operator", "/rules/new", fields);
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Desk.read(answer);
        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.select("#" + field + "-error").text()).contains(words);
        assertThat(page.select(".errors a").eachAttr("href")).containsExactly("#" + field);
        Element shown = page.getElementById(field);
        assertThat(shown).isNotNull();
        if (shown.nameIs("input")) {
            assertThat(shown.val()).isEqualTo(typed);
        }
        assertThat(Shop.number("select count(*) from minimum_rule where retailer_id = " + desk.shop.retailerId))
                .isZero();
    }

    @Test
    void an_end_before_the_beginning_and_a_category_that_is_not_chosen_are_mistakes() {
        Document page = Desk.read(desk.fillIn("operator", "/rules/new", Map.of("kind", "category", "minimum", "5",
                "from", "2099-05-03T14:00", "to", "2099-05-03T14:00", "reason", "x".repeat(401))));
        assertThat(page.select(".errors a").eachAttr("href")).containsExactly("#category", "#to", "#reason");
        assertThat(page.select("#to-error").text()).isEqualTo("El final tiene que ser posterior al comienzo.");
        assertThat(page.select("#reason").text()).hasSize(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "pt; O estoque mínimo: digite um número inteiro",
            "en; The minimum stock: type a whole number" })
    void it_is_said_in_the_persons_language(String language, String words) {
        Document page = Desk.read(desk.speaking(language).fillIn("operator", "/rules/new", Map.of()));
        assertThat(page.select("#minimum-error").text()).contains(words);
    }

    @Test
    void a_reason_of_four_hundred_letters_and_the_largest_numbers_are_none() {
        assertThat(desk.fillIn("operator", "/rules/new", Map.of("kind", "product", "sku", "TAZA-1", "minimum",
                "1000000", "reopenAt", "2000000", "ceiling", "1000000000", "reason", "ñ".repeat(400))).statusCode())
                .isEqualTo(303);
    }
}
