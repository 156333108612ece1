package dev.vigia.marketplace.casasbahia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.SendMode;
import dev.vigia.marketplace.Shown;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Loads of many quantities, what confirms them, and what is read back. */
class CasasBahiaLoadTest extends CasasBahiaFixture {

    @ParameterizedTest
    @CsvSource({ "v4, single", "v2, single load", "'', single" })
    void loads_are_a_way_of_the_second_version_only(String version, String ways) {
        assertThat(casasBahia.sendModes(account(version, ""))).extracting(SendMode::name).containsExactly(ways.split(
                " "));
    }

    private List<Answer> load(Offer... offers) {
        return casasBahia.publish(v2, casasBahia.sendModes(v2).get(1), List.of(offers));
    }

    @Test
    void a_load_is_accepted_and_asked_about_later() {
        api.says("load", 204, "");

        List<Answer> answers = load(new Offer("A", Optional.of("5"), 12), new Offer("B", Optional.empty(), 0));

        assertThat(answers).extracting(Answer::outcome).allSatisfy(outcome -> assertThat(outcome)
                .asInstanceOf(InstanceOfAssertFactories.type(Outcome.Accepted.class))
                .satisfies(accepted -> assertThat(accepted.handle()).isEqualTo("load:" + NOW.toEpochMilli()))
                .satisfies(accepted -> assertThat(accepted.inOrder()).isFalse()));
        assertThat(sent("load", 1)).isEqualTo("[{\"skuSellerId\":\"A\",\"stocks\":[{\"quantity\":12,"
                + "\"crossDockingTime\":5,\"warehouse\":1}]},{\"skuSellerId\":\"B\",\"stocks\":[{\"quantity\":0,"
                + "\"crossDockingTime\":3,\"warehouse\":1}]}]");
    }

    @Test
    void a_load_that_is_refused_for_some_is_sent_again_for_the_others() {
        api.answers("load", 422, "not-found");

        List<Answer> answers = load(OFFER, new Offer("NADA", Optional.empty(), 1));

        isRetry(answers.get(0).outcome(), Cause.UNAVAILABLE);
        isRejected(answers.get(1).outcome(), Cause.REFUSED);
    }

    @Test
    void a_load_that_names_nobody_blames_nobody() {
        api.answers("load", 413, "invalid").answers("load", 401, "unauthorized");

        assertThat(load(OFFER, new Offer("B", Optional.empty(), 1)))
                .allSatisfy(answer -> assertThat(answer.outcome()).isInstanceOf(Outcome.Retry.class));
        assertThat(load(OFFER)).allSatisfy(answer -> isRejected(answer.outcome(), Cause.CREDENTIALS));
    }

    private List<Answer> confirm(String... skus) {
        return confirmSent(NOW, skus);
    }

