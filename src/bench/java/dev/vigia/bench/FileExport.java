package dev.vigia.bench;

import static dev.vigia.bench.Report.format;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.BigShop;
import dev.vigia.testing.People;
import dev.vigia.testing.RawHttp;
import dev.vigia.testing.TestDatabase;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/**
 * All listings of one integration as a file, by a process with a heap of 256 MB; and the same products with their stock by
 * {@code COPY} in plain SQL.
 */
final class FileExport {

    private static final String ROW = "export of %,d rows as %s, %,d products × 9";
    private static final String TARGET = "streamed, heap ≤ 256 MB";
    private static final int BUFFER = 1 << 16;

    private final BigShop shop;

    FileExport(BigShop shop) {
        this.shop = shop;
    }

    void run(Report report) throws Exception {
        if (!Packaged.exists()) {
            report.aside(format(ROW, shop.products(), "CSV", shop.products()), "not packaged", "–", "–", TARGET);
            return;
        }
        Gauge baseline = Gauge.of(this::copied);
        List<String> options = new ArrayList<>(List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError",
                "-Dvigia.access.retailer-claim=groups", "-Dvigia.access.retailer-prefix=retailer:",
                "-Dvigia.web.secure-cookies=false", "-Dvigia.export.longest=1h"));
        // Nothing is sent from there.
        Stream.of("amazon", "b2w", "carrefour", "centauro", "dafiti", "magalu", "mercado-livre", "netshoes",
                "casas-bahia").forEach(code -> options.add("-Dvigia.marketplace." + code + ".url="));
        int usual = RestAssured.port;
        try (Packaged application = Packaged.start("vigia", options)) {
            RestAssured.port = application.port;
            for (String type : List.of("csv", "xlsx")) {
                Path file = Path.of("target", "bench-export." + type);
                Gauge figure = Gauge.of(() -> taken(file, type));
                assertThat(application.isAlive()).as("the process with little memory lives").isTrue();
                long rows = type.equals("csv") ? lines(file) - 1 : shop.products();
                report.row(format(ROW, rows, type.toUpperCase(), shop.products()),
                        format("%.1f s, %d MB resident", figure.seconds(), application.residentMegabytes()),
                        format("%.1f s", baseline.seconds()), format("%.2f ×", figure.seconds() / baseline.seconds()),
                        TARGET, rows == shop.products());
                report.detail(format("export: %,d bytes a row as %s", Files.size(file) / shop.products(), type));
            }
        } finally {
            RestAssured.port = usual;
        }
    }

    /** In a session of its own: it takes longer than one of the provider that tests play. */
    private void taken(Path file, String type) {
        try {
            long integration = TestDatabase.number("select min(id) from integration where retailer_id = "
                    + shop.retailerId());
            HttpURLConnection answer = (HttpURLConnection) URI.create("http://localhost:" + RestAssured.port
                    + "/exports/stock/file?type=" + type + "&integration=" + integration).toURL().openConnection();
            answer.setRequestProperty("Cookie", RawHttp.cookies(People.stranger(shop.person(), "viewer,retailer:" + shop
                    .person())).replaceFirst("Cookie: ", ""));
            assertThat(answer.getResponseCode()).isEqualTo(200);
            try (InputStream content = answer.getInputStream(); OutputStream out = Files.newOutputStream(file)) {
                content.transferTo(out);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void copied() {
        try (Connection connection = TestDatabase.plain(); OutputStream out = Files.newOutputStream(Path.of("target",
                "bench-copy.csv"))) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut("""
                    copy (select sku, product.name, path, on_hand - reserved available
                          from product join category on category.id = category_id
                          left join stock_level on stock_level.product_id = product.id
                          where product.retailer_id = %d order by sku) to stdout csv header
                    """.formatted(shop.retailerId()), out);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long lines(Path file) throws IOException {
        long lines = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream content = Files.newInputStream(file)) {
            for (int read = content.read(buffer); read > 0; read = content.read(buffer)) {
                for (int place = 0; place < read; place++) {
                    lines += buffer[place] == '\n' ? 1 : 0;
                }
            }
        }
        return lines;
    }
}
