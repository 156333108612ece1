package dev.vigia.rule.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.vigia.testing.Patiently;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a change is carried out in slices, the answers tell how far it is. */
@QuarkusTest
class RuleRolloutApiTest extends RuleApiFixture {

    /** Whatever changes while one is under way is carried out in slices, however small the shop is. */
    @BeforeEach
    void a_rollout_is_under_way() {
        Shop.execute("insert into rollout (retailer_id, integration_id, reach, minimum_before, minimum, products,"
                + " compared, to_zero, to_reopen) values (" + retailer + ", " + integration
                + ", false, 0, 3, 200, 50, 7, 1)");
    }

    @Test
    void an_integration_and_its_rules_tell_how_far_it_is() {
        ana().get("/api/v1/integrations/" + integration).then().body("rollout.compared", equalTo(50)).body("rollout.of",
                equalTo(200)).body("rollout.toZero", equalTo(7)).body("rollout.toReopen", equalTo(1));
        ana().get("/api/v1/integrations").then().body("items.find { it.id == " + integration + " }.rollout.of", equalTo(
                200));
        long rule = Shop.number("select rule_id from integration where id = " + integration);
        ana().get(ALL + "/" + rule).then().body("rollout.compared", equalTo(50)).body("rollout.of", equalTo(200));
        Shop.execute("update rollout set ended_at = now() where integration_id = " + integration);
        ana().get("/api/v1/integrations/" + integration).then().body("rollout", nullValue());
        ana().get(ALL + "/" + rule).then().body("rollout", nullValue());
    }

    @Test
    void a_rule_that_is_carried_out_in_slices_says_so_and_gets_there() {
        post(here("'minimum':8")).statusCode(201).body("evaluated", nullValue()).body("rollout.of",
                greaterThanOrEqualTo(4)).body("rollout.compared", notNullValue());
        getsThere();
    }

    @Test
    void a_minimum_that_is_carried_out_in_slices_says_so_too() {
        ana().header("If-Match", "\"0\"").body("{\"minimumStock\":8}").patch("/api/v1/integrations/" + integration)
                .then().statusCode(200).body("minimumStock", equalTo(8));
        getsThere();
        assertThat(Shop.number("select count(*) from rollout where superseded and integration_id = " + integration))
                .isEqualTo(1);
    }

    @Test
    void a_body_may_be_compressed() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(("{\"integration\":" + integration + ",\"sku\":\"few " + name + "-001\",\"minimum\":8}")
                    .getBytes(StandardCharsets.UTF_8));
        }
        ana().config(RestAssured.config().encoderConfig(EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false))).header("Content-Encoding", "gzip").body(
                        packed.toByteArray()).post(ALL).then().statusCode(201).body("minimum", equalTo(8));
    }

    @Test
    void a_rule_for_a_product_is_carried_out_at_once() {
        post("{'integration':" + integration + ",'sku':'few " + name + "-001','minimum':8}").statusCode(201)
                .body("rollout", nullValue()).body("evaluated.toZero", equalTo(1));
    }

    private void getsThere() {
        Patiently.await().until(() -> zeros() == 2 && Shop.number("select count(*) from rollout where ended_at is null"
                + " and integration_id = " + integration) == 0);
    }
}
