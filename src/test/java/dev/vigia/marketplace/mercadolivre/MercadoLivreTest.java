package dev.vigia.marketplace.mercadolivre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer to a quantity means. */
class MercadoLivreTest extends MercadoLivreFixture {

    @Test
    void a_listing_is_looked_up_once_and_then_addressed_directly() {
        api.answers("search", 200, "search-one").answers("items", 200, "items-plain")
                .answers("item", 200, "item").answers("change", 200, "item-changed")
                .answers("item", 200, "item").answers("change", 200, "item-changed");

        Answer first = publish("");
        assertThat(first.outcome()).isEqualTo(Outcome.applied());
        assertThat(first.remote()).contains(seen(PLAIN));
        assertThat(Json.write(api.argumentsOf("change").get(2))).isEqualTo("{\"available_quantity\":12}");

        assertThat(publish(PLAIN).outcome()).isEqualTo(Outcome.applied());
        assertThat(api.asked()).containsExactly("search", "items", "item", "change", "item", "change");
        assertThat(account.spent).containsExactly("reads", "reads", "reads", "writes", "reads", "writes");
    }

    @Test
    void all_ads_of_a_sku_follow_and_the_worst_of_their_answers_counts() {
        api.answers("search", 200, "search-two").answers("items", 200, "items-two")
                .answers("item", 200, "item").answers("item", 200, "item-second")
                .answers("change", 200, "item-changed").answers("change", 429, "limited");

        Answer answer = publish("");

        isRetry(answer.outcome(), Cause.LIMITED);
        assertThat(answer.remote()).contains(seen("[{\"item\":\"MLB1\"},{\"item\":\"MLB2\"}]"));
    }

    @Test
    void of_several_waits_that_are_asked_for_the_longest_counts() {
        api.answers("search", 200, "search-two").answers("items", 200, "items-two")
                .answers("item", 200, "item").answers("item", 200, "item-second")
                .says("change", 429, api.body("limited"), "Retry-After", "7")
                .says("change", 429, api.body("limited"), "Retry-After", "70");

        assertThat(((Outcome.Retry) publish("").outcome()).after()).hasSeconds(70);
    }

    @Test
    void every_variation_is_listed_so_that_none_is_lost() {
        api.answers("search", 200, "search-one").answers("items", 200, "items-variations")
                .answers("item", 200, "item-variations").answers("change", 200, "item-variations-changed");

        Answer answer = publish("");

        assertThat(answer.outcome()).isEqualTo(Outcome.applied());
        assertThat(answer.remote()).contains(seen("[{\"item\":\"MLB1\",\"variation\":70000000001}]"));
        assertThat(Json.write(api.argumentsOf("change").get(2))).isEqualTo("{\"variations\":["
                + "{\"id\":70000000001,\"available_quantity\":12},{\"id\":70000000002}]}");
    }

    @Test
    void a_variation_that_is_gone_is_looked_up_again_and_nothing_is_written() {
        api.answers("item", 200, "item-other-variations").answers("search", 200, "search-none");

        isRejected(publish("[{\"item\":\"MLB1\",\"variation\":70000000001}]").outcome(), Cause.NOT_FOUND);
        assertThat(api.asked()).doesNotContain("change");
    }

    @ParameterizedTest
    @CsvSource({ "items-closed, CLOSED", "items-under-review, CLOSED", "items-fulfillment, MANAGED",
            "items-gone, NOT_FOUND" })
    void a_listing_that_cannot_be_set_needs_a_person(String items, Cause cause) {
        api.answers("search", 200, "search-one").answers("items", 200, items);

        isRejected(publish("").outcome(), cause);
        assertThat(api.asked()).doesNotContain("change");
    }

    @Test
    void a_closed_ad_does_not_matter_beside_its_successor() {
        api.answers("search", 200, "search-two").answers("items", 200, "items-relisted")
                .answers("item", 200, "item-second").answers("change", 200, "item-changed");

        Answer answer = publish("");

        assertThat(answer.outcome()).isEqualTo(Outcome.applied());
        assertThat(answer.remote()).contains(seen("[{\"item\":\"MLB2\"}]"));
    }

    @Test
    void an_unknown_sku_is_not_found() {
        api.answers("search", 200, "search-none");

        isRejected(publish("").outcome(), Cause.NOT_FOUND);
    }

    @Test
    void an_address_that_is_outdated_is_looked_up_again_once() {
        api.answers("item", 404, "not-found").answers("search", 200, "search-two")
                .answers("items", 200, "items-relisted").answers("item", 200, "item-second")
                .answers("change", 200, "item-changed");

        Answer answer = publish(PLAIN);

        assertThat(answer.outcome()).isEqualTo(Outcome.applied());
        assertThat(answer.remote()).contains(seen("[{\"item\":\"MLB2\"}]"));
    }

    @ParameterizedTest
    @CsvSource({ "400, quantity-invalid, REFUSED", "400, not-modifiable, CLOSED", "403, invalid-token, CREDENTIALS",
            "404, not-found, NOT_FOUND" })
    void a_refusal_needs_a_person(int status, String answer, Cause cause) {
        api.answers("search", 200, "search-one").answers("items", 200, "items-plain")
                .answers("item", 200, "item").answers("change", status, answer);

        isRejected(publish("").outcome(), cause);
    }

    @ParameterizedTest
    @CsvSource({ "429, LIMITED", "500, UNAVAILABLE", "503, UNAVAILABLE", "302, UNREADABLE", "408, UNAVAILABLE" })
    void a_disturbance_heals_by_itself(int status, Cause cause) {
        api.answers("item", 200, "item").says("change", status, "<html>");

        isRetry(publish(PLAIN).outcome(), cause);
        assertThat(api.asked()).containsExactly("item", "change");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{}", "<html>", "{\"available_quantity\":\"many\"}", "{\"available_quantity\":1.5}" })
    void a_success_that_cannot_be_read_is_none(String body) {
        api.answers("item", 200, "item").says("change", 200, body);

        isRetry(publish(PLAIN).outcome(), Cause.UNREADABLE);
    }

    @Test
    void a_success_that_shows_another_quantity_is_none() {
        api.answers("item", 200, "item").answers("change", 200, "item-unchanged").answers("search", 200, "search-one")
                .answers("items", 200, "items-plain").answers("item", 200, "item")
                .answers("change", 200, "item-unchanged");

        isRetry(publish(PLAIN).outcome(), Cause.CONFLICT);
    }
}
