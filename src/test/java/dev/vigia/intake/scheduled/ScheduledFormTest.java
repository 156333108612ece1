package dev.vigia.intake.scheduled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person types of where files come from. */
@QuarkusTest
class ScheduledFormTest {

    private static final int SEVERAL = 6;

    private static final String ADDRESS = "https://no-such-host.invalid/stock.csv";

    @Inject
    ScheduledImportConfig config;

    private final Feed feed = new Feed();
    private final ScheduledDesk desk = new ScheduledDesk(feed.shop);

    @AfterEach
    void forget() {
        Shop.execute("delete from scheduled_import where retailer_id = " + feed.shop.retailerId);
    }

    @ParameterizedTest
    @CsvSource({ "'', Escribe la dirección", "https://, Escribe la dirección", "http://tienda.com/a.csv, https://",
            "ftp://tienda.com/a.csv, https://", "tienda.com/a.csv, https://",
            "https://a b, no es una dirección completa",
            "https:///a.csv, no es una dirección completa",
            "https://ana:clave@tienda.com/a.csv, Quita el usuario", "https://127.0.0.1/a.csv, red interna",
            "https://10.0.0.8/a.csv, red interna", "https://[::1]/a.csv, red interna",
            "https://2130706433/a.csv, red interna", "https://169.254.169.254/latest, red interna" })
    void a_wrong_address_is_told_and_stays_as_it_was_typed(String typed, String sentence) {
        Document page = refused(Map.of("kind", "ADDRESS", "address", typed, "interval", "SIX_HOURS", "rest",
                "sold-out"));
        assertThat(page.select("#address-error").text()).contains(sentence);
        assertThat(page.select("#address").val()).isEqualTo(typed);
        assertThat(page.select("#interval option[selected]").val()).isEqualTo("SIX_HOURS");
        assertThat(page.select("input[name=rest][checked]").val()).isEqualTo("sold-out");
    }

    @ParameterizedTest
    @CsvSource({ "HEADER, '', v, signInName", "HEADER, X Key, v, signInName", "HEADER, Host, v, signInName",
            "HEADER, Transfer-Encoding, v, signInName", "HEADER, X-Key, '', signInSecret", "BASIC, '', v, signInName",
            "BASIC, a:b, v, signInName", "BASIC, ana, '', signInSecret", "HEADER, X-Key, 'a\nb', signInSecret",
            "HEADER, X-Key, 日本, signInSecret" })
    void a_wrong_sign_in_is_told_and_the_secret_is_not_shown(String kind, String name, String secret, String field) {
        Document page = refused(Map.of("kind", "ADDRESS", "address", ADDRESS, "signIn", kind, "signInName", name,
                "signInSecret", secret));
        assertThat(page.select("#" + field + "-error").text()).isNotEmpty();
        assertThat(page.select("#signInSecret").val()).isEmpty();
        assertThat(page.select("#address").val()).isEqualTo(ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/etc", "/", "..", "", "target", "/proc/self" })
    void no_folder_is_watched_but_the_shop_s_own(String folder) throws IOException {
        Path own = Files.createDirectories(config.roots().orElseThrow().get(0).resolve(feed.shop.code).resolve("erp"))
                .toRealPath();
        Document page = refused(Map.of("kind", "FOLDER", "folder", folder));
        assertThat(page.select("#folder-error").text()).isEqualTo("Elige una carpeta de la lista.");
        assertThat(page.select("#folder option").eachText()).containsExactly(ScheduledDesk.named(own.getParent()),
                ScheduledDesk.named(own));
    }

    @Test
    void the_folder_of_another_shop_is_no_choice() throws IOException {
        Feed other = new Feed();
        Path theirs = Files.createDirectories(config.roots().orElseThrow().get(0).resolve(other.shop.code))
                .toRealPath();
        assertThat(desk.get(ScheduledDesk.PAGE + "/new").asString()).doesNotContain(other.shop.code)
                .contains("Todavía no hay ninguna carpeta para tu tienda", feed.shop.code);
        refused(Map.of("kind", "FOLDER", "folder", theirs.toString()));
        refused(Map.of("kind", "FOLDER", "folder", theirs + "/../" + other.shop.code));
    }

    @Test
    void another_address_needs_the_secret_anew() {
        long id = desk.reads(ADDRESS, Map.of("signIn", "HEADER", "signInName", "X-Key", "signInSecret", "abc"));
        String path = ScheduledDesk.PAGE + "/" + id;
        Map<String, String> fields = new HashMap<>(Map.of("address", "https://elsewhere.invalid/", "interval", "DAY",
                "signIn", "HEADER", "signInName", "X-Key", "signInSecret", ""));
        Response answer = desk.post(path, fields);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.asString()).select("#signInSecret-error").text()).startsWith(
                "La dirección cambió");
        String before = secret(id);
        fields.put("address", ADDRESS);
        assertThat(desk.post(path, fields).statusCode()).isEqualTo(303);
        assertThat(secret(id)).isEqualTo(before);
        fields.putAll(Map.of("address", "https://elsewhere.invalid/", "signInSecret", "def"));
        assertThat(desk.post(path, fields).statusCode()).isEqualTo(303);
        assertThat(secret(id)).isNotEqualTo(before);
        Shop.execute("update scheduled_import set location = 'https://third.invalid/' where id = " + id);
        ScheduledDesk.isDue(id);
        assertThat(ScheduledDesk.outcome(id)).as("nobody else gets it").isEqualTo("SECRET_LOST");
    }

