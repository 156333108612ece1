package dev.vigia.marketplace.b2w;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Shown;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What confirms a quantity, and what is read back. */
class B2wConfirmTest extends B2wFixture {

    @Test
    void reading_back_tells_what_is_stored() {
        api.answers("product", 200, "product").answers("variation", 200, "variation")
                .answers("variation", 404, "not-found").answers("product", 200, "product-other-quantity")
                .answers("product", 404, "not-found");

        List<Shown> shown = b2w.readBack(account, List.of(offer("product"), offer("variation"), offer(""),
                offer("product")));

        assertThat(shown).extracting(Shown::quantity).containsExactly(OptionalInt.of(12), OptionalInt.of(12),
                OptionalInt.of(7), OptionalInt.empty());
        isRejected(shown.get(3).outcome().orElseThrow(), Cause.NOT_FOUND);
    }

    @Test
    void the_stock_of_a_warehouse_cannot_be_read_back() {
        Shown shown = b2w.readBack(account("cd1", ""), List.of(offer(""))).get(0);

        assertThat(shown.quantity()).isEmpty();
        assertThat(shown.outcome()).isPresent();
    }

    @Test
    void a_probe_tells_what_is_wrong_with_the_keys() {
        api.answers("products", 200, "products").answers("products", 401, "unauthorized");

        assertThat(b2w.probe(account)).isEqualTo(Outcome.applied());
        isRejected(b2w.probe(account), Cause.CREDENTIALS);
    }

    private List<Outcome> confirm(String handle, String... skus) {
        return b2w.confirm(account, handle, Stream.of(skus).map(sku -> new Offer(sku, Optional.empty(), 1)).toList())
                .stream().map(Answer::outcome).toList();
    }

    @Test
    void what_could_not_be_published_is_rejected_in_skyhubs_words_and_the_rest_applied() {
        clock.now = NOW.plusSeconds(5);
        api.answers("syncErrors", 200, "sync-errors");

        assertThat(confirm(HANDLE, SKU, "FINE", "OLD", "TWICE")).containsExactly(
                Outcome.rejected(Cause.REFUSED, "b2w_stock: Estoque recusado pelo site"), Outcome.applied(),
                Outcome.applied(), Outcome.rejected(Cause.REFUSED, "Sem preço; b2w_ean: EAN inválido"));
        assertThat(account.spent).containsExactly("others");
    }

    @Test
    void one_reading_serves_all_that_was_stored_before_and_is_not_repeated_at_once() {
        clock.now = NOW.plusSeconds(5);
        api.answers("syncErrors", 200, "sync-errors").answers("syncErrors", 200, "sync-errors");

        assertThat(confirm(HANDLE, "FINE")).containsExactly(Outcome.applied());
        assertThat(confirm("stored:" + NOW.minusSeconds(60).getEpochSecond(), "FINE")).containsExactly(
                Outcome.applied());
        clock.now = NOW.plusSeconds(7);
        String later = "stored:" + NOW.plusSeconds(2).getEpochSecond();
        assertThat(confirm(later, "FINE")).containsExactly(Outcome.accepted(later, Duration.ofSeconds(3)));
        assertThat(api.asked()).containsExactly("syncErrors");
        clock.now = NOW.plusSeconds(8);
        assertThat(confirm(later, "FINE")).containsExactly(Outcome.applied());
        assertThat(api.asked()).hasSize(2);
    }

    @Test
    void a_question_that_would_have_to_wait_is_not_asked() {
        clock.now = NOW.plusSeconds(5);
        account.exhausted.add("others");

        assertThat(confirm(HANDLE, "FINE")).containsExactly(Outcome.accepted(HANDLE, Duration.ofSeconds(3)));
        assertThat(api.asked()).isEmpty();
    }

    @Test
    void a_long_list_is_read_page_by_page() {
        String page = "{\"data\":[" + IntStream.range(0, 50).mapToObj(number -> "{\"entity_id\":\"E" + number
                + "\",\"categories\":[]}").collect(Collectors.joining(",")) + "]}";
        api.says("syncErrors", 200, page).answers("syncErrors", 200, "sync-errors");

        isRejected(confirm("stored:0", SKU).get(0), Cause.REFUSED);
        assertThat(api.argumentsOf("syncErrors")).endsWith(50);
    }

    @ParameterizedTest
    @ValueSource(ints = { 401, 403, 404, 410 })
    void who_may_not_read_the_list_has_stored_the_quantity_all_the_same(int status) {
        api.says("syncErrors", status, "");

        assertThat(confirm("stored:0", SKU)).containsExactly(Outcome.applied());
    }

    @ParameterizedTest
    @CsvSource({ "429, LIMITED", "500, UNAVAILABLE", "200, UNREADABLE", "302, UNREADABLE" })
    void a_list_that_could_not_be_read_is_asked_for_again(int status, Cause cause) {
        api.says("syncErrors", status, "<html>");

        isRetry(confirm("stored:0", SKU).get(0), cause);
    }
}
