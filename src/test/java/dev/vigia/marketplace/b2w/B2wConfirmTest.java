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

    private static final String NONE = "{\"errors_qty\":0,\"data\":[]}";

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

    /** One page, and the next, which is empty, since nothing says that it was the last. */
    private void onePageOfErrors() {
        api.answers("syncErrors", 200, "sync-errors").says("syncErrors", 200, NONE);
    }

    @Test
    void what_could_not_be_published_is_rejected_in_skyhubs_words_and_the_rest_applied() {
        clock.now = NOW.plusSeconds(5);
        onePageOfErrors();

        assertThat(confirm(HANDLE, SKU, "FINE", "TWICE")).containsExactly(
                Outcome.rejected(Cause.REFUSED, "b2w_stock: Estoque recusado pelo site"), Outcome.applied(),
                Outcome.rejected(Cause.REFUSED, "Sem preço; b2w_ean: EAN inválido"));
        assertThat(account.spent).containsExactly("others", "others");
    }

    /** It may be gone once the new quantity is published; while it stands, the product is not published. */
    @Test
    void an_error_from_before_that_stands_for_a_minute_is_this_quantitys_too() {
        clock.now = NOW.plusSeconds(5);
        onePageOfErrors();
        assertThat(confirm(HANDLE, "OLD", "FINE")).containsExactly(Outcome.accepted(HANDLE, Duration.ofSeconds(3)),
                Outcome.applied());

        clock.now = NOW.plusSeconds(59);
        assertThat(confirm(HANDLE, "OLD")).containsExactly(Outcome.accepted(HANDLE, Duration.ofSeconds(3)));

        clock.now = NOW.plusSeconds(60);
        onePageOfErrors();
        assertThat(confirm(HANDLE, "OLD")).containsExactly(Outcome.rejected(Cause.REFUSED, "b2w_stock: de ontem"));
    }

    @Test
    void an_error_from_before_that_is_gone_was_none_of_this_quantitys() {
        clock.now = NOW.plusSeconds(5);
        onePageOfErrors();
        assertThat(confirm(HANDLE, "OLD").get(0)).isInstanceOf(Outcome.Accepted.class);

        clock.now = NOW.plusSeconds(60);
        api.says("syncErrors", 200, NONE);
        assertThat(confirm(HANDLE, "OLD")).containsExactly(Outcome.applied());
    }

    @Test
    void one_reading_serves_all_that_was_stored_before_and_is_not_repeated_at_once() {
        clock.now = NOW.plusSeconds(5);
        api.says("syncErrors", 200, NONE).says("syncErrors", 200, NONE);

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

    private static String page(int from, int to) {
        return "{\"data\":[" + IntStream.range(from, to).mapToObj(number -> "{\"entity_id\":\"E" + number
                + "\",\"categories\":[]}").collect(Collectors.joining(",")) + "]}";
    }

    private List<Object> offsets() {
        return api.calls.stream().map(call -> call.arguments().get(1)).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = { 50, 7, 100 })
    void a_long_list_is_read_page_by_page_however_long_a_page_is(int size) {
        api.says("syncErrors", 200, page(0, size));
        onePageOfErrors();

        isRejected(confirm("stored:0", SKU).get(0), Cause.REFUSED);
        assertThat(offsets()).containsExactly(0, size, size + 3);
    }

    @Test
    void the_201st_error_is_one_too_and_nothing_is_confirmed_before_the_list_was_read_to_its_end() {
        for (int page = 0; page < 4; page++) {
            api.says("syncErrors", 200, page(50 * page, 50 * page + 50));
        }
        assertThat(confirm(HANDLE, SKU, "FINE")).containsOnly(Outcome.accepted(HANDLE, Duration.ofSeconds(3)));

        clock.now = NOW.plusSeconds(5);
        onePageOfErrors();
        assertThat(confirm("stored:0", SKU, "FINE")).containsExactly(
                Outcome.rejected(Cause.REFUSED, "b2w_stock: Estoque recusado pelo site"), Outcome.applied());
        assertThat(offsets()).containsExactly(0, 50, 100, 150, 200, 203);
    }

    @Test
    void a_list_that_does_not_know_pages_ends_where_it_repeats_itself() {
        api.answers("syncErrors", 200, "sync-errors").answers("syncErrors", 200, "sync-errors");

        isRejected(confirm("stored:0", SKU).get(0), Cause.REFUSED);
        assertThat(offsets()).containsExactly(0, 3);
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
