package dev.vigia.bench;

import static dev.vigia.bench.Report.format;
import static dev.vigia.testing.Patiently.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.BigShop;
import dev.vigia.testing.People;
import dev.vigia.testing.TestDatabase;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jsoup.Jsoup;
import org.postgresql.PGConnection;

/**
 * A file with a line per product, from the upload until its last line is applied, by a process with a heap of 256 MB; and
 * the same lines by {@code COPY} and the merge of the floor.
 */
final class FileImport {

    private static final double TARGET = 1.5;
    private static final int BATCH = 5_000;
    private static final Duration LONGEST_READ = Duration.ofMinutes(10);
    private static final String WORKBOOK = "%,d-row XLSX, %,d products × 9";
    private static final String ROW = "%,d-row CSV, %,d products × 9";

    private final BigShop shop;
    private final List<String> phases = new ArrayList<>();
    private int files = 1;

    FileImport(BigShop shop) {
        this.shop = shop;
    }

    void run(Report report) throws Exception {
        if (!Packaged.exists()) {
            report.aside(format(ROW, shop.products(), shop.products()), "not packaged", "–", "–",
                    "≤ 1.5 × COPY + merge");
            return;
        }
        Path theirs = write("theirs");
        Path ours = write("ours");
        Gauge baseline;
        try (Floor floor = Floor.of(shop)) {
            baseline = Gauge.of(() -> floor.file(shop.retailerId(), theirs, BATCH));
        }
        List<String> options = new ArrayList<>(List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError",
                "-Dvigia.access.retailer-claim=groups", "-Dvigia.access.retailer-prefix=retailer:",
                "-Dvigia.intake.brake-share=1", "-Dvigia.web.secure-cookies=false",
                "-Dquarkus.rest-csrf.cookie-name=vigia-form"));
        // Nothing is sent from there.
        Stream.of("amazon", "b2w", "carrefour", "centauro", "dafiti", "magalu", "mercado-livre", "netshoes",
                "casas-bahia").forEach(code -> options.add("-Dvigia.marketplace." + code + ".url="));
        int usual = RestAssured.port;
        try (Packaged application = Packaged.start("vigia", options)) {
            RestAssured.port = application.port;
            Gauge figure = Gauge.of(() -> imported(application, ours, shop.products()));
            double ratio = figure.seconds() / baseline.seconds();
            report.row(format(ROW, shop.products(), shop.products()),
                    format("%.1f s, heap ≤ 256 MB, %d MB resident", figure.seconds(), application.residentMegabytes()),
                    format("%.1f s", baseline.seconds()), format("%.2f ×", ratio), "≤ 1.5 × COPY + merge",
                    ratio <= TARGET);
            workbook(report, application, baseline.seconds());
            report.detail(format("file: %,d bytes a line as CSV", Files.size(ours) / shop.products()));
            phases.forEach(report::detail);
            report.detail(format("file: %,d WAL bytes a line (floor %,d)", figure.walBytes() / shop.products(),
                    baseline.walBytes() / shop.products()));
        } finally {
            RestAssured.port = usual;
        }
    }

    /** @param baseline seconds of as many rows on the floor */
    private void workbook(Report report, Packaged application, double baseline) throws Exception {
        Path book = writeWorkbook();
        report.detail(format("file: %,d bytes a row as XLSX", Files.size(book) / shop.products()));
        Gauge figure = Gauge.of(() -> imported(application, book, shop.products()));
        double ratio = figure.seconds() / baseline;
        report.row(format(WORKBOOK, shop.products(), shop.products()),
                format("%.1f s, heap ≤ 256 MB, %d MB resident", figure.seconds(), application.residentMegabytes()),
                format("%.1f s", baseline), format("%.2f ×", ratio), "≤ 1.5 × COPY + merge", ratio <= TARGET);
    }

    private void imported(Packaged application, Path file, int rows) {
        long begun = System.nanoTime();
        String id = handIn(file);
        long read = System.nanoTime();
        await().atMost(Duration.ofMinutes(30)).pollInterval(Duration.ofMillis(100)).until(() -> TestDatabase.number(
                "select count(*) from stock_import where compared_at is not null and id = " + id) == 1);
        long compared = System.nanoTime();
        confirm(id);
        await().atMost(Duration.ofMinutes(30)).pollInterval(Duration.ofMillis(100)).until(() -> {
            assertThat(application.isAlive()).as("the process with little memory lives").isTrue();
            return TestDatabase.number("select count(*) from stock_import where finished_at is not null and id = "
                    + id) == 1;
        });
        phases.add(format("file: %s read in %.1f s, compared in %.1f s, applied in %.1f s", file.getFileName(),
                (read - begun) / 1e9, (compared - read) / 1e9, (System.nanoTime() - compared) / 1e9));
        assertThat(TestDatabase.number("select accepted + unchanged from stock_import where id = " + id))
                .isEqualTo(rows);
    }

    /**
     * The answer comes once all of it has been read.
     *
     * @return its number
     */
    private String handIn(Path file) {
        RequestSpecification person = person();
        Response opened = given().spec(person).get("/intake");
        Response answer = given().redirects().follow(false).spec(person).cookies(opened.cookies())
                .config(RestAssuredConfig.config().httpClient(HttpClientConfig.httpClientConfig()
                        .setParam("http.socket.timeout", (int) LONGEST_READ.toMillis())))
                .multiPart("csrf-token", token(opened)).multiPart("file", file.toFile(), "text/csv")
                .post("/intake/imports");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        return answer.header("Location").replaceAll(".*/", "");
    }

    private void confirm(String id) {
        RequestSpecification person = person();
        Response opened = given().spec(person).get("/intake/imports/" + id);
        String seen = Jsoup.parse(opened.asString()).select("form:has(#confirm) input[name=seen]").val();
        assertThat(given().redirects().follow(false).spec(person).cookies(opened.cookies())
                .formParam("csrf-token", token(opened)).formParam("seen", seen)
                .post("/intake/imports/" + id + "/confirmation").statusCode())
                .isEqualTo(303);
    }

    /** Signed in anew: a million lines take longer than the session of the provider that tests play. */
    private RequestSpecification person() {
        return People.stranger(shop.person(), "operator,retailer:" + shop.person());
    }

    private static String token(Response opened) {
        return Jsoup.parse(opened.asString()).select("input[name=csrf-token]").first().val();
    }

    /** As Excel writes it: a text stands once beside the sheet, however often the sheet names it. */
    private Path writeWorkbook() throws IOException, SQLException {
        Path file = Path.of("target", "bench-ours.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "Microsoft Excel", "16.0300");
                Connection connection = TestDatabase.plain(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(BATCH);
            Worksheet sheet = workbook.newWorksheet("Stock");
            List<String> heads = List.of("SKU", "Nombre", "Categoría", "Stock");
            for (int column = 0; column < heads.size(); column++) {
                sheet.value(0, column, heads.get(column));
            }
            ResultSet lines = statement.executeQuery(lines());
            for (int row = 1; lines.next(); row++) {
                sheet.value(row, 0, lines.getString(1));
                sheet.value(row, 1, lines.getString(2));
                sheet.value(row, 2, lines.getString(3));
                sheet.value(row, 3, lines.getInt(4));
                if (row % BATCH == 0) {
                    sheet.flush();
                }
            }
        }
        return file;
    }

    private Path write(String name) throws IOException, SQLException {
        Path file = Path.of("target", "bench-" + name + ".csv");
        try (OutputStream out = Files.newOutputStream(file); Connection connection = TestDatabase.plain()) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (" + lines() + ") to stdout csv header",
                    out);
        }
        return file;
    }

    /** Each time other quantities of all products, whose names are as they were; some 100 bytes a line. */
    private String lines() {
        return """
                select sku "SKU", product.name "Nombre", path "Categoría", (product.id * 31 + %d) %% 97 "Stock", ean "EAN",
                       'Revisar en el depósito antes de vender' "Observaciones"
                from product join category on category.id = category_id
                where product.retailer_id = %d order by sku
                """.formatted(files++ * 13, shop.retailerId());
    }
}
