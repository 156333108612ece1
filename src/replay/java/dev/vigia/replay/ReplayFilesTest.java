package dev.vigia.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.vigia.intake.imports.ImportDesk;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same shop by hand: its products and its stock handed in as files, CSV and XLSX, together and apart. */
@QuarkusTest
@Tag("replay")
@TestProfile(ReplayFilesTest.WithoutBrake.class)
class ReplayFilesTest {

    /** Months of sold-out products at once: that is no feed gone wrong. */
    public static class WithoutBrake implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("vigia.intake.brake-share", "1");
        }
    }

    private final Shop shop = new Shop();
    private final ImportDesk desk = new ImportDesk(shop);

    @Test
    void a_real_shop_goes_in_as_files_and_each_does_what_was_announced() throws IOException {
        ShopDays days = ShopDays.read(Path.of(System.getProperty("replay.file")),
                Integer.parseInt(System.getProperty("replay.days", "100000")));
        shop.integration("amazon", 5);
        int skus = days.opening.size();

        assertThat(preview("productos.csv", csv(days, days.opening, true, false))).containsEntry("new_products", skus)
                .containsEntry("new_levels", 0);
        assertThat(preview("stock.xlsx", workbook(days, days.opening, false))).containsEntry("new_levels", skus);
        assertThat(levels()).isEqualTo(days.opening);
        // Both together, and nothing of it is new.
        assertThat(preview("todo.xlsx", workbook(days, days.opening, true))).containsEntry("unchanged_products", skus)
                .containsEntry("unchanged_levels", skus).containsEntry("changed_levels", 0);
        Map<String, Integer> last = preview("todo.csv", csv(days, days.onHand, true, true));
        assertThat(last.get("changed_levels") + last.get("unchanged_levels")).isEqualTo(skus);
        assertThat(levels()).isEqualTo(days.onHand);
    }

    /** Hands a file in, agrees, and looks whether it did what was announced. */
    private Map<String, Integer> preview(String name, byte[] file) {
        String id = desk.applied(desk.compared(name, file, Map.of())).replaceAll(".*/", "");
        Map<String, Integer> preview = new HashMap<>();
        for (String figure : new String[] { "new_products", "changed_products", "unchanged_products", "new_levels",
                "changed_levels", "unchanged_levels", "refused" }) {
            preview.put(figure, (int) Shop.number("select " + figure + " from stock_import where id = " + id));
        }
        System.out.printf("Replay: %s, %,d bytes: %s%n", name, file.length, preview);
        assertThat(preview).containsEntry("refused", 0);
        assertThat(Shop.row("select accepted, unchanged, products_accepted, products_unchanged from stock_import where"
                + " id = " + id)).isEqualTo(preview.get("new_levels") + preview.get("changed_levels") + "|"
                        + preview.get("unchanged_levels") + "|" + (preview.get("new_products")
                                + preview.get("changed_products"))
                        + "|" + preview.get("unchanged_products"));
        return preview;
    }

    private Map<String, Integer> levels() {
        Map<String, Integer> levels = new HashMap<>();
        for (String row : Shop.rows("select on_hand, sku from stock_level join product on product.id = product_id"
                + " where product.retailer_id = " + shop.retailerId)) {
            levels.put(row.substring(row.indexOf('|') + 1), Integer.valueOf(row.substring(0, row.indexOf('|'))));
        }
        return levels;
    }

    private static byte[] csv(ShopDays days, Map<String, Integer> stock, boolean products, boolean counts)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(bytes, UTF_8)) {
            csv.writeRecord("SKU", products ? "Nombre" : "Nota", "Categoría", counts ? "Stock" : "Precio");
            stock.forEach((sku, onHand) -> csv.writeRecord(sku, days.names.get(sku), "Tienda > " + sku.charAt(0),
                    counts ? Integer.toString(onHand) : "1,50"));
        }
        return bytes.toByteArray();
    }

    private static byte[] workbook(ShopDays days, Map<String, Integer> stock, boolean products) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Vigia", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Stock");
            sheet.value(0, 0, "SKU");
            sheet.value(0, 1, "Stock");
            sheet.value(0, 2, products ? "Nombre" : "Nota");
            int row = 1;
            for (Map.Entry<String, Integer> level : stock.entrySet()) {
                sheet.value(row, 0, level.getKey());
                sheet.value(row, 1, level.getValue());
                sheet.value(row++, 2, days.names.get(level.getKey()));
            }
        }
        return bytes.toByteArray();
    }
}
