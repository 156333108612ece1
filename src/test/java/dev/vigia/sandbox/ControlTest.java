package dev.vigia.sandbox;

import static dev.vigia.testing.marketplace.Cast.json;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.vigia.testing.marketplace.Cast;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ControlTest {

    private static final Cast CAST = new Cast("mercado-livre");

    @ParameterizedTest
    @ValueSource(strings = { "A-1", "A/1", "A 1", "Mãe & filho+2", "100%", "ñandú?x=1#y", "007" })
    void a_sku_of_any_letters_is_kept_as_it_is(String sku) {
        String seller = CAST.newSeller();
        CAST.put(seller, "{\"sku\":\"" + sku + "\",\"quantity\":5}");

        assertThat(CAST.buyerSees(seller, sku).getString("sku")).isEqualTo(sku);
    }

    @Test
    void creating_again_keeps_the_ads_and_sets_the_quantity_by_hand() {
        String seller = CAST.newSeller();
        CAST.put(seller, "{\"sku\":\"a\",\"quantity\":5,\"ads\":2}");
        JsonPath before = CAST.buyerSees(seller, "a");
        CAST.put(seller, "{\"sku\":\"a\",\"quantity\":9,\"ads\":2}");
        JsonPath after = CAST.buyerSees(seller, "a");

        assertThat(after.getList("ads.id")).hasSize(2).isEqualTo(before.getList("ads.id"));
        assertThat(after.getInt("quantity")).isEqualTo(9);
        assertThat(after.getLong("version")).isGreaterThan(before.getLong("version"));
        assertThat(after.getInt("updates")).isZero();
    }

    @Test
    void another_kind_replaces_the_ads() {
        String seller = CAST.newSeller();
        CAST.put(seller, "{\"sku\":\"a\",\"quantity\":5}");
        String before = CAST.buyerSees(seller, "a").getString("ads[0].id");
        CAST.put(seller, "{\"sku\":\"a\",\"quantity\":5,\"kind\":\"closed\"}");

        assertThat(CAST.buyerSees(seller, "a").getString("ads[0].id")).isNotEqualTo(before);
        assertThat(CAST.quantity(seller, "a")).isZero();
    }

    @Test
    void thousands_are_created_in_one_call_and_listed_page_by_page() {
        String seller = CAST.newSeller();
        CAST.put(seller, IntStream.range(0, 5_000).mapToObj(number -> "{\"sku\":\"S%04d\",\"quantity\":3}".formatted(
                number))
                .collect(Collectors.joining(",")));

        given().queryParam("seller", seller).queryParam("limit", 2).queryParam("after", "S4996").get(CAST.base()
                + "/_listings")
                .then().body("items.sku", contains("S4997", "S4998")).body("next", equalTo("S4998"));
        given().queryParam("seller", seller).queryParam("limit", 2).queryParam("after", "S4998").get(CAST.base()
                + "/_listings")
                .then().body("items.sku", contains("S4999")).body("next", equalTo(""));
    }

    @Test
    void the_log_tells_calls_by_number_with_their_sku_and_leaves_out_the_looks_of_tests() {
        String seller = CAST.newSeller();
        CAST.put(seller, "{\"sku\":\"a\",\"quantity\":5}");
        String item = CAST.buyerSees(seller, "a").getString("ads[0].id");
        CAST.forgetCalls();
        String token = CAST.token("/oauth/token", "grant_type", "refresh_token", "client_id", "app", "client_secret",
                "x",
                "refresh_token", "TG-" + seller).extract().path("access_token");
        json().header("Authorization", "Bearer " + token).body("{\"available_quantity\":4}").put(CAST.base() + "/items/"
                + item);

        JsonPath all = CAST.calls();
        assertThat(all.getInt("totals.calls")).isEqualTo(2);
        JsonPath later = given().queryParam("since", all.getString("calls[0].number")).get(CAST.base() + "/_calls")
                .jsonPath();
        assertThat(later.getList("calls")).hasSize(1);
        assertThat(later.getString("calls[0].sku")).isEqualTo("a");
        assertThat(later.getInt("calls[0].quantity")).isEqualTo(4);
        assertThat(later.getInt("calls[0].status")).isEqualTo(200);
        given().queryParam("since", "2100-01-01T00:00:00Z").get(CAST.base() + "/_calls").then().body("calls.size()",
                equalTo(0));
        given().queryParam("since", "yesterday").get(CAST.base() + "/_calls").then().statusCode(400);
    }

    @Test
    void an_unknown_sku_kind_or_field_is_refused() {
        given().queryParam("seller", "1").get(CAST.base() + "/_listings/nothing").then().statusCode(404);
        json().body("{\"seller\":\"1\",\"items\":[{\"sku\":\"a\",\"quantity\":1,\"kind\":\"cloud\"}]}")
                .put(CAST.base() + "/_listings").then().statusCode(400);
        json().body("{\"seller\":\"1\",\"items\":[{\"sku\":\"a\",\"amount\":1}]}").put(CAST.base() + "/_listings")
                .then()
                .statusCode(400);
    }

    @Test
    void an_unknown_marketplace_is_not_served() {
        given().get("/sandbox/nowhere/_calls").then().statusCode(404);
    }

    @Test
    void no_bean_of_the_sandbox_is_part_of_a_production_build() throws ClassNotFoundException {
        for (String bean : new String[] { "Sandbox", "amazon.AmazonSandbox", "mercadolivre.MercadoLivreSandbox",
                "mirakl.CarrefourSandbox", "mirakl.CentauroSandbox", "dafiti.DafitiSandbox" }) {
            assertThat(Class.forName("dev.vigia.sandbox." + bean).getAnnotation(UnlessBuildProfile.class)).isNotNull()
                    .satisfies(when -> assertThat(when.value()).isEqualTo("prod"));
        }
    }
}
