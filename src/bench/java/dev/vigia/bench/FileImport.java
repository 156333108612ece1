package dev.vigia.bench;

import static dev.vigia.bench.Report.format;
import static dev.vigia.testing.Patiently.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.BigShop;
import dev.vigia.testing.People;
import dev.vigia.testing.TestDatabase;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jsoup.Jsoup;

/**
 * A file with a line per product, from the upload until its last line is applied, by a process with a heap of 256 MB; and
 * the same lines by {@code COPY} and the same merge in plain SQL.
 */
final class FileImport {

    private static final double TARGET = 2;
    private static final int BATCH = 5_000;
    private static final String WORKBOOK = "%,d-row XLSX, %,d products × 9";
    private static final String ROW = "%,d-row CSV, %,d products × 9";

    private final BigShop shop;
    private final Random random = new Random(2);

    FileImport(BigShop shop) {
        this.shop = shop;
    }

    void run(Report report) throws Exception {
        if (!Packaged.exists()) {
            report.aside(format(ROW, shop.products(), shop.products()), "not packaged", "–", "–", "≤ 2 × COPY + merge");
            return;
        }
        Path theirs = write("theirs");
        Path ours = write("ours");
        Gauge baseline = Gauge.of(() -> {
            try (PlainSql plain = new PlainSql()) {
                plain.file(shop.retailerId(), theirs, BATCH);
            }
        });
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
            Gauge figure = Gauge.of(() -> imported(application, ours));
            double ratio = figure.seconds() / baseline.seconds();
            report.row(format(ROW, shop.products(), shop.products()),
                    format("%.1f s, heap ≤ 256 MB, %d MB resident", figure.seconds(), application.residentMegabytes()),
                    format("%.1f s", baseline.seconds()), format("%.2f ×", ratio), "≤ 2 × COPY + merge",
                    ratio <= TARGET);
            Path book = writeWorkbook();
            Gauge workbook = Gauge.of(() -> imported(application, book));
            double more = workbook.seconds() / baseline.seconds();
            report.row(format(WORKBOOK, shop.products(), shop.products()),
                    format("%.1f s, heap ≤ 256 MB, %d MB resident", workbook.seconds(), application
                            .residentMegabytes()),
                    format("%.1f s", baseline.seconds()), format("%.2f ×", more), "≤ 2 × COPY + merge", more <= TARGET);
            report.detail(format("file: %,d WAL bytes a line (plain SQL %,d)", figure.walBytes() / shop.products(),
                    baseline.walBytes() / shop.products()));
        } finally {
            RestAssured.port = usual;
        }
    }

    private void imported(Packaged application, Path file) {
        String id = handIn(file);
        await().atMost(Duration.ofMinutes(30)).pollInterval(Duration.ofMillis(100)).until(() -> TestDatabase.number(
                "select count(*) from stock_import where compared_at is not null and id = " + id) == 1);
        confirm(id);
        await().atMost(Duration.ofMinutes(30)).pollInterval(Duration.ofMillis(100)).until(() -> {
            assertThat(application.isAlive()).as("the process with little memory lives").isTrue();
            return TestDatabase.number("select count(*) from stock_import where finished_at is not null and id = "
                    + id) == 1;
        });
        assertThat(TestDatabase.number("select accepted + unchanged from stock_import where id = " + id))
                .isEqualTo(shop.products());
    }

    private String handIn(Path file) {
        RequestSpecification person = person();
        Response opened = given().spec(person).get("/intake");
        Response answer = given().redirects().follow(false).spec(person).cookies(opened.cookies())
                .multiPart("csrf-token", token(opened)).multiPart("file", file.toFile(), "text/csv")
                .post("/intake/imports");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        return answer.header("Location").replaceAll(".*/", "");
    }

    private void confirm(String id) {
        RequestSpecification person = person();
        Response opened = given().spec(person).get("/intake");
        assertThat(given().redirects().follow(false).spec(person).cookies(opened.cookies())
                .formParam("csrf-token", token(opened)).post("/intake/imports/" + id + "/confirmation").statusCode())
                .isEqualTo(303);
    }

    /** Signed in anew: a million lines take longer than the session of the provider that tests play. */
    private RequestSpecification person() {
        return People.stranger(shop.person(), "operator,retailer:" + shop.person());
    }

    private static String token(Response opened) {
        return Jsoup.parse(opened.asString()).select("input[name=csrf-token]").first().val();
    }

    private Path writeWorkbook() throws IOException {
        Path file = Path.of("target", "bench-ours.xlsx");
        try (OutputStream out = Files.newOutputStream(file); Workbook workbook = new Workbook(out, "Vigia", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Stock");
            sheet.value(0, 0, "sku");
            sheet.value(0, 1, "stock");
            for (int i = 1; i <= shop.products(); i++) {
                sheet.inlineString(i, 0, format("SKU-%07d", i));
                sheet.value(i, 1, random.nextInt(97));
                if (i % BATCH == 0) {
                    sheet.flush();
                }
            }
        }
        return file;
    }

    private Path write(String name) throws IOException {
        Path file = Path.of("target", "bench-" + name + ".csv");
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            lines.write("sku,onHand\n");
            for (int i = 1; i <= shop.products(); i++) {
                lines.write(format("SKU-%07d,%d%n", i, random.nextInt(97)));
            }
        }
        return file;
    }
}