    @Test
    void who_is_no_admin_types_no_secret_and_sends_none_elsewhere() {
        long id = desk.reads(ADDRESS, Map.of("signIn", "HEADER", "signInName", "X-Key", "signInSecret", "abc"));
        ScheduledDesk operator = new ScheduledDesk(feed.shop, "operator");
        assertThat(operator.get(ScheduledDesk.PAGE + "/new").asString()).doesNotContain("signInSecret");
        Response answer = operator.post(ScheduledDesk.PAGE, Map.of("kind", "ADDRESS", "address",
                "https://elsewhere.invalid/", "signIn", "HEADER", "signInName", "X", "signInSecret", "y"));
        assertThat(answer.statusCode()).isEqualTo(422);
        String path = ScheduledDesk.PAGE + "/" + id;
        assertThat(operator.post(path, Map.of("address", "https://elsewhere.invalid/", "interval", "DAY"))
                .statusCode()).isEqualTo(422);
        assertThat(operator.post(path, Map.of("address", ADDRESS, "interval", "DAY")).statusCode()).isEqualTo(303);
        assertThat(Shop.row("select minutes, sign_in from scheduled_import where id = " + id)).isEqualTo(
                "1440|HEADER");
    }

    @Test
    void who_only_looks_reads_the_list_and_changes_nothing() {
        long id = desk.reads(ADDRESS, Map.of());
        ScheduledDesk viewer = new ScheduledDesk(feed.shop, "viewer");
        assertThat(viewer.page(ScheduledDesk.PAGE).select(".scheduled h2").text()).isEqualTo(ADDRESS);
        assertThat(viewer.page(ScheduledDesk.PAGE).select("main form")).isEmpty();
        assertThat(viewer.get(ScheduledDesk.PAGE + "/new").statusCode()).isEqualTo(403);
        assertThat(viewer.post(ScheduledDesk.PAGE + "/" + id + "/removal", Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void another_shop_finds_nothing_of_it() {
        String path = ScheduledDesk.PAGE + "/" + desk.reads(ADDRESS, Map.of());
        ScheduledDesk stranger = new ScheduledDesk(new Feed().shop);
        assertThat(stranger.page(ScheduledDesk.PAGE).select(".scheduled")).isEmpty();
        assertThat(stranger.get(path + "/edit").statusCode()).isEqualTo(404);
        for (String action : new String[] { "", "/reading", "/pause", "/activation", "/removal" }) {
            assertThat(stranger.post(path + action, Map.of("address", ADDRESS)).statusCode()).as(action).isEqualTo(
                    404);
        }
        assertThat(Shop.number("select count(*) from scheduled_import where retailer_id = "
                + feed.shop.retailerId)).isEqualTo(1);
    }

    @Test
    void the_same_address_is_there_once_and_there_are_ten_at_most() {
        desk.reads(ADDRESS, Map.of());
        assertThat(refused(Map.of("kind", "ADDRESS", "address", ADDRESS)).select("#address-error").text()).isEqualTo(
                "Ya hay una importación programada de aquí.");
        for (int more = 2; more <= 10; more++) {
            assertThat(desk.post(ScheduledDesk.PAGE, Map.of("kind", "ADDRESS", "address", ADDRESS + more))
                    .statusCode()).isEqualTo(303);
        }
        assertThat(refused(Map.of("kind", "ADDRESS", "address", ADDRESS + 11)).text()).contains("no puede haber más");
    }

    @Test
    void of_several_people_who_add_the_same_at_the_same_moment_one_does() throws Exception {
        Callable<Integer> adding = () -> new ScheduledDesk(feed.shop).post(ScheduledDesk.PAGE, Map.of("kind", "ADDRESS",
                "address", "https://example.com/same.csv", "interval", "HOUR")).statusCode();
        ExecutorService threads = Executors.newFixedThreadPool(SEVERAL);
        List<Integer> answers = new ArrayList<>();
        try {
            for (Future<Integer> answer : threads.invokeAll(Collections.nCopies(SEVERAL, adding))) {
                answers.add(answer.get());
            }
        } finally {
            threads.shutdown();
        }
        assertThat(answers).containsOnly(303, 422).containsOnlyOnce(303);
        assertThat(Shop.number("select count(*) from scheduled_import where retailer_id = " + feed.shop.retailerId))
                .isEqualTo(1);
    }

    @Test
    void what_was_done_is_on_record_without_what_is_secret() {
        long id = desk.reads(ADDRESS + "?key=abc", Map.of());
        desk.post(ScheduledDesk.PAGE + "/" + id + "/pause", Map.of());
        desk.post(ScheduledDesk.PAGE + "/" + id + "/removal", Map.of());
        assertThat(Shop.rows("select actor, action from audit_event where retailer_id = " + feed.shop.retailerId
                + " order by id")).containsExactly("Adela|scheduled_import_added", "Adela|scheduled_import_paused",
                        "Adela|scheduled_import_removed");
        assertThat(Shop.number("select count(*) from audit_event where retailer_id = " + feed.shop.retailerId
                + " and (before::text like '%abc%' or after::text like '%abc%')")).isZero();
        assertThat(desk.page(ScheduledDesk.PAGE).select(".scheduled")).isEmpty();
    }

    private Document refused(Map<String, String> fields) {
        Response answer = desk.post(ScheduledDesk.PAGE, fields);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        return Jsoup.parse(answer.asString());
    }

    private static String secret(long id) {
        return Shop.row("select encode(sign_in_secret, 'hex') from scheduled_import where id = " + id);
    }
}
