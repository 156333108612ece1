package dev.vigia.history.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.OwnThread;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A large change is carried out when a second person agrees to it, and not before. */
@QuarkusTest
class SecondPersonTest {

    private final Proposer shop = new Proposer();
    private final Desk desk = shop.desk;

    @Test
    void it_waits_until_another_person_agrees_and_all_of_it_is_on_record() {
        String path = shop.proposed(shop.minimum("8"));
        assertThat(shop.minimum()).isEqualTo(3);
        Document page = shop.page("viewer", path);
        assertThat(page.select(".history-values tbody tr").text()).isEqualTo("Stock mínimo 3 8");
        assertThat(page.select(".impact-zero").text()).startsWith("3");
        assertThat(page.select("form[action^=/history]")).isEmpty();
        assertThat(shop.page("admin", "/").select(".need").text()).contains("Cambio propuesto por Operator",
                "3 anuncios");
        Response agreed = shop.agree("admin", path);
        assertThat(agreed.statusCode()).isEqualTo(303);
        assertThat(shop.minimum()).isEqualTo(8);
        Document after = Desk.read(desk.as("admin").cookies(agreed.cookies()).get(path));
        assertThat(after.select(".flash").text()).contains("Aceptado y aplicado. Cambian 3 anuncios; 3 a cero.");
        assertThat(after.select(".flash-ways button").text()).isEqualTo("Deshacer");
        assertThat(after.select(".proposal-decision").text()).contains("Lo aceptó Admin");
        assertThat(shop.actions()).containsExactly("change proposed", "changed", "change agreed");
        assertThat(Shop.row("select actor from audit_event where action = 'changed' and retailer_id = "
                + desk.shop.retailerId)).startsWith("Admin");
        assertThat(shop.page("admin", "/").select(".need")).isEmpty();
    }

    @Test
    void nobody_agrees_to_a_change_of_their_own_but_may_take_it_back() {
        String path = shop.proposed(shop.minimum("8"));
        Response opened = desk.as("operator").get(path);
        assertThat(Desk.read(opened).select("form[action$=/agreement]")).isEmpty();
        Response forged = desk.as("operator").cookies(opened.cookies()).formParam("csrf-token", Desk.read(opened)
                .select(
                        "[name=csrf-token]").val()).formParam("zeros", "3").post(path + "/agreement");
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(shop.minimum()).isEqualTo(3);
        assertThat(shop.refuse("operator", path).statusCode()).isEqualTo(303);
        assertThat(shop.waiting()).isEmpty();
        assertThat(shop.page("admin", path).select(".proposal-decision").text()).contains("Lo retiró");
        assertThat(shop.actions()).containsExactly("change proposed", "change withdrawn");
    }

    @Test
    void one_that_is_declined_changes_nothing_and_can_be_proposed_again() {
        String path = shop.proposed(shop.minimum("8"));
        assertThat(shop.proposed(shop.minimum("8"))).as("sent twice it is one").isEqualTo(path);
        shop.refuse("admin", path);
        assertThat(shop.minimum()).isEqualTo(3);
        assertThat(shop.page("operator", path).select(".proposal-decision").text()).contains("Lo rechazó Admin");
        assertThat(shop.proposed(shop.minimum("8"))).isNotEqualTo(path);
    }

    @Test
    void what_it_was_based_on_must_hold_still() {
        String path = shop.proposed(shop.minimum("8"));
        Response opened = desk.as("admin").get(path);
        desk.fillIn("operator", Desk.edit(shop.carrefour), Map.of("name", "Otro nombre"));
        assertThat(shop.send("admin", opened, "form[action$=/agreement]", Map.of()).statusCode()).isEqualTo(409);
        assertThat(shop.minimum()).isEqualTo(3);
        Document page = shop.page("admin", path);
        assertThat(page.select(".callout").text()).contains("Ya no se puede aplicar");
        assertThat(page.select("form[action$=/agreement]")).isEmpty();
        assertThat(page.select("form[action$=/refusal]")).hasSize(1);
    }

    @Test
    void two_who_agree_at_once_carry_it_out_once() {
        String path = shop.proposed(shop.minimum("8"));
        List<Response> opened = List.of(desk.as("admin").get(path), desk.as("admin").get(path));
        List<CompletableFuture<Response>> both = opened.stream().map(page -> OwnThread.call(
                () -> shop.send("admin", page, "form[action$=/agreement]", Map.of()))).toList();
        assertThat(both.stream().map(CompletableFuture::join).map(Response::statusCode)).containsExactly(303, 303);
        assertThat(shop.minimum()).isEqualTo(8);
        assertThat(shop.actions()).containsExactly("change proposed", "changed", "change agreed");
    }

    @Test
    void a_small_change_is_carried_out_at_once_and_so_is_everything_where_nobody_asks() {
        shop.rule("A-1", 9);
        assertThat(shop.minimums()).containsExactly("9");
        assertThat(shop.waiting()).isEmpty();
        Shop.execute("update retailer set second_person_from = null where id = " + desk.shop.retailerId);
        assertThat(shop.minimum("8").header("Location")).endsWith("/integrations");
        assertThat(shop.minimum()).isEqualTo(8);
    }

    @Test
    void the_account_is_saved_apart_for_what_opens_it_is_not_kept_elsewhere() {
        Response answer = desk.fillIn("admin", Desk.edit(shop.carrefour), Map.of("minimumStock", "8", "setting-shop-id",
                "2", "action", "untried"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Desk.read(answer).select("#minimumStock-error").text()).contains(
                "Guarda primero los datos de la cuenta");
        assertThat(shop.waiting()).isEmpty();
        assertThat(shop.minimum()).isEqualTo(3);
    }

    @Test
    void another_shop_does_not_see_it() {
        String path = shop.proposed(shop.minimum("8"));
        assertThat(new Desk().as("admin").get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({ "es, Cambio propuesto, Aceptar y aplicar, Propuso un cambio",
            "pt, Mudança proposta, Aceitar e aplicar, Propôs uma mudança",
            "en, Proposed change, Agree and apply, Proposed a change" })
    void it_speaks_three_languages(String language, String title, String agree, String entry) {
        String path = shop.proposed(shop.minimum("8"));
        desk.speaking(language);
        Document page = shop.page("admin", path);
        assertThat(page.select("h1").text()).isEqualTo(title);
        assertThat(page.select("form[action$=/agreement] button").text()).isEqualTo(agree);
        assertThat(shop.page("admin", "/history?what=proposal").select(".history-did").text()).startsWith(entry);
    }
}
