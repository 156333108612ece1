package dev.vigia.intake.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Feed;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * On random files of new, changed, unchanged, doubled, refused and retired rows: each figure that a person is shown before
 * agreeing is what becomes of the file, and what becomes of the listings of each integration.
 */
@QuarkusTest
class ImportForecastTest {

    private static final List<String> AMOUNTS = List.of("0", "1", "5", "9", "30", "1.200", "∞", "x", "-2");

    private final Feed feed = new Feed();
    private final ImportDesk desk = new ImportDesk(feed.shop);

    static IntStream seeds() {
        return IntStream.range(100, 112);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void each_figure_of_the_preview_is_what_becomes_of_the_file(int seed) {
        Random random = new Random(seed);
        stocked(random);
        DesiredQuantities before = DesiredQuantities.of(feed.shop);
        String path = desk.compared(file(random), random.nextInt(3) == 0 ? Map.of("rest", "sold-out") : Map.of());
        Document announced = desk.page(path);
        Map<String, Integer> preview = figures(announced, "#preview");
        int refused = figures(announced, "#progress").get("Rechazadas");
        List<String> impacts = announced.select("#impacts tbody tr").stream()
                .map(row -> String.join("|", row.select("td").eachText())).toList();

        desk.applied(path);

        Map<String, Integer> outcome = figures(desk.page(path), "#progress");
        assertThat(outcome.get("Actualizadas")).isEqualTo(preview.get("Stock nuevo") + preview.get(
                "Stock que cambia"));
        assertThat(outcome.get("Sin cambios")).isEqualTo(preview.get("Stock sin cambios"));
        assertThat(outcome.getOrDefault("Productos que cambian", 0)).isEqualTo(preview.getOrDefault("Productos nuevos",
                0)
                + preview.getOrDefault("Productos que cambian", 0)
                + preview.getOrDefault("Productos que se retiran", 0));
        assertThat(outcome.getOrDefault("Productos sin cambios", 0)).isEqualTo(preview.getOrDefault(
                "Productos sin cambios", 0));
        assertThat(outcome.get("Rechazadas")).isEqualTo(refused);
        assertThat(outcome.get("Retenidas")).isZero();
        assertThat(before.movesTo(DesiredQuantities.of(feed.shop))).isEqualTo(impacts);
    }

    /** Forty products in two warehouses, some retired, sold by integrations with minimums, one of some categories. */
    private void stocked(Random random) {
        MixedShop.stock(feed, random);
        desk.applied(desk.compared("sku;retirado\n" + IntStream.range(36, 40).mapToObj(i -> Feed.sku(i) + ";sí")
                .collect(Collectors.joining("\n")), Map.of()));
    }

    private static String file(Random random) {
        boolean counts = random.nextInt(4) > 0;
        boolean describes = !counts || random.nextInt(4) > 0;
        String head = "sku" + (describes ? ";nombre;categoría;retirado" : "") + (counts ? ";almacén;stock;reservado"
                : "");
        return head + "\n" + IntStream.range(0, 70).mapToObj(line -> Feed.sku(random.nextInt(50))
                + (describes ? ";" + (random.nextBoolean() ? "Taza " + line : "") + ";"
                        + one(random, List.of("Casa", "Moda", "Otra", "")) + ";"
                        + one(random, List.of("", "", "", "no", "sí", "quizás")) : "")
                + (counts ? ";" + one(random, List.of("Norte", "sur", "SUR", "Oeste")) + ";" + one(random, AMOUNTS)
                        + ";"
                        + (random.nextInt(4) == 0 ? random.nextInt(9) : "") : ""))
                .collect(Collectors.joining("\n")) + "\nTotal;;;\n";
    }

    private static String one(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static Map<String, Integer> figures(Document page, String part) {
        Map<String, Integer> figures = new TreeMap<>();
        for (Element figure : page.select(part + " dl.facts > div")) {
            String value = figure.select("dd").text().replace(".", "");
            if (value.matches("\\d+")) {
                figures.put(figure.select("dt").text(), Integer.valueOf(value));
            }
        }
        return figures;
    }
}
