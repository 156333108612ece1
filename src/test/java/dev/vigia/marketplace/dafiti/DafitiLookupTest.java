package dev.vigia.marketplace.dafiti;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.dafiti.DafitiApi.ProductQuantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The numbers of products: looked up once, kept, and looked up again when they are gone. */
class DafitiLookupTest extends DafitiFixture {

    @Test
    void numbers_are_looked_up_once_and_kept() {
        api.answers("products", 200, "products").says("update", 200, "[]");

        List<Answer> answers = publish(unknown("CAMISA", 12), unknown("TAZA", 0), unknown("NADA", 1));

        assertThat(api.argumentsOf("products").get(1)).isEqualTo(List.of("CAMISA", "TAZA", "NADA"));
        assertThat(api.argumentsOf("update").get(1)).isEqualTo(List.of(new ProductQuantity(5283001, 12),
                new ProductQuantity(5283002, 0)));
        assertThat(bySku(answers)).isEqualTo(Map.of("CAMISA", Outcome.applied(), "TAZA", Outcome.applied(), "NADA",
                Outcome.rejected(Cause.NOT_FOUND)));
        assertThat(answers).extracting(Answer::remote).containsExactlyInAnyOrder(Optional.of("5283001"),
                Optional.of("5283002"), Optional.empty());
        assertThat(account.spent).containsExactly("lookups", "updates");
    }

    @Test
    void a_page_is_as_good_as_a_list() {
        api.answers("products", 200, "products-page").says("update", 200, "[]");

        assertThat(publish(unknown("CAMISA", 12)).get(0).outcome()).isEqualTo(Outcome.applied());
    }

    @Test
    void every_product_that_sells_the_sku_follows() {
        api.answers("products", 200, "products-twice").says("update", 200, "[]");

        assertThat(publish(unknown("CAMISA", 12)).get(0).remote()).contains("5283001,5283009");
        assertThat(api.argumentsOf("update").get(1)).isEqualTo(List.of(new ProductQuantity(5283001, 12),
                new ProductQuantity(5283009, 12)));
    }

    @Test
    void a_number_that_is_gone_is_looked_up_again() {
        api.says("update", 200, "[{\"productId\":1,\"quantity\":12}]").says("stock", 404, "").answers("products", 200,
                "products-page");

        Answer answer = publish(known("CAMISA", "1", 12)).get(0);

        isRetry(answer.outcome(), Cause.CONFLICT);
        assertThat(answer.remote()).contains("5283001");
    }

    @Test
    void a_sku_that_nothing_sells_any_more_is_not_found() {
        api.says("update", 404, "").says("stock", 404, "").says("products", 200, "[]");

        assertThat(publish(known("CAMISA", "1", 12)).get(0).outcome())
                .isEqualTo(Outcome.rejected(Cause.NOT_FOUND));
    }

    @Test
    void a_failed_lookup_is_no_reason_to_keep_back_what_is_known() {
        api.says("products", 500, "").says("update", 200, "[]");

        Map<String, Outcome> outcomes = bySku(publish(unknown("TAZA", 0), known("CAMISA", "5283001", 12)));

        assertThat(outcomes.get("CAMISA")).isEqualTo(Outcome.applied());
        isRetry(outcomes.get("TAZA"), Cause.UNAVAILABLE);
    }

    @Test
    void a_lookup_that_is_refused_is_no_skus_fault() {
        api.says("products", 400, "{\"message\":\"bad\"}");

        isRetry(publish(unknown("TAZA", 0)).get(0).outcome(), Cause.UNREADABLE);
    }

    @Test
    void long_skus_are_looked_up_in_addresses_that_are_not_too_long() {
        List<Offer> offers = IntStream.range(0, 60).mapToObj(number -> unknown("ã".repeat(90) + number, 1)).toList();
        IntStream.range(0, 6).forEach(lookup -> api.says("products", 200, "[]"));

        assertThat(publish(offers.toArray(Offer[]::new))).hasSize(60);
        assertThat(api.calls).hasSize(6).allSatisfy(call -> assertThat(((List<?>) call.arguments().get(1)).stream()
                .mapToInt(sku -> sku.toString().length()).sum()).isLessThan(6_000));
    }
}
