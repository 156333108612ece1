package dev.vigia.integration.page;

import static dev.vigia.testing.Desk.edit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.IntegrationRow;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed wrong is explained and not lost. */
@QuarkusTest
class IntegrationMistakesTest extends IntegrationFormFixture {

    @ParameterizedTest
    @ValueSource(strings = { "\u00A0", "\u200B", "\u3000\uFEFF", "\u2060 \uFE0F", "\u00AD", "\u3164" })
    void a_name_that_nobody_sees_is_none(String name) {
        long id = desk.connected("amazon", 3);
        Response answer = desk.fillIn("operator", edit(id), Map.of("name", name));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Desk.read(answer).select("#name-error").text()).isNotEmpty();
    }

    @Test
    void a_name_is_kept_without_what_nobody_sees() {
        long id = desk.connected("amazon", 3);
        desk.fillIn("operator", edit(id), Map.of("name", "\u200BMi\u00A0cafe\u0301\u00A0"));
        assertThat(Shop.integration(id).name()).isEqualTo("Mi café");
    }

    @ParameterizedTest
    @CsvSource({
            "es, 1.000, 'Escribe el stock mínimo solo con cifras, sin puntos, comas ni espacios: 1000, no 1.000.', Falta corregir un campo, Error: ",
            "pt, -1, O estoque mínimo não pode ser negativo; o menor é 0., Falta corrigir um campo, Erro: ",
            "en, 1.5, 'The minimum stock is counted in whole units, without decimals.', '', Error: ",
            "en, ocho, 'The minimum stock is a whole number from 0 to 1,000,000, in digits only.', '', Error: ",
            "pt, 1000001, O estoque mínimo não pode passar de 1.000.000., Falta corrigir um campo, Erro: ",
            "es, '', 'Escribe el stock mínimo: un número entero de 0 a 1.000.000.', Falta corregir un campo, Error: " })
    void a_wrong_minimum_stays_as_typed_and_is_explained_twice(String language, String typed, String sentence,
            String summary, String prefix) {
        long id = desk.connected("amazon", 3);
        Response answer = desk.speaking(language).fillIn("operator", edit(id),
                Map.of("name", "Typed name", "minimumStock", typed));
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Desk.read(answer);
        Element input = page.getElementById("minimumStock");
        assertThat(input.val()).isEqualTo(typed);
        assertThat(page.select("#name").val()).isEqualTo("Typed name");
        assertThat(input.attr("aria-invalid")).isEqualTo("true");
        assertThat(input.attr("aria-describedby").split(" ")).contains("minimumStock-error");
        assertThat(page.getElementById("minimumStock-error").text()).isEqualTo(sentence);
        assertThat(page.select(".errors a[href=#minimumStock]").text()).isEqualTo(sentence);
        assertThat(page.select(".errors h2").text()).contains(summary);
        assertThat(page.title()).startsWith(prefix);
        assertThat(Shop.integration(id)).returns(3, IntegrationRow::minimum).returns(0, IntegrationRow::version);
    }

    @ParameterizedTest
    @ValueSource(strings = { "5,0", "5.0", "1.00", "-1", "\u22121", "- 1", "1.000", "1,000", "1 000", "1'000",
            "99999999999999999999", "\uFF15", "1e3", "+5", "\u00BD", "=5", "0x10" })
    void what_is_no_number_of_units_is_not_guessed_and_stays_as_typed(String typed) {
        long id = desk.connected("amazon", 3);
        Response answer = desk.fillIn("operator", edit(id), Map.of("minimumStock", typed));
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Desk.read(answer);
        assertThat(page.getElementById("minimumStock").val()).isEqualTo(typed);
        assertThat(page.getElementById("minimumStock-error").text()).endsWith(".");
        assertThat(Shop.integration(id).minimum()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({ "' 5 ', 5", "007, 7", "0, 0" })
    void blanks_around_and_zeros_before_a_number_are_nothing(String typed, int saved) {
        long id = desk.connected("amazon", 3);
        assertThat(desk.fillIn("operator", edit(id), Map.of("minimumStock", typed)).statusCode()).isEqualTo(303);
        assertThat(Shop.integration(id).minimum()).isEqualTo(saved);
    }

    @Test
    void a_country_that_the_account_says_is_not_asked_for_twice() {
        Document page = desk.page("admin", "/integrations/new?marketplace=amazon");
        assertThat(page.select("#country")).isEmpty();
        assertThat(page.select("#setting-marketplace-id option").eachText()).contains("México (A1AM78C64UM0Y8)");
    }

    @Test
    void a_country_in_which_the_marketplace_does_not_sell_is_refused() {
        Document page = Desk.read(desk.fillIn("admin", "/integrations/new?marketplace=mercado-livre", Map.of(
                "country", "FR")));
        assertThat(page.select(".errors a").eachAttr("href")).contains("#country");
    }

    @Test
    void several_mistakes_are_all_told_in_the_order_of_the_page() {
        long id = desk.connected("amazon", 3);
        Document page = Desk.read(desk.fillIn("admin", edit(id), Map.of("name", " ", "minimumStock",
                "x", "categories", "only", "warehouses", "only", "setting-seller-id", "not a seller",
                "setting-client-id", "")));
        assertThat(page.select(".errors a").eachAttr("href")).containsExactly("#minimumStock", "#name",
                "#categories", "#warehouses", "#setting-seller-id", "#setting-client-id");
        page.select(".errors a").forEach(link -> assertThat(page.select(link.attr("href"))).hasSize(1));
        assertThat(page.select("#setting-seller-id").val()).isEqualTo("not a seller");
    }

    @Test
    void the_minimum_is_optional_where_the_marketplace_says_so() {
        long id = desk.connected("carrefour", 3);
        assertThat(desk.page("operator", edit(id)).select("#minimumStock").hasAttr("required")).isFalse();
        assertThat(desk.fillIn("operator", edit(id), Map.of("minimumStock", "")).statusCode()).isEqualTo(303);
        assertThat(Shop.integration(id).minimum()).isNull();
    }

    @Test
    void a_name_is_used_once() {
        long id = desk.connected("amazon", 3);
        long other = desk.connected("amazon", 3);
        String taken = Shop.integration(other).name();
        Response answer = desk.fillIn("operator", edit(id), Map.of("name", taken));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Desk.read(answer).getElementById("name-error").text()).contains(taken);
        assertThat(desk.fillIn("operator", edit(other), Map.of("name", taken)).statusCode()).isEqualTo(303);
    }

    @Test
    void a_name_is_at_most_100_letters_long() {
        long id = desk.connected("amazon", 3);
        assertThat(desk.fillIn("operator", edit(id), Map.of("name", "x".repeat(101))).statusCode()).isEqualTo(422);
        assertThat(desk.fillIn("operator", edit(id), Map.of("name", "x".repeat(100))).statusCode()).isEqualTo(303);
    }
}
