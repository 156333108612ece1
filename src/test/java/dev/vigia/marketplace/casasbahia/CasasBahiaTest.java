package dev.vigia.marketplace.casasbahia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.testing.marketplace.TestAccount;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single quantities in both versions of the API, and what each answer means. */
class CasasBahiaTest extends CasasBahiaFixture {

    private Outcome publishV4(String product) {
        api.answers("product", 200, product);
        return publish(v4).outcome();
    }

    @ParameterizedTest
    @CsvSource({ "200, product, 4", "200, product-without-envelope, 4", "200, product-without-stock, 3",
            "404, not-found, 3", "200, invalid, 3" })
    void the_days_of_preparation_that_the_product_shows_are_kept(int status, String product, int days) {
        api.answers("product", status, product).answers("changeOffer", 200, "valid");

        Answer answer = publish(v4);

        assertThat(answer.outcome()).isEqualTo(Outcome.applied());
        assertThat(sent("changeOffer", 1)).isEqualTo("{\"idSkuLojista\":\"CAMISA-AZUL-M\",\"estoque\":"
                + "{\"quantidade\":12,\"tempoDePreparacao\":" + days + "}}");
        assertThat(answer.remote()).isEqualTo(days == 4 ? Optional.of("4") : Optional.empty());
        assertThat(v4.spent).containsExactly("products", "offers");
    }

    @ParameterizedTest
    @CsvSource({ "429, LIMITED", "500, UNAVAILABLE", "200, UNREADABLE" })
    void nothing_is_sent_while_the_days_could_not_be_asked_for(int status, Cause cause) {
        api.says("product", status, "<html>");

        isRetry(publish(v4).outcome(), cause);
        assertThat(api.asked()).containsExactly("product");
    }

    @Test
    void without_days_nothing_is_sent() {
        api.answers("product", 404, "not-found");
        TestAccount untold = new TestAccount(v4.url(), Map.of());

        isRejected(publish(untold).outcome(), Cause.UNPREPARED);
        assertThat(api.asked()).doesNotContain("changeOffer");
    }

    @Test
    void a_success_that_says_it_was_not_valid_is_none() {
        api.answers("changeOffer", 200, "invalid");

        Outcome outcome = publishV4("product");

        isRejected(outcome, Cause.REFUSED);
        assertThat(outcome.toString()).contains("SKU_BLOQUEADO: O SKU está bloqueado");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{}", "{\"valido\":\"sim\"}" })
    void a_success_that_says_nothing_counts_when_the_quantity_shows(String body) {
        api.says("changeOffer", 200, body).answers("product", 200, "product").answers("product", 200, "product");
        assertThat(publish(v4).outcome()).isEqualTo(Outcome.applied());

        api.says("changeOffer", 200, body).answers("product", 200, "product")
                .answers("product", 200, "product-other-quantity");
        isRetry(publish(v4).outcome(), Cause.UNREADABLE);
    }

    @Test
    void a_success_that_says_nothing_is_believed_where_no_quantity_is_ever_shown() {
        api.says("changeOffer", 200, "").answers("product", 200, "product-without-stock");

        assertThat(publishV4("product-without-stock")).isEqualTo(Outcome.applied());
    }

    @Test
    void a_page_is_no_success_even_there() {
        api.says("changeOffer", 200, "<html>").answers("product", 200, "product-without-stock")
                .answers("product", 200, "product-without-stock");

        isRetry(publish(v4).outcome(), Cause.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({ "400, not-found, REFUSED", "401, unauthorized, CREDENTIALS", "403, unauthorized, CREDENTIALS",
            "404, not-found, NOT_FOUND", "422, invalid, REFUSED" })
    void a_refusal_needs_a_person(int status, String words, Cause cause) {
        api.answers("changeOffer", status, words);

        isRejected(publishV4("product"), cause);
    }

    @ParameterizedTest
    @CsvSource({ "429, LIMITED", "500, UNAVAILABLE", "503, UNAVAILABLE", "302, UNREADABLE" })
    void a_disturbance_heals_by_itself(int status, Cause cause) {
        api.says("changeOffer", status, "<html>");

        isRetry(publishV4("product"), cause);
    }

    @Test
    void no_answer_heals_by_itself() {
        api.fails("changeOffer", new ProcessingException(new ConnectException("refused")));

        isRetry(publishV4("product"), Cause.UNREACHABLE);
    }

    @Test
    void the_second_version_sets_the_stock_of_one_warehouse() {
        api.answers("item", 200, "item").says("changeItem", 204, "");

        Answer answer = publish(v2);

        assertThat(answer.outcome()).isEqualTo(Outcome.applied());
        assertThat(answer.remote()).contains("4");
        assertThat(api.argumentsOf("changeItem").get(0)).extracting("client", "token").containsExactly("app", "token");
        assertThat(api.argumentsOf("changeItem").get(1)).isEqualTo("CAMISA-AZUL-M");
        assertThat(sent("changeItem", 2)).isEqualTo("{\"quantity\":12,\"crossDockingTime\":4,\"warehouse\":1}");
    }

    @Test
    void where_no_warehouse_was_typed_none_is_sent() {
        api.answers("item", 200, "item-without-stock").says("changeItem", 204, "");

        assertThat(publish(account("v2", "")).outcome()).isEqualTo(Outcome.applied());
        assertThat(sent("changeItem", 2)).isEqualTo("{\"quantity\":12,\"crossDockingTime\":3}");
    }

    @Test
    void another_success_of_the_second_version_counts_when_the_quantity_shows() {
        api.answers("item", 200, "item").says("changeItem", 200, "").answers("item", 200, "item");
        assertThat(publish(v2).outcome()).isEqualTo(Outcome.applied());

        api.answers("item", 200, "item").says("changeItem", 200, "").answers("item", 200, "item-without-stock");
        isRetry(publish(v2).outcome(), Cause.UNREADABLE);
    }

    @Test
    void an_unknown_item_is_not_found() {
        api.answers("item", 404, "not-found");

        isRejected(publish(v2).outcome(), Cause.NOT_FOUND);
        assertThat(api.asked()).doesNotContain("changeItem");
    }
}
