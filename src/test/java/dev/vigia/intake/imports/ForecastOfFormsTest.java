package dev.vigia.intake.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Feed;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a preview says is what becomes of a file: a workbook too, a column per warehouse, counts of other days, the brake. */
@QuarkusTest
class ForecastOfFormsTest {

    private static final List<String> AMOUNTS = List.of("0", "1", "5", "9", "30", "∞", "x", "-", "Agotado");
    private static final List<String> MOMENTS = List.of("", "2020-01-01T00:00:00Z", "2020-02-01T00:00:00Z");

    private final Feed feed = new Feed();
    private final ImportDesk desk = new ImportDesk(feed.shop);

    static IntStream seeds() {
        return IntStream.range(200, 212);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void each_figure_comes_true_in_whatever_form(int seed) throws IOException {
        Random random = new Random(seed);
        MixedShop.stock(feed, random);
        DesiredQuantities before = DesiredQuantities.of(feed.shop);
        List<List<String>> rows = random.nextBoolean() ? wide(random) : dated(random);
        String path = desk.compared(random.nextBoolean() ? "stock.xlsx" : "stock.csv", random.nextBoolean() ? csv(rows)
                : workbook(rows), random.nextInt(3) == 0 ? Map.of("rest", "sold-out") : Map.of());
        Document announced = desk.page(path);
        Map<String, Integer> preview = figures(announced, "#preview");
        List<String> impacts = announced.select("#impacts tbody tr").stream()
                .map(row -> String.join("|", row.select("td").eachText())).toList();

        Map<String, Integer> outcome = figures(desk.page(desk.applied(path)), "#progress");

        assertThat(outcome.get("Actualizadas")).isEqualTo(preview.get("Stock nuevo") + preview.get("Stock que cambia"));
        assertThat(outcome.get("Sin cambios")).isEqualTo(preview.get("Stock sin cambios"));
        assertThat(outcome.get("Ignoradas: hay un dato más nuevo")).isEqualTo(preview.getOrDefault(
                "Ignoradas: hay un dato más nuevo", 0));
        assertThat(outcome.get("Rechazadas")).isEqualTo(figures(announced, "#progress").get("Rechazadas"));
        assertThat(before.movesTo(DesiredQuantities.of(feed.shop))).isEqualTo(impacts);
    }

    @Test
    void what_the_brake_holds_is_among_what_was_announced() {
        long amazon = feed.shop.integration("amazon", 0);
        feed.selling(100);
        String path = desk.compared("sku;stock\n" + IntStream.range(0, 90).mapToObj(i -> Feed.sku(i) + ";" + (i < 80 ? 0
                : 5)).collect(Collectors.joining("\n")), Map.of());
        Map<String, Integer> preview = figures(desk.page(path), "#preview");
        Map<String, Integer> outcome = figures(desk.page(desk.applied(path)), "#progress");
        assertThat(outcome.get("Retenidas")).isEqualTo(80);
        assertThat(outcome.get("Actualizadas") + outcome.get("Retenidas")).isEqualTo(preview.get("Stock que cambia"));
        assertThat(feed.selling(amazon)).isEqualTo(100);
    }

    /** A column for each warehouse. */
    private static List<List<String>> wide(Random random) {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("SKU", "Stock Norte", "Stock Sur")));
        for (int line = 0; line < 50; line++) {
            rows.add(List.of(Feed.sku(random.nextInt(50)), random.nextInt(5) == 0 ? "" : one(random, AMOUNTS),
                    one(random, AMOUNTS)));
        }
        return rows;
    }

    /** Counts of several days, of the same levels too. */
    private static List<List<String>> dated(Random random) {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("SKU", "Almacén", "Stock", "Observado")));
        for (int line = 0; line < 60; line++) {
            rows.add(List.of(Feed.sku(random.nextInt(45)), one(random, List.of("Norte", "sur", "SUR", "Oeste")),
                    one(random, AMOUNTS), one(random, MOMENTS)));
        }
        return rows;
    }

    private static String one(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static byte[] csv(List<List<String>> rows) {
        return rows.stream().map(row -> String.join(";", row)).collect(Collectors.joining("\n")).getBytes(UTF_8);
    }

    private static byte[] workbook(List<List<String>> rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Vigia", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Stock");
            for (int row = 0; row < rows.size(); row++) {
                for (int place = 0; place < rows.get(row).size(); place++) {
                    String cell = rows.get(row).get(place);
                    if (cell.matches("\\d+")) {
                        sheet.value(row, place, Integer.valueOf(cell));
                    } else {
                        sheet.value(row, place, cell);
                    }
                }
            }
        }
        return bytes.toByteArray();
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
