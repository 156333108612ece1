package dev.vigia.rule.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.export.FileRows;
import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules are taken along as a file, changed, looked at, and brought back. */
@QuarkusTest
class RuleFileTest {

    private RuleFileFixture shop;

    @BeforeEach
    void a_shop_with_four_rules() {
        shop = new RuleFileFixture();
    }

    @ParameterizedTest
    @CsvSource({ "csv,es", "csv,pt", "csv,en", "xlsx,es", "xlsx,pt", "xlsx,en" })
    void what_comes_back_as_it_was_taken_changes_nothing(String type, String language) {
        shop.desk.speaking(language);
        Document plan = shop.plan(shop.export(type).asByteArray());
        assertThat(RuleFileFixture.tabs(plan)).hasSize(1).first().asString().endsWith(" 4");
        assertThat(plan.select("form.rule-file button")).isEmpty();
    }

    @Test
    void every_column_is_there() {
        List<List<String>> rows = shop.exported();
        assertThat(String.join(";", rows.get(0)).replaceAll(" \\([^)]*\\)", "")).isEqualTo(RuleFileFixture.HEAD);
        assertThat(RuleFileFixture.row(rows, "A-1").subList(1, 8)).containsExactly("", "", "A-1", "2",
                "Mostrar lo disponible", "5", "");
        assertThat(RuleFileFixture.row(rows, "A-1").get(10)).isEqualTo("'=feria; \"de\" verano");
        assertThat(RuleFileFixture.row(rows, "Casa > Mate").subList(1, 5)).containsExactly(shop.amazonName,
                "Casa > Mate", "", "4");
        assertThat(RuleFileFixture.row(rows, "3").get(1)).isEqualTo(shop.amazonName);
        assertThat(RuleFileFixture.row(rows, "00017").get(8)).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:00");
    }

