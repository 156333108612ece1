package dev.vigia.integration.page;

import static dev.vigia.testing.Desk.PLANTED;
import static dev.vigia.testing.Desk.edit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.credentials.Credentials;
import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A secret goes in and never comes out again. */
@QuarkusTest
class SecretsOnPagesTest {

    private static final String SECRET = "setting-client-secret";

    @Inject
    Credentials credentials;

    private final Desk desk = new Desk();
    private final long id = desk.connected("amazon", 3);

    @Test
    void no_page_shows_a_secret() {
        assertThat(kept()).containsValue(PLANTED + "-client-secret");
        for (String path : new String[] { edit(id), "/integrations", "/integrations/" + id + "/impact?minimumStock=1",
                "/integrations/new?marketplace=amazon" }) {
            assertThat(desk.as("admin").get(path).asString()).as(path).doesNotContain(PLANTED);
        }
    }

    @Test
    void a_secret_is_not_repeated_when_something_else_is_wrong() {
        Response answer = desk.fillIn("admin", edit(id), Map.of("minimumStock", "x", SECRET, "just-typed"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString()).doesNotContain("just-typed").doesNotContain(PLANTED);
        assertThat(Desk.read(answer).text()).contains("escríbelo otra vez");
    }

    @Test
    void a_secret_is_not_repeated_when_somebody_was_first_or_the_effect_is_asked_for() {
        Response opened = desk.as("admin").get(edit(id));
        assertThat(desk.send("admin", opened, Map.of("action", "preview", SECRET, "just-typed")).asString())
                .doesNotContain("just-typed").doesNotContain(PLANTED);
        desk.fillIn("admin", edit(id), Map.of("minimumStock", "8"));
        Response overtaken = desk.send("admin", opened, Map.of(SECRET, "just-typed"));
        assertThat(overtaken.statusCode()).isEqualTo(409);
        assertThat(overtaken.asString()).doesNotContain("just-typed").doesNotContain(PLANTED);
    }

    @Test
    void a_secret_left_empty_stays() {
        assertThat(desk.fillIn("admin", edit(id), Map.of(SECRET, "")).statusCode()).isEqualTo(303);
        assertThat(kept()).containsEntry("client-secret", PLANTED + "-client-secret");
    }

    @Test
    void an_admin_replaces_a_secret_and_the_history_keeps_only_that_it_changed() {
        assertThat(desk.fillIn("admin", edit(id), Map.of(SECRET, "fresh-secret")).statusCode()).isEqualTo(303);
        assertThat(kept()).containsEntry("client-secret", "fresh-secret");
        assertThat(Shop.row("select before, after from audit_event where integration_id = " + id))
                .contains("\"credentials\": \"changed\"").doesNotContain("fresh-secret").doesNotContain(PLANTED);
    }

    @Test
    void an_operator_sees_that_it_is_kept_and_cannot_change_it() {
        Document page = desk.page("operator", edit(id));
        Element input = page.getElementById(SECRET);
        assertThat(input.hasAttr("disabled")).isTrue();
        assertThat(input.val()).isEmpty();
        assertThat(page.getElementById(SECRET + "-help").text()).contains("Está guardado", "Solo quien administra");
        assertThat(desk.fillIn("operator", edit(id), Map.of(SECRET, "sneaked")).statusCode()).isEqualTo(403);
        assertThat(kept()).containsEntry("client-secret", PLANTED + "-client-secret");
    }

    @Test
    void an_operator_saves_the_rest_without_the_secrets() {
        assertThat(desk.fillIn("operator", edit(id), Map.of("minimumStock", "4")).statusCode()).isEqualTo(303);
        assertThat(kept()).containsEntry("client-secret", PLANTED + "-client-secret");
    }

    @ParameterizedTest
    @CsvSource({ "amazon, client-id, other", "amazon, marketplace-id, A1AM78C64UM0Y8", "amazon, seller-id, B2",
            "carrefour, host, operators-choice.mirakl.net" })
    void an_operator_does_not_send_the_kept_secrets_elsewhere(String marketplace, String setting, String value) {
        long kept = desk.connected(marketplace, 3);
        Map<String, String> before = keptBy(kept);
        Response answer = desk.fillIn("operator", edit(kept), Map.of("setting-" + setting, value, "name", "Typed"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Desk.read(answer).select(".errors a").eachAttr("href")).containsExactly("#setting-" + setting);
        assertThat(Desk.read(answer).select("#name").val()).isEqualTo("Typed");
        assertThat(keptBy(kept)).isEqualTo(before);
    }

    @Test
    void to_an_operator_the_account_is_shown_and_locked() {
        Document page = desk.page("operator", edit(id));
        assertThat(page.getElementById("setting-client-id").hasAttr("readonly")).isTrue();
        assertThat(page.getElementById("setting-client-id-help").text()).contains("Solo quien administra");
    }

    @Test
    void the_history_tells_settings_before_and_after_and_whose_change_it_was() {
        desk.fillIn("admin", edit(id), Map.of("setting-client-id", "other", SECRET, "fresh-secret"));
        assertThat(Shop.row(
                "select subject is not null, subject <> actor, before -> 'settings' ->> 'client-id', after -> "
                        + "'settings' ->> 'client-id', after ->> 'client-secret' from audit_event where integration_id = "
                        + id))
                .endsWith("|A1|other|changed").startsWith("t|");
    }

    @Test
    void a_secret_that_was_never_typed_is_asked_for() {
        long bare = desk.shop.integration("amazon", 3);
        Response answer = desk.fillIn("admin", edit(bare), Map.of());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Desk.read(answer).select(".errors a").eachAttr("href")).contains("#" + SECRET);
    }

    @Test
    void secrets_are_encrypted_at_rest_and_the_rest_is_plain() {
        assertThat(Shop.rows("select name, plain from integration_setting where secret is null and integration_id = "
                + id))
                .contains("seller-id|A1");
        assertThat(Shop.row("select count(*), count(plain) from integration_setting where name in ('client-secret', "
                + "'refresh-token') and integration_id = " + id)).isEqualTo("2|0");
        assertThat(Shop.number("select count(*) from integration_setting where integration_id = " + id
                + " and position('"
                + PLANTED
                + "'::bytea in secret) > 0")).isZero();
    }

    @Test
    void a_secret_copied_to_another_row_does_not_open() {
        long other = desk.connected("amazon", 3);
        Shop.execute("update integration_setting set secret = (select secret from integration_setting where name = "
                + "'client-secret' and integration_id = " + id + ") where name = 'client-secret' and integration_id = "
                + other);
        assertThatThrownBy(() -> keptBy(other)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not open").hasMessageNotContaining(PLANTED);
    }

    @Test
    void a_secret_copied_to_another_name_does_not_open() {
        Shop.execute("update integration_setting set secret = (select secret from integration_setting where name = "
                + "'client-secret' and integration_id = " + id + ") where name = 'refresh-token' and integration_id = "
                + id);
        assertThatThrownBy(this::kept).isInstanceOf(IllegalStateException.class);
    }

    private Map<String, String> kept() {
        return keptBy(id);
    }

    private Map<String, String> keptBy(long integrationId) {
        return new HashMap<>(QuarkusTransaction.requiringNew()
                .call(() -> credentials.of(desk.shop.retailerId, integrationId)));
    }
}
