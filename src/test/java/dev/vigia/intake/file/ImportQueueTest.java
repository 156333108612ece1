package dev.vigia.intake.file;

import static dev.vigia.testing.Patiently.await;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Files that wait, fail, are stopped, crash halfway or are forgotten. */
@QuarkusTest
class ImportQueueTest extends ImportFixture {

    @Inject
    DataSource database;

    @Test
    void what_fails_on_our_side_says_so_keeps_nobody_waiting_and_may_be_stopped() {
        feed.selling(2);
        long stuck = Shop.number("insert into stock_import (retailer_id, name, person, items) values ("
                + feed.shop.retailerId + ", 'roto.csv', 'olga', 2) returning id");
        // No file says so much; the reader of lines refuses it.
        Shop.execute("insert into stock_import_line select " + stuck + ", line, " + feed.shop.retailerId
                + ", 'TAZA-00000', 'main', 2000000000, 0, false, null from generate_series(2, 3) line");
        String path = "/intake/imports/" + stuck;
        await().until(() -> page(olga, path).select("#progress").text().startsWith("Falló"));
        assertThat(page(olga, path).select("#progress").text()).contains("falló de nuestro lado", "0 de 2 líneas");
        await().until(() -> Shop.row("select retry_at > now(), retry_at <= now() + interval '5 minutes', failures > 0"
                + " from stock_import where id = " + stuck).equals("t|t|t"));
        // Of another product: a newer count of the same would make the lines that fail outdated, and they would fail no more.
        imported("sku,stock\nTAZA-00001,4\n");
        RequestSpecification vera = person("vera", "viewer");
        assertThat(page(vera, path).select("#stop")).isEmpty();
        assertThat(post(vera, path + "/stop").statusCode()).isEqualTo(403);
        assertThat(post(olga, path + "/stop").statusCode()).isEqualTo(303);
        await().untilAsserted(() -> assertThat(page(olga, path).select("#progress").text()).startsWith("Detenido"));
        assertThat(page(olga, path).select("#progress").text())
                .contains("Olga lo detuvo: 2 líneas quedaron sin aplicar");
        assertThat(Shop.number("select count(*) from stock_import_line where stock_import_id = " + stuck)).isZero();
    }

    @Test
    void a_file_that_is_finished_cannot_be_stopped() {
        feed.selling(1);
        String path = imported("sku,stock\nTAZA-00000,4\n");
        assertThat(page(olga, path).select("#stop")).isEmpty();
        assertThat(post(olga, path + "/stop").statusCode()).isEqualTo(303);
        assertThat(page(olga, path).select("#progress").text()).startsWith("Terminado");
    }

    @Test
    void a_third_file_is_asked_to_come_back_while_two_are_being_read() throws Exception {
        ExecutorService others = Executors.newFixedThreadPool(2);
        String waiting = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                + " and datname = current_database() and query like '%into stock_import_line%'";
        try (Connection holding = database.getConnection(); Statement statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            statement.execute("lock table stock_import_line in share mode");
            List<Future<Integer>> taken = IntStream.range(0, 2)
                    .mapToObj(i -> others.submit(() -> send(olga, i + ".csv", "sku,stock\nX,1\n", "es").statusCode()))
                    .toList();
            await().until(() -> Shop.number(waiting) == 2);
            Response third = send(olga, "conteo.csv", "sku,stock\nX,1\n", "es");
            holding.rollback();
            assertThat(third.statusCode()).isEqualTo(422);
            assertThat(Jsoup.parse(third.asString()).select("#file-error").text()).contains("leyendo otros archivos");
            for (Future<Integer> answer : taken) {
                assertThat(answer.get()).isEqualTo(303);
            }
        } finally {
            others.shutdown();
        }
    }

    @Test
    void a_sixth_file_waits_while_five_of_the_shop_are_under_way() throws SQLException {
        try (Connection holding = database.getConnection(); Statement statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            // Nothing can be applied until this ends.
            statement.execute("lock table stock_import_line in access exclusive mode");
            Shop.execute("insert into stock_import (retailer_id, name, person) select " + feed.shop.retailerId
                    + ", 'x', 'x' from generate_series(1, 5)");
            Response answer = send(olga, "conteo.csv", "sku,stock\nTAZA-00000,1\n", "en");
            holding.rollback();
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(Jsoup.parse(answer.asString()).select("#file-error").text()).contains("5 files under way");
        }
    }

    @Test
    void a_crash_between_two_batches_neither_loses_a_line_nor_applies_one_twice() throws SQLException {
        feed.selling(10);
        String lines = IntStream.range(0, 20_000).mapToObj(i -> "TAZA-0000" + i % 10 + "," + i + "," + FEBRUARY
                .plusSeconds(i))
                .collect(Collectors.joining("\n"));
        String waiting = " from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
                + " and query like '%from stock_level%for no key update%'";
        String path;
        try (Connection holding = database.getConnection(); Statement statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            // Whoever applies lines locks the level first.
            statement.execute("select from stock_level where retailer_id = " + feed.shop.retailerId + " for update");
            path = send(olga, "conteo.csv", "sku,stock,observedAt\n" + lines, "es").header("Location")
                    .replaceFirst("^https?://[^/]+", "");
            confirmed(path);
            await().until(() -> Shop.number("select count(*)" + waiting) > 0);
            statement.execute("select pg_terminate_backend(pid)" + waiting);
            holding.rollback();
        }
        finished(path);
        assertThat(page(olga, path).select("#progress").text()).contains("20.000 de 20.000 líneas",
                "Actualizadas 12", "Ignoradas: hay un dato más nuevo 19.988");
        assertThat(Shop.rows("select on_hand from stock_level where retailer_id = " + feed.shop.retailerId
                + " order by on_hand")).containsExactlyElementsOf(
                        IntStream.range(19_990, 20_000).mapToObj(Integer::toString).toList());
    }

    @Test
    void what_was_handed_in_more_than_a_year_ago_is_forgotten() {
        feed.selling(1);
        String old = imported("sku,stock\nNO-HAY,4\n");
        String recent = imported("sku,stock\nNO-HAY,5\n");
        Shop.execute("update stock_import set received_at = now() - interval '367 days' where id = "
                + old.replaceAll(".*/", ""));
        imports.purge();
        assertThat(given().spec(olga).get(old).statusCode()).isEqualTo(404);
        assertThat(given().spec(olga).get(recent).statusCode()).isEqualTo(200);
        assertThat(Shop.number("select count(*) from stock_import_refusal where retailer_id = "
                + feed.shop.retailerId)).isEqualTo(1);
    }
}
