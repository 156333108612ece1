package dev.vigia.marketplace.b2w;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Outcome.Cause;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Quantities of products and variations. */
class B2wTest extends B2wFixture {

    @Test
    void a_variation_is_found_by_writing_it_and_remembered() {
        api.says("changeVariation", 204, "");

        Answer answer = publish("");

        assertThat(answer.outcome()).isEqualTo(STORED);
        assertThat(answer.remote()).contains("variation");
        assertThat(api.argumentsOf("changeVariation").get(0)).extracting("email", "key", "manager")
                .containsExactly("loja@example.com", "key", "manager");
        assertThat(api.argumentsOf("changeVariation").get(1)).isEqualTo(SKU);
        assertThat(Json.write(api.argumentsOf("changeVariation").get(2))).isEqualTo("{\"variation\":{\"qty\":12}}");
    }

    @Test
    void a_product_is_found_once_and_then_addressed_directly() {
        api.answers("changeVariation", 404, "not-found").answers("product", 200, "product")
                .says("changeProduct", 204, "").says("changeProduct", 204, "");

        Answer first = publish("");
        Answer second = publish("product");

        assertThat(List.of(first.outcome(), second.outcome())).containsOnly(STORED);
        assertThat(first.remote()).contains("product");
        assertThat(api.asked()).containsExactly("changeVariation", "product", "changeProduct", "changeProduct");
        assertThat(Json.write(api.argumentsOf("changeProduct").get(2))).isEqualTo("{\"product\":{\"qty\":12}}");
        assertThat(account.spent).containsExactly("variation-writes", "product-reads", "product-writes",
                "product-writes");
    }

    @Test
    void a_product_that_has_become_a_variation_is_looked_up_again() {
        api.answers("changeProduct", 404, "not-found").says("changeVariation", 204, "");

        Answer answer = publish("product");

        assertThat(answer.outcome()).isEqualTo(STORED);
        assertThat(answer.remote()).contains("variation");
    }

    @Test
    void a_product_with_variations_is_not_written_because_none_of_them_would_follow() {
        api.answers("changeVariation", 404, "not-found").answers("product", 200, "product-with-variations");

        isRejected(publish("").outcome(), Cause.HAS_VARIATIONS);
        assertThat(api.asked()).doesNotContain("changeProduct");
    }

    @ParameterizedTest
    @CsvSource({ "404, not-found, NOT_FOUND", "422, unprocessable, REFUSED" })
    void a_sku_that_is_neither_keeps_the_first_refusal(int status, String words, Cause cause) {
        api.answers("changeVariation", status, words).answers("product", 404, "not-found");

        isRejected(publish("").outcome(), cause);
    }

    @Test
    void a_removed_product_is_closed() {
        api.answers("changeVariation", 404, "not-found").answers("product", 200, "product-removed");

        isRejected(publish("").outcome(), Cause.CLOSED);
    }

    @ParameterizedTest
    @CsvSource({ "401, unauthorized, CREDENTIALS", "403, unauthorized, CREDENTIALS", "400, unprocessable, REFUSED",
            "406, unprocessable, REFUSED" })
    void a_refusal_needs_a_person(int status, String words, Cause cause) {
        api.answers("changeProduct", status, words);

        isRejected(publish("product").outcome(), cause);
        assertThat(api.asked()).containsExactly("changeProduct");
    }

    @ParameterizedTest
    @CsvSource({ "429, LIMITED", "500, UNAVAILABLE", "502, UNAVAILABLE", "503, UNAVAILABLE", "302, UNREADABLE" })
    void a_disturbance_heals_by_itself(int status, Cause cause) {
        api.answers("changeVariation", status, "limited");

        isRetry(publish("variation").outcome(), cause);
        assertThat(api.asked()).containsExactly("changeVariation");
    }

    @Test
    void no_answer_heals_by_itself() {
        api.fails("changeVariation", new ProcessingException(new ConnectException("refused")));

        isRetry(publish("").outcome(), Cause.UNREACHABLE);
    }

    @Test
    void the_words_of_an_error_are_shown() {
        api.answers("changeProduct", 401, "unauthorized").answers("changeProduct", 400, "unprocessable");

        assertThat(publish("product").outcome().toString()).contains("401 Email ou token inválido");
        assertThat(publish("product").outcome().toString()).contains("deve ser maior ou igual a zero");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "<html>", "{\"qty\":12}" })
    void a_success_that_is_not_the_documented_one_counts_when_the_quantity_shows(String body) {
        api.says("changeProduct", 200, body).answers("product", 200, "product")
                .says("changeProduct", 200, body).answers("product", 200, "product-other-quantity");

        assertThat(publish("product").outcome()).isEqualTo(STORED);
        isRetry(publish("product").outcome(), Cause.UNREADABLE);
    }

    @Test
    void a_page_in_place_of_an_answer_does_not_decide_what_a_sku_is() {
        api.says("changeVariation", 200, "<html>").answers("variation", 404, "not-found");

        Answer answer = publish("");

        isRetry(answer.outcome(), Cause.UNREADABLE);
        assertThat(answer.remote()).isEmpty();
    }
}
