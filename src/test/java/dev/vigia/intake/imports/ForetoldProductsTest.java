package dev.vigia.intake.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Feed;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What of each product a file would change, from what to what. */
@QuarkusTest
class ForetoldProductsTest {

    private final Feed feed = new Feed();
    private final ImportDesk desk = new ImportDesk(feed.shop);

    @Test
    void each_detail_that_would_change_is_shown_as_it_is_and_as_it_would_be() {
        feed.selling(4);
        desk.applied(desk.compared("sku;retirado\nTAZA-00003;sí\n", Map.of()));
        String path = desk.compared("""
                sku;nombre;categoría;ean;retirado
                NUEVA;Bombilla;Casa;;
                TAZA-00000;Taza 0;Casa > Cocina;;
                TAZA-00001;Jarra;;7791234567898;
                TAZA-00002;Otra;;;sí
                TAZA-00003;Taza 3;;;
                """, Map.of());
        assertThat(changes(path)).containsExactly("NUEVA Nombre Sin dato Bombilla", "NUEVA Categoría Sin dato Casa",
                "TAZA-00001 Nombre Taza 1 Jarra", "TAZA-00001 EAN Sin dato 7791234567898",
                "TAZA-00002 Estado A la venta Retirado", "TAZA-00003 Estado Retirado A la venta");
        assertThat(changes(desk.applied(path))).isEmpty();
    }

    @Test
    void of_products_that_stay_as_they_are_nothing_is_shown() {
        feed.selling(2);
        assertThat(changes(desk.compared("sku;nombre;stock\nTAZA-00000;Taza 0;4\nTAZA-00001;;5\n", Map.of())))
                .isEmpty();
    }

    @Test
    void what_changes_far_behind_what_stays_is_shown_as_well() {
        feed.describe(0, 5_001, "Casa");
        String path = desk.compared("sku;nombre\n" + IntStream.rangeClosed(0, 5_000).mapToObj(product -> Feed.sku(
                product)
                + ";" + (product < 5_000 ? "Taza " + product : "Otra") + "\n").collect(Collectors.joining()), Map.of());
        assertThat(desk.preview(path)).contains("Productos que cambian 1");
        assertThat(changes(path)).containsExactly("TAZA-05000 Nombre Taza 5000 Otra");
    }

    @Test
    void the_first_fifty_are_shown() {
        feed.describe(0, 70, "Casa");
        String path = desk.compared("sku;nombre\n" + IntStream.range(0, 70).mapToObj(product -> Feed.sku(product)
                + ";Otra\n").collect(Collectors.joining()), Map.of());
        assertThat(changes(path)).hasSize(50).last().asString().startsWith("TAZA-00049 ");
    }

    private List<String> changes(String path) {
        return desk.page(path).select("#product-changes tbody tr").eachText();
    }
}
