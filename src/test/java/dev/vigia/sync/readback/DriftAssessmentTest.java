package dev.vigia.sync.readback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.listing.Priority;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Shown;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftAssessmentTest {

    @ParameterizedTest(name = "sent {0}, shown {1}, {2}, {3}, before {4}: {5}, {6}")
    @CsvSource({
            // sent, shown, confirmed, on its way, before, finding, what is done
            "12, 12, confirmed, no, , SOUND, nothing", "12, 12, no, way, , SOUND, nothing",
            "0, 0, confirmed, no, 7, SOUND, nothing", "12, 30, confirmed, way, , TRAVELLING, nothing",
            "0, 7, confirmed, way, 7, TRAVELLING, nothing", "12, 7, no, way, , TRAVELLING, nothing",
            "12, 30, confirmed, no, , CHANGED_OUTSIDE, first", "0, 3, confirmed, no, 7, CHANGED_OUTSIDE, first",
            "0, 7, confirmed, no, 7, LOST, first", "12, 7, confirmed, no, 7, LOST, later",
            "12, 30, no, no, , LOST, first", "12, 0, no, no, , LOST, reopen", "12, 7, no, no, , LOST, later",
            "12, 11, confirmed, no, 7, SOLD, nothing", "12, 0, confirmed, no, , SOLD, nothing" })
    void what_it_shows_against_what_was_sent(int sent, int shown, String confirmed, String way, Integer before,
            ReadBackFinding finding, String done) {
        ReadBackHistory past = new ReadBackHistory(false, before == null ? OptionalInt.empty() : OptionalInt.of(before),
                0, false);
        DriftAssessment assessment = DriftAssessment.of(listing(sent, confirmed.equals("confirmed"), way.equals("way")),
                reads(shown), past);
        assertThat(assessment.finding()).isEqualTo(finding);
        assertThat(assessment.isRepaired()).isEqualTo(!done.equals("nothing"));
        if (assessment.isRepaired()) {
            assertThat(assessment.priority()).isEqualTo(done.equals("first") ? Priority.ZERO
                    : done.equals("reopen") ? Priority.REOPENING : Priority.OTHER);
        }
    }

    @ParameterizedTest(name = "sent {0}, shown {1}, {2}: {3}")
    @CsvSource({ "12, , MANAGED, MANAGED", "0, 4, MANAGED, MANAGED", "12, , NOT_FOUND, GONE", "12, 12, CLOSED, GONE",
            "0, , NOT_FOUND, SOUND", "0, 9, CLOSED, SOUND", "12, , REFUSED, UNREAD", "12, , UNREADABLE, UNREAD" })
    void what_the_marketplace_says_about_the_listing(int sent, Integer shown, Cause cause, ReadBackFinding finding) {
        Outcome why = cause == Cause.UNREADABLE ? Outcome.retry(cause, "", Duration.ZERO)
                : Outcome.rejected(cause, "the words");
        assertThat(DriftAssessment.of(listing(sent, true, false), new Shown(offer(sent),
                shown == null ? OptionalInt.empty() : OptionalInt.of(shown), Optional.of(why)), ReadBackHistory.NOTHING)
                .finding())
                .isEqualTo(finding);
    }

    @Test
    void what_an_earlier_round_has_seen_right_was_changed_since_even_to_what_it_had_been() {
        assertThat(DriftAssessment.of(listing(0, true, false), reads(7), new ReadBackHistory(true, OptionalInt.of(7), 0,
                false))
                .finding()).isEqualTo(ReadBackFinding.CHANGED_OUTSIDE);
    }

    @Test
    void fewer_units_are_corrected_once_they_have_stayed_so_for_a_round() {
        DriftAssessment assessment = DriftAssessment.of(listing(12, true, false), reads(10), new ReadBackHistory(true,
                OptionalInt.empty(), 0,
                true));
        assertThat(assessment.finding()).isEqualTo(ReadBackFinding.CHANGED_OUTSIDE);
        assertThat(assessment.isRepaired()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "10, false, SOLD", "10, true, TRAVELLING", "14, false, CHANGED_OUTSIDE", "12, false, SOUND" })
    void units_that_orders_hold_at_the_marketplace_are_waited_for_as_long_as_it_takes(int shown, boolean sold,
            ReadBackFinding finding) {
        Outcome reserved = Outcome.retry(Cause.CONFLICT, "2 reserved", Duration.ZERO);
        assertThat(DriftAssessment.of(listing(12, true, false), new Shown(offer(12), OptionalInt.of(shown),
                Optional.of(reserved)), new ReadBackHistory(true, OptionalInt.empty(), 0, sold)).finding()).isEqualTo(
                        finding);
    }

    @ParameterizedTest
    @CsvSource({ "0, true, 1", "2, true, 3", "3, false, 3", "4, false, 4" })
    void a_marketplace_that_insists_is_shown_to_a_person(int repairs, boolean repaired, int now) {
        DriftAssessment assessment = DriftAssessment.of(listing(12, true, false), reads(30), new ReadBackHistory(true,
                OptionalInt.empty(),
                repairs, false));
        assertThat(assessment.isRepaired()).isEqualTo(repaired);
        assertThat(assessment.problem()).isEqualTo(repaired ? Optional.empty() : Optional.of(Cause.OVERRULED));
        assertThat(assessment.repairs()).isEqualTo(now);
    }

    @Test
    void what_the_marketplace_manages_is_never_written_to() {
        DriftAssessment assessment = DriftAssessment.of(listing(12, true, false), new Shown(offer(12), OptionalInt.of(
                3),
                Optional.of(Outcome.rejected(Cause.MANAGED, "theirs"))), ReadBackHistory.NOTHING);
        assertThat(assessment.isRepaired()).isFalse();
        assertThat(assessment.problem()).contains(Cause.MANAGED);
        assertThat(assessment.message()).isEqualTo("theirs");
    }

    @Test
    void while_all_is_well_there_is_nothing_to_write_down() {
        assertThat(DriftAssessment.of(listing(12, true, false), reads(12), ReadBackHistory.NOTHING).isNews()).isFalse();
        assertThat(DriftAssessment.of(listing(12, false, false), reads(12), ReadBackHistory.NOTHING).isNews()).isTrue();
    }

    private static ExpectedListing listing(int sent, boolean confirmed, boolean onItsWay) {
        return new ExpectedListing(1, 5, offer(sent), confirmed, onItsWay);
    }

    private static Shown reads(int quantity) {
        return new Shown(offer(0), OptionalInt.of(quantity), Optional.empty());
    }

    private static Offer offer(int quantity) {
        return new Offer("TAZA", Optional.empty(), quantity);
    }
}
