package dev.vigia.marketplace.magalu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import jakarta.ws.rs.ProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quantities, tokens and consent: every documented answer and what it means. */
class MagaluTest extends MagaluFixture {

    @Test
    void a_quantity_is_taken_and_nothing_may_overtake_it() {
        api.answers("change", 202, "taken");

        Outcome.Accepted accepted = (Outcome.Accepted) publish("").outcome();

        assertThat(accepted.inOrder()).isFalse();
        assertThat(accepted.handle()).as("those sent within seconds are asked about together").isEqualTo(SENT);
        assertThat(api.argumentsOf("change").get(0)).isEqualTo("Bearer held");
        assertThat(Json.write(api.argumentsOf("change").get(3))).isEqualTo("{\"channel\":{\"id\":\"" + CHANNEL
                + "\"},\"type\":\"AVAILABLE\",\"quantity\":12}");
        assertThat(account.spent).containsExactly("stock-writes");
    }

    @Test
    void a_sku_without_stock_gets_its_first_position() {
        api.answers("change", 404, "not-found").answers("create", 202, "taken");

        assertThat(publish("").outcome()).isInstanceOf(Outcome.Accepted.class);
        assertThat(api.asked()).containsExactly("change", "create");
        assertThat(account.spent).containsExactly("stock-writes", "stock-writes");
    }

    @Test
    void a_position_that_appeared_meanwhile_is_changed() {
        api.answers("change", 404, "not-found").answers("create", 409, "exists").answers("change", 202, "taken");

        assertThat(publish("").outcome()).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void a_sku_that_is_not_found_is_tried_a_few_times_and_then_does_not_exist() {
        for (int time = 0; time < 4; time++) {
            api.answers("change", 404, "not-found").answers("create", 404, "not-found");
        }

        Answer first = publish("");
        Answer second = publish(first.remote().get());
        Answer third = publish(second.remote().get());

        assertThat(first.outcome()).isInstanceOf(Outcome.Retry.class);
        assertThat(second.outcome()).isInstanceOf(Outcome.Retry.class);
        assertThat(((Outcome.Rejected) third.outcome()).cause()).contains(Cause.NOT_FOUND);
        assertThat(publish(third.remote().get()).outcome()).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void a_sku_that_is_found_at_last_is_forgiven() {
        api.answers("change", 404, "not-found").answers("create", 202, "taken");

        assertThat(publish("missing 2").remote()).contains("stock");
    }

    @ParameterizedTest
    @CsvSource({ "400, unprocessable, REFUSED, false", "422, unprocessable, REFUSED, false",
            "403, forbidden, CREDENTIALS, false", "423, locked, CONFLICT, true", "429, limited, LIMITED, true",
            "500, limited, UNAVAILABLE, true", "502, limited, UNAVAILABLE, true", "503, limited, UNAVAILABLE, true",
            "504, limited, UNAVAILABLE, true", "303, limited, UNREADABLE, true", "200, taken, UNREADABLE, true" })
    void every_answer_has_its_meaning(int status, String file, Cause cause, boolean healsByItself) {
        api.answers("change", status, file);

        Outcome outcome = publish("stock").outcome();

        assertThat(cause(outcome)).isEqualTo(cause);
        assertThat(outcome instanceof Outcome.Retry).isEqualTo(healsByItself);
    }

    @Test
    void the_words_are_magalus_own() {
        api.answers("change", 422, "unprocessable");

        assertThat(((Outcome.Rejected) publish("stock").outcome()).message()).isEqualTo("422 UNPROCESSABLE_ENTITY: "
                + "Validation failed: quantity: must be at most 99999");
    }

    @Test
    void a_page_instead_of_an_answer_is_not_taken_for_one() {
        api.says("change", 202, "<html>").fails("change", new ProcessingException("reset"));

        assertThat(cause(publish("stock").outcome())).isEqualTo(Cause.UNREADABLE);
        assertThat(cause(publish("stock").outcome())).isEqualTo(Cause.UNREACHABLE);
    }
}
