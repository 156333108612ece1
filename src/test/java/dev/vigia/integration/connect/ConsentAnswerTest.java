package dev.vigia.integration.connect;

import static dev.vigia.testing.Desk.edit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that were not asked for, come late or twice, or were tampered with. */
@QuarkusTest
class ConsentAnswerTest extends ConsentFixture {

    @Test
    void an_answer_serves_once() {
        long id = saved(MERCADO_LIVRE);
        URI back = decides(departs(id), "yes");
        assertThat(arrives(back).statusCode()).isEqualTo(303);

        Response again = arrives(back);

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(said(again)).contains("ya se usó, venció o no se pidió desde aquí");
        assertThat(Shop.integration(id).version()).isEqualTo(2);
    }

    @Test
    void an_answer_that_comes_too_late_is_not_taken() {
        long id = saved(MERCADO_LIVRE);
        URI back = decides(departs(id), "yes");
        Shop.execute("update consent set expires_at = now() - interval '1 second' where integration_id = " + id);

        assertThat(said(arrives(back))).contains("venció");
        isStillAwaited(id);
    }

    @ParameterizedTest
    @ValueSource(strings = { "?code=TG-1&state=made-up", "?code=TG-1", "", "?state=%00&error=%3Cscript%3E",
            "?state=a&state=b" })
    void an_answer_that_nobody_asked_for_is_not_taken(String query) {
        Response answer = desk.as("admin").urlEncodingEnabled(false).get("/integrations/consent" + query);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(said(answer)).contains("no se pidió desde aquí");
        assertThat(answer.asString()).doesNotContain("<script>");
    }

    @Test
    void a_colleague_cannot_come_back_in_ones_place() {
        long id = saved(MERCADO_LIVRE);
        URI back = decides(departs(id), "yes");
        Shop.execute("update consent set person = 'another-admin' where integration_id = " + id);

        assertThat(said(arrives(back))).contains("lo pidió otra persona");
        isStillAwaited(id);
    }

    @Test
    void another_shop_cannot_come_back_in_ones_place() {
        long id = saved(MERCADO_LIVRE);
        URI back = decides(departs(id), "yes");

        assertThat(said(new Desk().as("admin").urlEncodingEnabled(false).get(back.getRawPath() + "?"
                + back.getRawQuery()))).contains("no se pidió desde aquí");
        assertThat(arrives(back).statusCode()).as("and the seller still can").isEqualTo(303);
    }

    @Test
    void only_an_admin_connects() {
        long id = saved(MERCADO_LIVRE);

        assertThat(desk.page("operator", edit(id)).select("button[form=consent], form#consent")).isEmpty();
        assertThat(desk.page("operator", edit(id)).text()).contains("Solo quien administra puede conectar");
        Response opened = desk.as("operator").get(edit(id));
        assertThat(desk.as("operator").cookies(opened.cookies()).contentType("application/x-www-form-urlencoded")
                .formParam("csrf-token", Desk.read(opened).select("[name=csrf-token]").val())
                .post("/integrations/" + id + "/consent").statusCode()).isEqualTo(403);
        assertThat(desk.as("operator").get("/integrations/consent?state=x").statusCode()).isEqualTo(403);
    }

    @Test
    void a_foreign_page_cannot_start_it() {
        long id = saved(MERCADO_LIVRE);

        assertThat(desk.as("admin").contentType("application/x-www-form-urlencoded")
                .post("/integrations/" + id + "/consent").statusCode()).isEqualTo(400);
    }

    @Test
    void a_code_that_was_tampered_with_buys_nothing() {
        long id = saved(MERCADO_LIVRE);
        String back = decides(departs(id), "yes").toString();

        Response answer = arrives(URI.create(back.replaceAll("code=[^&]*", "code=TG-another")));

        assertThat(said(answer)).contains("no aceptó terminar la conexión", "El marketplace dijo: invalid_grant");
        isStillAwaited(id);
    }

    @Test
    void a_verifier_of_somebody_else_buys_nothing() {
        long one = saved(MERCADO_LIVRE);
        URI page = departs(one);
        URI back = decides(URI.create(page.toString().replaceAll("code_challenge=[^&]*", "code_challenge=other")),
                "yes");

        assertThat(said(arrives(back))).contains("no aceptó terminar la conexión");
        isStillAwaited(one);
    }

    @Test
    void neither_state_nor_verifier_can_be_read_from_the_table() {
        long id = saved(MERCADO_LIVRE);
        URI page = departs(id);
        String state = page.getQuery().replaceAll(".*&state=([^&]*).*", "$1");

        assertThat(state).hasSize(43);
        assertThat(Shop.number("select count(*) from consent where integration_id = " + id + " and position('" + state
                + "'::bytea in state) > 0")).isZero();
        assertThat(page.getQuery()).contains("code_challenge_method=S256");
    }
}
