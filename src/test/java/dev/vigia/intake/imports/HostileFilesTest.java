package dev.vigia.intake.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that mean harm, or are none: each is refused in a sentence beside the field, and nothing is lost. */
@QuarkusTest
class HostileFilesTest {

    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private final Feed feed = new Feed();
    private final ImportDesk desk = new ImportDesk(feed.shop);

    enum Harm {

        BOMB("bomba.xlsx", "demasiado grande"), ENTITY("entidad.xlsx", "toma datos de otros archivos"),
        LINK("vinculo.xlsx", "toma datos de otros archivos"), WIDE("ancho.xlsx", "después de la columna AMJ"),
        THOUSAND_COLUMNS("mil.csv", "debe nombrar las columnas"), BROKEN("roto.xlsx", "no es un archivo CSV"),
        PICTURE("foto.png", "no es un archivo CSV"), PAGE("pagina.csv", "<html>");

        private final String file;
        private final String sentence;

        Harm(String file, String sentence) {
            this.file = file;
            this.sentence = sentence;
        }

        byte[] bytes() throws IOException {
            return switch (this) {
                case BOMB -> changed(SHEET, out -> {
                    out.write("<worksheet><sheetData>".getBytes(UTF_8));
                    byte[] blanks = " ".repeat(1 << 20).getBytes(UTF_8);
                    for (int megabyte = 0; megabyte < 128; megabyte++) {
                        out.write(blanks);
                    }
                });
                case ENTITY -> changed(SHEET, out -> out.write(("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
                        + "<worksheet><sheetData><row r='1'><c r='A1'><v>&e;</v></c></row></sheetData></worksheet>")
                        .getBytes(UTF_8)));
                case LINK -> changed("xl/externalLinks/externalLink1.xml", out -> out.write("<externalLink/>".getBytes(
                        UTF_8)));
                case WIDE -> workbook(sheet -> IntStream.range(0, 1_100).forEach(place -> {
                    sheet.value(0, place, "Columna " + place);
                    sheet.value(1, place, place);
                }));
                case THOUSAND_COLUMNS -> (IntStream.range(0, 1_000).mapToObj(place -> "Columna " + place)
                        .collect(Collectors.joining(";")) + "\n" + "1;".repeat(1_000)).getBytes(UTF_8);
                case BROKEN -> Arrays.copyOf(workbook(sheet -> sheet.value(0, 0, "SKU")), 300);
                case PICTURE -> new byte[] { (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13 };
                case PAGE -> "<html><body>Error 500</body></html>".getBytes(UTF_8);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void it_is_refused_in_a_sentence_and_nothing_is_lost(Harm harm) throws IOException {
        feed.selling(2);
        String waiting = desk.compared("sku;stock\nTAZA-00000;4\n", Map.of());
        Response answer = desk.send(harm.file, harm.bytes(), Map.of());
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select("#file-error").text()).contains(harm.sentence).doesNotContain("root:");
        assertThat(page.select("#files li")).hasSize(1);
        assertThat(Shop.number("select count(*) from stock_import where retailer_id = " + feed.shop.retailerId))
                .isEqualTo(1);
        desk.applied(waiting);
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|4", "TAZA-00001|main|10");
    }

    @Test
    void a_thousand_columns_are_read_where_two_of_them_are_known() {
        feed.selling(1);
        String more = IntStream.range(0, 1_000).mapToObj(place -> "Atributo " + place).collect(Collectors.joining(";"));
        desk.applied(desk.compared("sku;" + more + ";stock\nTAZA-00000;" + "x;".repeat(1_000) + "7\n", Map.of()));
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|7");
    }

    @Test
    void a_thousand_columns_of_a_workbook_are_read_where_two_of_them_are_known() throws IOException {
        feed.selling(1);
        byte[] file = workbook(sheet -> {
            sheet.value(0, 0, "sku");
            sheet.value(1, 0, Feed.sku(0));
            IntStream.range(1, 1_000).forEach(place -> sheet.value(0, place, "Atributo " + place));
            sheet.value(0, 1_000, "stock");
            sheet.value(1, 1_000, 7);
        });
        desk.applied(desk.compared("ancho.xlsx", file, Map.of()));
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|7");
    }

    @Test
    void a_person_says_what_hundreds_of_columns_mean() {
        feed.selling(1);
        String head = IntStream.range(0, 150).mapToObj(place -> "Columna " + place).collect(Collectors.joining(";"));
        Response answer = desk.send("ancho.csv", (head + "\nTAZA-00000;" + "x;".repeat(148) + "7\n").getBytes(UTF_8),
                Map.of());
        assertThat(ImportDesk.path(answer)).endsWith("/columns");
        assertThat(desk.page(ImportDesk.path(answer)).select("#columns select")).hasSize(150);
    }

    @Test
    void a_formula_is_never_calculated() throws IOException {
        feed.selling(3);
        byte[] file = workbook(sheet -> {
            sheet.value(0, 0, "SKU");
            sheet.value(0, 1, "Stock");
            for (int row = 1; row <= 3; row++) {
                sheet.value(row, 0, Feed.sku(row - 1));
            }
            sheet.formula(1, 1, "WEBSERVICE(\"http://localhost/\")");
            sheet.value(2, 1, "=1+1");
            sheet.value(3, 1, 5);
        });
        String path = desk.applied(desk.compared("formulas.xlsx", file, Map.of()));
        assertThat(desk.refused(path)).hasSize(2).allMatch(row -> row.contains("debe ser un número entero"));
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|10", "TAZA-00001|main|10", "TAZA-00002|main|5");
    }

    private interface Content<T> {

        void fill(T into) throws IOException;
    }

    private static byte[] workbook(Content<Worksheet> content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Vigia", "1.0")) {
            content.fill(workbook.newWorksheet("Stock"));
        }
        return bytes.toByteArray();
    }

    /** An honest workbook in which one part is another. */
    private static byte[] changed(String part, Content<OutputStream> content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Path honest = Files.write(Files.createTempFile("honest", ".xlsx"), workbook(sheet -> sheet.value(0, 0, "SKU")));
        try (ZipFile in = new ZipFile(honest.toFile()); ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                if (!entry.getName().equals(part)) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    in.getInputStream(entry).transferTo(out);
                }
            }
            out.putNextEntry(new ZipEntry(part));
            content.fill(out);
        } finally {
            Files.delete(honest);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({ "conteo.csv, conteo.csv", "conteo \uD83C\uDF75.csv, conteo \uD83C\uDF75.csv",
            "'..\\..\\x.csv', x.csv", "/etc/passwd, passwd", "'C:\\Users\\Ana\\stock.xlsx', stock.xlsx",
            "'<b>\"stock\"</b>.csv', b>.csv", "'<i>stock.csv', <i>stock.csv" })
    void its_name_is_the_bare_name(String said, String shown) {
        assertThat(IntakeResource.name(said)).isEqualTo(shown);
    }

    @Test
    void its_name_stays_on_one_line_and_reads_one_way() {
        assertThat(IntakeResource.name("stock\r\nSet-Cookie: a\u202Evsc.exe")).isEqualTo("stock Set-Cookie: a vsc.exe");
        assertThat(IntakeResource.name("a/b\n../x.csv")).isEqualTo("x.csv");
    }

    @Test
    void a_long_name_is_cut_and_half_of_a_picture_is_no_fault() {
        assertThat(IntakeResource.name("a".repeat(300))).hasSize(200);
        assertThat(IntakeResource.name("a".repeat(199) + "\uD83C\uDF75.csv")).hasSize(200).endsWith("a\uFFFD");
    }

    @Test
    void one_without_a_name_is_shown_as_a_file() {
        assertThat(IntakeResource.name("")).isEqualTo("file");
        assertThat(IntakeResource.name("../")).isEqualTo("file");
    }
}
