package dev.vigia.marketplace.b2w;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.SendMode;
import dev.vigia.testing.marketplace.TestAccount;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Warehouses of the seller, and batches. */
class B2wWarehouseTest extends B2wFixture {

    @Test
    void a_warehouse_of_the_sellers_own_has_its_own_calls_and_a_batch() {
        TestAccount store = account("cd1", "2");
        api.says("changeInStore", 204, "").says("changeManyInStore", 200, "");

        assertThat(publish(store, 0, offer("")).get(0).outcome()).isEqualTo(STORED);
        assertThat(publish(store, 1, offer(""), new Offer("000123", Optional.empty(), 0))).extracting(Answer::outcome)
                .containsOnly(STORED).hasSize(2);

        assertThat(api.argumentsOf("changeInStore").subList(1, 3)).containsExactly("cd1", SKU);
        assertThat(Json.write(api.argumentsOf("changeInStore").get(3)))
                .isEqualTo("{\"sku\":{\"qty\":12,\"cross_docking\":2}}");
        assertThat(Json.write(api.argumentsOf("changeManyInStore").get(2))).isEqualTo("{\"skus\":[{\"code\":\"" + SKU
                + "\",\"qty\":12,\"cross_docking\":2},{\"code\":\"000123\",\"qty\":0,\"cross_docking\":2}]}");
        assertThat(store.spent).containsExactly("store-writes", "store-additions");
    }

    @Test
    void days_of_preparation_that_are_not_given_are_not_sent() {
        api.says("changeInStore", 204, "");

        publish(account("cd1", ""), 0, offer(""));

        assertThat(Json.write(api.argumentsOf("changeInStore").get(3))).isEqualTo("{\"sku\":{\"qty\":12}}");
    }

    @ParameterizedTest
    @CsvSource(value = { "'', single", "98, single", "cd1, single batch" })
    void the_default_warehouse_is_the_product_itself(String code, String ways) {
        assertThat(b2w.sendModes(account(code, ""))).extracting(SendMode::name).containsExactly(ways.split(" "));
    }

    @Test
    void a_sku_that_was_never_in_the_warehouse_is_added_to_it() {
        api.answers("changeInStore", 404, "not-found").says("addToStore", 204, "");

        assertThat(publish(account("cd1", ""), 0, offer("")).get(0).outcome()).isEqualTo(STORED);
        assertThat(Json.write(api.argumentsOf("addToStore").get(2)))
                .isEqualTo("{\"sku\":{\"code\":\"" + SKU + "\",\"qty\":12}}");
    }

    @Test
    void a_sku_without_a_product_is_not_found() {
        api.answers("changeInStore", 404, "not-found").answers("addToStore", 404, "not-found");

        isRejected(publish(account("cd1", ""), 0, offer("")).get(0).outcome(), Cause.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({ "404, not-found", "422, unprocessable", "200, batch-partly-refused" })
    void a_batch_with_a_sku_that_is_refused_is_sent_one_by_one(int status, String body) {
        api.answers("changeManyInStore", status, body).says("changeInStore", 204, "")
                .answers("changeInStore", 404, "not-found").answers("addToStore", 404, "not-found");

        List<Answer> answers = publish(account("cd1", ""), 1, offer(""), new Offer("NADA", Optional.empty(), 1));

        assertThat(answers.get(0).outcome()).isEqualTo(STORED);
        isRejected(answers.get(1).outcome(), Cause.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({ "429, LIMITED", "500, UNAVAILABLE", "200, UNREADABLE" })
    void a_batch_that_did_not_get_through_is_sent_again_as_a_whole(int status, Cause cause) {
        api.says("changeManyInStore", status, "<html>");

        assertThat(publish(account("cd1", ""), 1, offer(""), new Offer("B", Optional.empty(), 1)))
                .allSatisfy(answer -> isRetry(answer.outcome(), cause));
        assertThat(api.asked()).containsExactly("changeManyInStore");
    }

    @Test
    void a_batch_with_wrong_keys_stops_everything() {
        api.answers("changeManyInStore", 401, "unauthorized");

        isRejected(publish(account("cd1", ""), 1, offer("")).get(0).outcome(), Cause.CREDENTIALS);
    }
}