    @Test
    void each_kind_of_edit_is_seen_first_and_done_then() {
        List<List<String>> rows = shop.exported();
        RuleFileFixture.row(rows, "A-1").set(4, "3");
        RuleFileFixture.row(rows, "Casa > Mate").set(11, "sí");
        RuleFileFixture.row(rows, "3").set(4, "5");
        rows.add(List.of("", "", "", "A-2", "7", "", "", "", "", "", "nueva", ""));
        String path = shop.seen(RuleFileFixture.csv(rows));
        Document plan = shop.desk.page("operator", path);
        assertThat(RuleFileFixture.tabs(plan)).containsExactly("Nuevas 1", "Cambian 2", "Terminan 1", "Sin cambios 1");
        assertThat(shop.desk.page("operator", path + "?kind=changed").select(".rule-difference").eachText())
                .containsExactlyInAnyOrder("Stock mínimo 2 →pasa a 3", "Stock mínimo 3 →pasa a 5");
        List<String> before = shop.rules();
        assertThat(plan.select("#impact").text()).isNotEmpty();
        assertThat(shop.rules()).isEqualTo(before);
        Response done = shop.confirm(path);
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.header("Location")).endsWith("/rules");
        assertThat(shop.desk.page("operator", "/rules").select(".rule-table tbody tr")).hasSize(4);
        assertThat(Shop.rows("select minimum from current_rule where retailer_id = " + shop.desk.shop.retailerId
                + " order by minimum")).containsExactly("3", "5", "6", "7");
        assertThat(Shop.rows("select action from audit_event where retailer_id = " + shop.desk.shop.retailerId
                + " order by action")).contains("rule changed", "rule created", "rule ended", "changed");
    }

    @Test
    void the_same_file_twice_changes_nothing_the_second_time() {
        List<List<String>> rows = shop.exported();
        RuleFileFixture.row(rows, "A-1").set(4, "3");
        RuleFileFixture.row(rows, "Casa > Mate").set(11, "x");
        rows.add(List.of("", "", "", "A-2", "7", "", "", "", "", "", "nueva", ""));
        rows.add(List.of("", shop.amazonName, "", "A-2", "9", "", "", "", "01/12/2099 10:00", "05/12/2099", "", ""));
        byte[] file = RuleFileFixture.csv(rows);
        assertThat(shop.confirm(shop.seen(file)).statusCode()).isEqualTo(303);
        List<String> after = shop.rules();
        assertThat(RuleFileFixture.tabs(shop.plan(file))).containsExactly("Sin cambios 6");
        assertThat(shop.rules()).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            ";;;A-2;muchos;;;;;;;|solo con cifras",
            ";;;A-2;1.000;;;;;;;|solo con cifras",
            ";;;NADA;5;;;;;;;|NADA",
            ";Otra tienda;;A-2;5;;;;;;;|Otra tienda",
            ";;Casa > Nada;;5;;;;;;;|Casa > Nada",
            ";;Casa > Mate;A-2;5;;;;;;;|no para las dos cosas",
            ";;;A-2;5;quizás;;;;;;|quizás",
            ";;;A-2;5;;4;;;;;|mayor",
            ";;;A-2;5;;;0;;;;|tope",
            ";;;A-2;5;;;;mañana;;;|fecha",
            ";;;A-2;5;;;;2099-02-01;2099-01-01;;|",
            ";;;A-2;5;;;;;2001-01-01;;|",
            "999999999;;;A-2;5;;;;;;;|No hay ninguna regla con el número 999999999.",
            "abc;;;A-2;5;;;;;;;|No hay ninguna regla con el número abc.",
            ";;;A-2;5;;;;;;;tal vez|tal vez" })
    void what_cannot_be_is_refused_with_its_reason_and_the_rest_is_done(String line, String reason) {
        String path = shop.seen(RuleFileFixture.lines(line, ";;;A-2;7;;;;;;;"));
        Document plan = shop.desk.page("operator", path);
        assertThat(RuleFileFixture.tabs(plan)).containsExactly("Rechazadas 1", "Nuevas 1");
        assertThat(plan.select(".rule-refused").text().toLowerCase()).contains(reason == null ? ""
                : reason
                        .toLowerCase());
        assertThat(shop.confirm(path).header("Location")).endsWith(path);
        assertThat(RuleFileFixture.tabs(shop.desk.page("operator", path))).containsExactly("Rechazadas 1",
                "Sin cambios 1");
    }

    @Test
    void refused_rows_come_back_as_the_persons_own_with_the_reason() {
        String head = "Mi nota;SKU;Stock mínimo;Por qué";
        String path = shop.seen((head + "\n'=uno;A-2;1.000;antes\ndos;A-1;4;antes\ntres;NADA;4;\n").getBytes(UTF_8));
        Response rows = shop.desk.as("operator").get(path + "/refused");
        assertThat(rows.header("Content-Disposition")).contains("reglas-rechazadas");
        List<List<String>> back = FileRows.of(rows, ";");
        assertThat(back.get(0)).containsExactly("Mi nota", "SKU", "Stock mínimo", "Por qué");
        assertThat(back).hasSize(3);
        assertThat(back.get(1).subList(0, 3)).containsExactly("'=uno", "A-2", "1.000");
        assertThat(back.get(1).get(3)).contains("solo con cifras");
        assertThat(RuleFileFixture.tabs(shop.plan(rows.asByteArray()))).containsExactly("Rechazadas 2");
    }

    @Test
    void a_rule_that_is_there_twice_and_twins_are_refused() {
        List<List<String>> rows = shop.exported();
        rows.add(RuleFileFixture.row(rows, "A-1"));
        rows.add(List.of("", "", "", "00017", "9", "", "", "", RuleFileFixture.row(rows, "00017").get(9).replaceFirst(
                "^(\\d{4})", "2020"), "2099-01-01", "", ""));
        rows.add(List.of("", "", "", "A-2", "7", "", "", "", "", "", "", ""));
        rows.add(List.of("", "", "", "A-2", "8", "", "", "", "", "", "", ""));
        Document plan = shop.plan(RuleFileFixture.csv(rows));
        assertThat(RuleFileFixture.tabs(plan)).contains("Rechazadas 3", "Nuevas 1");
        assertThat(plan.select(".rule-refused").text()).contains("Es la misma regla que la línea");
    }

    @Test
    void dates_may_take_the_place_that_others_leave() {
        List<List<String>> rows = shop.exported();
        List<String> dated = RuleFileFixture.row(rows, "00017");
        rows.add(List.of("", "", "", "00017", "9", "", "", "", dated.get(8), dated.get(9), "", ""));
        dated.set(8, "2098-01-01 00:00");
        dated.set(9, "2098-02-01 00:00");
        String path = shop.seen(RuleFileFixture.csv(rows));
        // The one without a number is that of these dates until the other has moved.
        assertThat(RuleFileFixture.tabs(shop.desk.page("operator", path))).contains("Rechazadas 1");
    }

    @Test
    void many_zeros_are_asked_about_first() {
        shop.desk.shop.stocked("Mesa", "PLATO", 200, 8);
        shop.desk.evaluate(shop.amazon);
        Shop.tell("listing.retailer_id = " + shop.desk.shop.retailerId);
        List<List<String>> rows = shop.exported();
        RuleFileFixture.row(rows, "3").set(4, "50");
        String path = shop.seen(RuleFileFixture.csv(rows));
        Response asked = shop.confirm(path);
        assertThat(asked.statusCode()).isEqualTo(409);
        Document question = Desk.read(asked);
        assertThat(question.select(".question h2").text()).contains("203");
        assertThat(Shop.integration(shop.amazon).minimum()).isEqualTo(3);
        assertThat(shop.confirm(path, asked, question.select(".question button").val()).statusCode()).isEqualTo(303);
        assertThat(Shop.integration(shop.amazon).minimum()).isEqualTo(50);
    }

    @Test
    void what_somebody_changed_meanwhile_is_looked_at_again() {
        List<List<String>> rows = shop.exported();
        RuleFileFixture.row(rows, "A-1").set(4, "3");
        String path = shop.seen(RuleFileFixture.csv(rows));
        Response opened = shop.desk.as("operator").get(path);
        shop.desk.fillIn("admin", "/rules/" + RuleFileFixture.row(rows, "A-1").get(0) + "/edit", Map.of(
                "minimum", "4"));
        Response again = shop.confirm(path, opened);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(Desk.read(again).select(".callout h2").text()).contains("Esto cambió mientras lo mirabas");
        assertThat(Desk.read(again).select(".rule-difference").text()).isEqualTo("Stock mínimo 4 →pasa a 3");
        assertThat(shop.confirm(path, again).statusCode()).isEqualTo(303);
        assertThat(shop.rules()).anyMatch(rule -> rule.contains("|A-1|3|"));
    }

    @Test
    void a_file_that_is_none_leaves_nothing_behind() {
        String many = IntStream.range(0, 5_001).mapToObj(line -> ";;;A-2;7;;;;;;;").collect(Collectors.joining("\n"));
        for (byte[] content : List.of("".getBytes(UTF_8), "Nada;de;esto\n1;2;3".getBytes(UTF_8), RuleFileFixture.HEAD
                .getBytes(UTF_8), new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }, RuleFileFixture.lines(many))) {
            Response wrong = shop.send(content, "reglas.csv");
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(Desk.read(wrong).select("#file-error").text()).isNotEmpty();
        }
        assertThat(Shop.number("select count(*) from rule_file where retailer_id = " + shop.desk.shop.retailerId))
                .isZero();
        assertThat(shop.send(RuleFileFixture.lines(many), "x").asString()).contains("más de 5.000 líneas");
    }

    @Test
    void many_rows_are_planned_and_done_together() {
        shop.desk.shop.stocked("Mesa", "P", 999, 8);
        String many = IntStream.rangeClosed(1, 999).mapToObj(nth -> ";;;P-%03d;%d;;;;;;;".formatted(nth, nth % 7))
                .collect(Collectors.joining("\n"));
        String path = shop.seen(RuleFileFixture.lines(many));
        assertThat(shop.desk.page("operator", path).select("tbody tr")).hasSize(100);
        assertThat(shop.desk.page("operator", path).select("a[rel=next]")).hasSize(1);
        assertThat(shop.confirm(path).statusCode()).isEqualTo(303);
        assertThat(Shop.number("select count(*) from current_rule where retailer_id = " + shop.desk.shop.retailerId))
                .isEqualTo(1_003);
        assertThat(RuleFileFixture.tabs(shop.plan(RuleFileFixture.lines(many)))).containsExactly("Sin cambios 999");
    }

    @Test
    void who_only_looks_takes_them_along_and_brings_nothing_back() {
        assertThat(shop.desk.as("viewer").get("/exports/rules/file").statusCode()).isEqualTo(200);
        assertThat(shop.desk.as("viewer").get("/rules/files").statusCode()).isEqualTo(403);
        assertThat(shop.desk.page("viewer", "/rules").select("a[href='/rules/files']")).isEmpty();
        assertThat(shop.desk.page("operator", "/rules").select("a[href='/rules/files']")).hasSize(1);
    }
}