    private List<Answer> confirmSent(Instant moment, String... skus) {
        return casasBahia.confirm(v2, "load:" + moment.toEpochMilli(), List.of(skus).stream()
                .map(sku -> new Offer(sku, Optional.empty(), 12)).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = { "DONE", "TWICE" })
    void what_the_list_shows_as_processed_is_applied(String sku) {
        api.answers("loads", 200, "loads");

        assertThat(confirm(sku).get(0).outcome()).isEqualTo(Outcome.applied());
    }

    @Test
    void what_the_list_shows_with_errors_is_rejected_in_its_words() {
        api.answers("loads", 200, "loads");

        Outcome outcome = confirm("FAILED").get(0).outcome();

        isRejected(outcome, Cause.REFUSED);
        assertThat(outcome.toString()).contains("404: SKU não encontrado");
    }

    @ParameterizedTest
    @ValueSource(strings = { "WAITING", "OLD", "ANOTHER", "ELSEWHERE", "UNLISTED" })
    void what_is_not_decided_yet_is_asked_about_again(String sku) {
        api.answers("loads", 200, "loads");

        assertThat(confirm(sku).get(0).outcome()).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void an_entry_whose_moment_cannot_be_read_holds_nothing_up() {
        String list = "{\"skus\":[{\"skuSellerId\":\"ODD\",\"status\":\"DONE\",\"processedAt\":\"23/11/2026\"}]}";
        api.says("loads", 200, list).says("loads", 200, list);
        assertThat(confirm("ODD").get(0).outcome()).isInstanceOf(Outcome.Accepted.class);

        Outcome outcome = confirmSent(NOW.minusSeconds(121), "ODD").get(0).outcome();
        isRetry(outcome, Cause.DROPPED);
        assertThat(outcome.isInDoubt()).as("it may be worked off yet").isTrue();
    }

    @Test
    void an_entry_that_stands_too_far_down_holds_nothing_up() {
        String page = "{\"skus\":[" + IntStream.range(0, 200).mapToObj(row -> "{\"skuSellerId\":\"S" + row + "\"}")
                .collect(Collectors.joining(",")) + "]}";
        IntStream.range(0, 8).forEach(number -> api.says("loads", 200, page));

        isRetry(confirmSent(NOW.minusSeconds(121), "UNLISTED").get(0).outcome(), Cause.DROPPED);
    }

    @Test
    void what_waits_for_long_in_a_list_that_is_clear_is_asked_about_as_long_as_ever() {
        api.answers("loads", 200, "loads");

        assertThat(confirmSent(NOW.minusSeconds(121), "WAITING", "UNLISTED")).extracting(Answer::outcome)
                .hasOnlyElementsOfType(Outcome.Accepted.class);
    }

    @Test
    void a_list_that_cannot_be_read_decides_nothing() {
        api.says("loads", 200, "{}").says("loads", 503, "").says("loads", 404, "");

        isRetry(confirm("DONE").get(0).outcome(), Cause.UNREADABLE);
        isRetry(confirm("DONE").get(0).outcome(), Cause.UNAVAILABLE);
        assertThat(confirm("DONE").get(0).outcome()).isInstanceOf(Outcome.Retry.class);
    }

    @Test
    void a_handle_of_somebody_else_is_sent_again() {
        isRetry(casasBahia.confirm(v4, "load:soon", List.of(OFFER)).get(0).outcome(), Cause.DROPPED);
    }

    @Test
    void reading_back_tells_what_is_shown() {
        api.answers("product", 200, "product").answers("product", 200, "product-without-stock")
                .answers("product", 404, "not-found");
        List<Shown> shown = casasBahia.readBack(v4, List.of(OFFER, OFFER, OFFER));

        assertThat(shown).extracting(Shown::quantity).containsExactly(OptionalInt.of(12), OptionalInt.empty(),
                OptionalInt.empty());
        isRejected(shown.get(2).outcome().orElseThrow(), Cause.NOT_FOUND);
    }

    @Test
    void reading_back_in_the_second_version_tells_what_is_reserved() {
        api.answers("item", 200, "item").answers("item", 200, "item");

        Shown one = casasBahia.readBack(v2, List.of(OFFER)).get(0);
        Shown other = casasBahia.readBack(account("v2", "2"), List.of(OFFER)).get(0);

        assertThat(one).isEqualTo(new Shown(OFFER, OptionalInt.of(12), Optional.empty()));
        assertThat(other.quantity()).hasValue(99);
        isRetry(other.outcome().orElseThrow(), Cause.CONFLICT);
    }

    @Test
    void a_probe_tells_what_is_wrong_with_the_token_or_the_warehouse() {
        api.says("products", 204, "").answers("products", 401, "unauthorized").answers("products", 200, "invalid")
                .answers("warehouses", 200, "warehouses").answers("warehouses", 200, "warehouses");

        assertThat(casasBahia.probe(v4)).isEqualTo(Outcome.applied());
        isRejected(casasBahia.probe(v4), Cause.CREDENTIALS);
        isRejected(casasBahia.probe(v4), Cause.REFUSED);
        assertThat(casasBahia.probe(v2)).isEqualTo(Outcome.applied());
        assertThat(casasBahia.probe(account("v2", "7"))).isEqualTo(Outcome.rejected(Cause.ANOTHER_ACCOUNT, "1"));
    }
}
