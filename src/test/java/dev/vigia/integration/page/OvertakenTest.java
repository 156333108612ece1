package dev.vigia.integration.page;

import static dev.vigia.testing.Desk.edit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.IntegrationRow;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two people open the same form; the second to save sees both values. */
@QuarkusTest
class OvertakenTest {

    private final Desk desk = new Desk();
    private final long id = desk.connected("amazon", 3);
    private Response opened;

    @BeforeEach
    void the_second_person_opens_the_form() {
        opened = desk.as("operator").get(edit(id));
    }

    @ParameterizedTest
    @CsvSource({ "es, ahora: 8, Otra persona guardó antes", "pt, agora: 8, Outra pessoa salvou antes",
            "en, now: 8, Someone saved before you" })
    void the_second_sees_the_first_ones_value_beside_its_own(String language, String now, String notice) {
        desk.fillIn("admin", edit(id), Map.of("minimumStock", "8"));
        Response answer = desk.speaking(language).send("operator", opened, Map.of("minimumStock", "5"));
        assertThat(answer.statusCode()).isEqualTo(409);
        Document page = Desk.read(answer);
        assertThat(page.select(".callout h2").text()).isEqualTo(notice);
        assertThat(page.select("#minimumStock").val()).isEqualTo("5");
        assertThat(page.select(".saved-now").eachText()).containsExactly(now);
        assertThat(Shop.integration(id)).returns(8, IntegrationRow::minimum).returns(1, IntegrationRow::version);
    }

    @Test
    void saving_again_wins_on_purpose() {
        desk.fillIn("admin", edit(id), Map.of("minimumStock", "8"));
        Response answer = desk.send("operator", opened, Map.of("minimumStock", "5"));
        assertThat(desk.send("operator", answer, Map.of()).statusCode()).isEqualTo(303);
        assertThat(Shop.integration(id)).returns(5, IntegrationRow::minimum).returns(2, IntegrationRow::version);
    }

    @Test
    void saving_again_is_overtaken_again_when_a_third_was_faster() {
        desk.fillIn("admin", edit(id), Map.of("minimumStock", "8"));
        Response answer = desk.send("operator", opened, Map.of("minimumStock", "5"));
        desk.fillIn("admin", edit(id), Map.of("minimumStock", "9"));
        Response again = desk.send("operator", answer, Map.of());
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(Desk.read(again).select(".saved-now").eachText()).containsExactly("ahora: 9");
    }

    @Test
    void every_kind_of_field_shows_what_holds_now() {
        Shop.execute("insert into category (retailer_id, path) values (" + desk.shop.retailerId + ", 'Casa > Té')");
        String category = desk.page("admin", edit(id)).select("[name=category]").val();
        desk.fillIn("admin", edit(id), Map.of("name", "Nuevo nombre", "enabled", "on", "categories", "only",
                "category", category, "setting-marketplace-id", "A1AM78C64UM0Y8", "setting-client-id", "otro"));
        Document page = Desk.read(desk.send("operator", opened, Map.of("minimumStock", "5")));
        assertThat(page.select(".saved-now").eachText()).containsExactly("ahora: 3", "ahora: Nuevo nombre",
                "ahora: activa", "ahora: Casa > Té", "ahora: México (A1AM78C64UM0Y8)", "ahora: otro");
    }

    @ParameterizedTest
    @CsvSource({ "8, es, Ya estaba guardado:", "008, pt, Já estava salvo:", "8, en, Already saved:" })
    void a_form_that_says_what_holds_by_now_is_saved_already(String minimum, String language, String note) {
        desk.fillIn("admin", edit(id), Map.of("minimumStock", "8"));
        Response answer = desk.speaking(language).send("operator", opened, Map.of("minimumStock", minimum));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/integrations");
        assertThat(Desk.read(desk.as("operator").cookies(answer.cookies()).get("/integrations")).select(".flash-info")
                .text()).isEqualTo(note + " " + Shop.integration(id).name() + ".");
        assertThat(Shop.integration(id)).returns(8, IntegrationRow::minimum).returns(1, IntegrationRow::version);
    }

    @Test
    void both_of_two_clicks_at_once_are_answered_as_saved() throws InterruptedException, ExecutionException {
        ExecutorService clicks = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> click = () -> desk.send("operator", opened, Map.of("minimumStock", "8")).statusCode();
            for (Future<Integer> answer : clicks.invokeAll(List.of(click, click))) {
                assertThat(answer.get()).isEqualTo(303);
            }
        } finally {
            clicks.shutdownNow();
        }
        assertThat(Shop.integration(id)).returns(8, IntegrationRow::minimum).returns(1, IntegrationRow::version);
    }

    @ParameterizedTest
    @CsvSource({ "another, 409", "'', 303" })
    void only_the_secret_that_is_kept_is_saved_already(String secret, int status) {
        Response mine = desk.as("admin").get(edit(id));
        desk.fillIn("admin", edit(id), Map.of("minimumStock", "8"));
        assertThat(desk.send("admin", mine, Map.of("minimumStock", "8", "setting-client-secret", secret)).statusCode())
                .isEqualTo(status);
    }

    @Test
    void what_was_stopped_meanwhile_is_not_saved_already_for_saving_starts_it() {
        desk.fillIn("admin", edit(id), Map.of("minimumStock", "8"));
        Shop.execute("update integration set stopped_because = 'no', stopped_at = now() where id = " + id);
        assertThat(desk.send("operator", opened, Map.of("minimumStock", "8")).statusCode()).isEqualTo(409);
    }

    @Test
    void a_form_without_a_version_never_wins() {
        Response answer = desk.send("operator", opened, Map.of("version", "", "minimumStock", "5"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Shop.integration(id).minimum()).isEqualTo(3);
    }
}
