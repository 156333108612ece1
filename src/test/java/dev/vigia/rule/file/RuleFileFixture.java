package dev.vigia.rule.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigia.export.FileRows;
import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;

/** A shop with rules, and a person who takes them along and brings them back. */
class RuleFileFixture {

    static final String HEAD = "Regla;Integración;Categoría;SKU;Stock mínimo;Modo;Reapertura;Tope;Desde;Hasta;Motivo;Terminar";

    final Desk desk = new Desk();
    final long amazon = desk.connected("amazon", 3);
    final String amazonName = Shop.row("select name from integration where id = " + amazon);

    RuleFileFixture() {
        desk.stocked("A-1", 8);
        desk.stocked("A-2", 8);
        desk.stocked("00017", 8);
        rule("product_id, minimum, reopen_at, reason", "(select id from product where sku = 'A-1' and retailer_id = "
                + desk.shop.retailerId + "), 2, 5, '=feria; \"de\" verano'");
        rule("category_id, integration_id, minimum, hold_back, ceiling", "(select id from category where retailer_id = "
                + desk.shop.retailerId + " and path = 'Casa > Mate'), " + amazon + ", 4, true, 90");
        rule("product_id, minimum, from_at, to_at", "(select id from product where sku = '00017' and retailer_id = "
                + desk.shop.retailerId + "), 6, date_trunc('minute', now()) + interval '20 days',"
                + " date_trunc('minute', now()) + interval '30 days'");
        desk.evaluate(amazon);
    }

    private void rule(String columns, String values) {
        Shop.execute("insert into minimum_rule (retailer_id, in_force, created_by, " + columns + ") values ("
                + desk.shop.retailerId + ", " + !columns.contains("from_at") + ", 'test', " + values + ")");
    }

    Response export(String type) {
        return desk.as("operator").get("/exports/rules/file?type=" + type);
    }

    /** As a spreadsheet has it, the headings first. */
    List<List<String>> exported() {
        return new ArrayList<>(FileRows.of(export("csv"), ";").stream().map(row -> (List<String>) new ArrayList<>(row))
                .toList());
    }

    /** The row of a rule, by something that stands in it. */
    static List<String> row(List<List<String>> rows, String cell) {
        return rows.stream().filter(row -> row.contains(cell)).findFirst().orElseThrow();
    }

    static byte[] csv(List<List<String>> rows) {
        return rows.stream().map(row -> row.stream().map(cell -> '"' + cell.replace("\"", "\"\"") + '"').collect(
                Collectors.joining(";"))).collect(Collectors.joining("\r\n")).getBytes(UTF_8);
    }

    static byte[] lines(String... lines) {
        return (HEAD + "\n" + Arrays.stream(lines).collect(Collectors.joining("\n"))).getBytes(UTF_8);
    }

    /** As browsers do, who say the length. */
    Response send(byte[] content, String name) {
        Response opened = desk.as("operator").get("/rules/files");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--X\r\nContent-Disposition: form-data; name=\"csrf-token\"\r\n\r\n" + Desk.read(opened)
                .select(
                        "input[name=csrf-token]").val()
                + "\r\n--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--X--\r\n".getBytes(UTF_8));
        return desk.as("operator").cookies(opened.cookies()).config(RestAssuredConfig.config().encoderConfig(
                EncoderConfig
                        .encoderConfig().encodeContentTypeAs("multipart/form-data", ContentType.BINARY))).contentType(
                                "multipart/form-data; boundary=X").body(body.toByteArray()).post("/rules/files");
    }

    /** The page of what it would do. */
    String seen(byte[] content) {
        Response sent = send(content, "reglas.csv");
        if (sent.statusCode() != 303) {
            throw new AssertionError(sent.statusCode() + " " + Desk.read(sent).text());
        }
        return sent.header("Location").replaceFirst("https?://[^/]+", "");
    }

    Document plan(byte[] content) {
        return desk.page("operator", seen(content));
    }

    /** How many lines there are of each kind, as the tabs say it. */
    static List<String> tabs(Document plan) {
        return plan.select(".state-tab").eachText();
    }

    Response confirm(String path, String... agreement) {
        Response opened = desk.as("operator").get(path);
        return confirm(path, opened, agreement);
    }

    Response confirm(String path, Response opened, String... agreement) {
        Document page = Desk.read(opened);
        return desk.as("operator").cookies(opened.cookies()).contentType(
                "application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("csrf-token", page.select("form.rule-file input[name=csrf-token]").val()).formParam("seen",
                        page.select("input[name=seen]").val()).formParam("agreement", agreement.length == 0 ? ""
                                : agreement[0]).post(path + "/confirmation");
    }

    List<String> rules() {
        return Shop.rows(
                "select coalesce(rule.integration_id, 0), coalesce(rule.category_id, 0), coalesce(sku, ''), minimum,"
                        + " hold_back, reopen_at, rule.ceiling, from_at, to_at, reason, version from current_rule rule"
                        + " left join product on product.id = product_id where rule.retailer_id = "
                        + desk.shop.retailerId
                        + " order by rule.id");
    }
}
