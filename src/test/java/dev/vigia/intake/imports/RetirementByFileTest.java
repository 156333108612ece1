package dev.vigia.intake.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file may say that products are not sold any more. */
@QuarkusTest
class RetirementByFileTest {

    private final Feed feed = new Feed();
    private final ImportDesk desk = new ImportDesk(feed.shop);

    @ParameterizedTest
    @ValueSource(strings = { "retirado", "retired", "Dado de baja", "Descontinuado", "Discontinued", "Fora de linha" })
    void a_column_of_yes_and_no_retires_products(String heading) {
        long amazon = feed.shop.integration("amazon", 2);
        feed.selling(3);
        String path = desk.compared("sku;" + heading + "\nTAZA-00000;sí\nTAZA-00001;no\nTAZA-00002;\nNO-HAY;X\n",
                Map.of());
        assertThat(desk.preview(path)).contains("Productos que se retiran 1", "Productos que cambian 0");
        assertThat(desk.page(path).select("#impacts tbody td").eachText()).element(1).isEqualTo("1");
        assertThat(desk.refused(path)).singleElement().asString().contains("5 NO-HAY",
                "no hay ningún producto con este SKU");
        assertThat(retired()).isEmpty();
        desk.applied(path);
        assertThat(retired()).containsExactly("TAZA-00000|file:conteo.csv\nperson:Olga");
        assertThat(desk.levels()).containsExactly("TAZA-00001|main|10", "TAZA-00002|main|10");
        assertThat(feed.selling(amazon)).isEqualTo(2);
    }

    @Test
    void what_a_file_says_of_the_stock_of_a_retired_product_counts_nothing() {
        feed.selling(2);
        String path = desk.applied(desk.compared(
                "sku;nombre;stock;retirado\nTAZA-00000;Otra;7;sí\nTAZA-00001;;x;sim\nTAZA-00000;;8;\n", Map.of()));
        assertThat(desk.refused(path)).isEmpty();
        assertThat(retired()).extracting(row -> row.split("\\|")[0]).containsExactly("TAZA-00000", "TAZA-00001");
        assertThat(desk.levels()).isEmpty();
    }

    @Test
    void a_retired_product_comes_back_by_a_file_that_describes_it_or_says_no() {
        long amazon = feed.shop.integration("amazon", 2);
        feed.selling(3);
        desk.applied(desk.compared("sku;retirado\nTAZA-00000;s\nTAZA-00001;1\nTAZA-00002;yes\n", Map.of()));
        assertThat(feed.selling(amazon)).isZero();
        String path = desk.compared(
                "sku;nombre;retirado;stock\nTAZA-00000;Taza 0;;5\nTAZA-00001;;no;5\nTAZA-00002;;;5\n",
                Map.of());
        assertThat(desk.preview(path)).contains("Productos que cambian 2");
        assertThat(desk.page(path).select("#impacts tbody td").eachText()).element(2).isEqualTo("2");
        desk.applied(path);
        assertThat(retired()).extracting(row -> row.split("\\|")[0]).containsExactly("TAZA-00002");
        assertThat(feed.selling(amazon)).isEqualTo(2);
    }

    @Test
    void a_status_that_a_store_writes_retires_nothing_unless_a_person_says_so() {
        feed.selling(2);
        String path = desk.compared("sku;Situação;stock\nTAZA-00000;Inativo;10\nTAZA-00001;Ativo;10\n", Map.of());
        assertThat(desk.preview(path)).contains("nada cambiaría");
        assertThat(desk.post(path + "/columns", "meaning", List.of("SKU", "RETIRED", "ON_HAND")).statusCode())
                .isEqualTo(303);
        desk.waitForPreview(path);
        assertThat(desk.preview(path)).contains("Productos que se retiran 1");
        desk.applied(path);
        assertThat(retired()).extracting(row -> row.split("\\|")[0]).containsExactly("TAZA-00000");
    }

    @Test
    void what_is_neither_yes_nor_no_is_refused_and_its_stock_counts() {
        feed.selling(1);
        String path = desk.applied(desk.compared("sku;stock;retirado\nTAZA-00000;4;quizás\n", Map.of()));
        assertThat(desk.refused(path)).singleElement().asString().contains("2 TAZA-00000 retirado quizás");
        assertThat(retired()).isEmpty();
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|4");
    }

    @Test
    void a_file_that_retires_most_of_a_shop_is_held_by_the_brake() {
        long amazon = feed.shop.integration("amazon", 0);
        feed.selling(100);
        String path = desk.applied(desk.compared("sku;retirado\n" + IntStream.range(0, 60).mapToObj(i -> Feed.sku(i)
                + ";sí").collect(Collectors.joining("\n")), Map.of()));
        assertThat(desk.standing(path)).contains("Retenidas 60", "esperan una decisión");
        assertThat(feed.selling(amazon)).isEqualTo(100);
        assertThat(retired()).isEmpty();
    }

    @Test
    void a_whole_list_that_retires_a_product_leaves_no_stock_of_it() {
        feed.selling(2);
        desk.applied(desk.compared("sku;stock;retirado\nTAZA-00000;;sí\nTAZA-00001;4;\n", Map.of("rest", "sold-out")));
        assertThat(desk.levels()).containsExactly("TAZA-00001|main|4");
    }

    private List<String> retired() {
        return Shop.rows("select sku, retired_by from product where retired_at is not null and retailer_id = "
                + feed.shop.retailerId + " order by sku");
    }
}
