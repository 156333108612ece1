package dev.vigia.marketplace.mirakl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import io.netty.handler.codec.TooLongFrameException;
import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines in error: what the report says of them, and the offers where it says nothing. */
class MiraklReportTest extends MiraklFixture {

    private void offersShow(int camisa, int taza) {
        api.says("offers", 200, shows("CAMISA", camisa)).says("offers", 200, shows("TAZA", taza));
    }

    private static String shows(String sku, int quantity) {
        return "{\"offers\":[{\"shop_sku\":\"" + sku + "\",\"quantity\":" + quantity + "}]}";
    }

    @Test
    void the_lines_that_the_report_names_are_refused_and_the_others_applied() {
        api.answers("importStatus", 200, "import-complete-with-errors").answers("errorReport", 200, "error-report.csv");

        assertThat(confirm()).extracting(Answer::outcome).containsExactly(Outcome.applied(), Outcome.rejected(
                Cause.REFUSED, "A oferta com o SKU \"TAZA\" não foi encontrada"));
        assertThat(account.spent).containsExactly("stock-file-questions", "stock-file-reports");
    }

    @Test
    void a_report_that_would_have_to_wait_is_not_asked_for() {
        account.exhausted.add("stock-file-reports");
        api.answers("importStatus", 200, "import-complete-with-errors");

        allAre(confirm(), Outcome.acceptedOutOfOrder("20381", Duration.ofSeconds(16)));
        assertThat(api.asked()).containsExactly("importStatus");
    }

    @Test
    void a_report_without_skus_is_read_by_the_numbers_of_its_lines() {
        api.answers("importStatus", 200, "import-complete-with-errors").answers("errorReport", 200,
                "error-report-without-sku.csv");

        assertThat(confirm()).extracting(Answer::outcome).containsExactly(Outcome.applied(),
                Outcome.rejected(Cause.REFUSED, "unknown offer"));
        assertThat(api.asked()).doesNotContain("offers");
    }

    /** Other names, separators, marks, orders, quotes; a mangled SKU; no heading; lines that nobody asks about any more. */
    @ParameterizedTest
    @ValueSource(strings = { "\"line-number\";\"error-reason\";\"offer-sku\"\n3;no;TAZA\n",
            "Line,Message,Shop SKU\n3,no,TAZA",
            "shop_sku\terror_message\nTAZA\tno\n", "\uFEFFmotivo|linha\nno|3\n", "3;no\n",
            "line-number;error-reason;offer-sku\n3;no;TA?A\n", "\"line-number\"; \"error-reason\"\r\n\"3\";\"no\"\r\n",
            "line number,reason,quantity,more\n3,no,0\n" })
    void a_report_of_another_shape_is_read_as_far_as_it_can_be(String report) {
        api.answers("importStatus", 200, "import-complete-with-errors").says("errorReport", 200, report);

        List<Answer> answers = confirm();

        assertThat(answers.get(0).outcome()).isEqualTo(Outcome.applied());
        assertThat(answers.get(1).outcome()).isEqualTo(Outcome.rejected(Cause.REFUSED, "no"));
        assertThat(api.asked()).doesNotContain("offers");
    }

    @Test
    void a_line_that_nobody_asks_about_any_more_may_be_the_one_in_error() {
        api.answers("importStatus", 200, "import-complete-with-errors").says("errorReport", 200,
                "line-number;error-reason;offer-sku\n4;no;MATE\n");

        allAre(confirm(), Outcome.applied());
    }

    static Stream<String> noReports() {
        return Stream.of("", "<html>login</html>", "\"line-number\";\"error-reason\";\"offer-sku\"\n",
                "{\"message\":\"x\"}", "a;b\nc", "line-number;error-reason;offer-sku\n1;no;TA?A\n",
                "\"line-number\";\"err",
                "offer-sku;error-reason\nTA?A;no\n", "\u0000l\u0000i\u0000n\u0000e");
    }

    @ParameterizedTest
    @MethodSource("noReports")
    void where_the_report_tells_nothing_the_offers_do(String report) {
        api.answers("importStatus", 200, "import-complete-with-errors").says("errorReport", 200, report);
        offersShow(12, 7);

        assertThat(confirm()).extracting(Answer::outcome).containsExactly(Outcome.applied(),
                Outcome.rejected(Cause.REFUSED));
        assertThat(account.spent).containsExactly("stock-file-questions", "stock-file-reports", "offers", "offers");
    }

    @ParameterizedTest
    @ValueSource(ints = { 404, 400, 410, 500, 302 })
    void a_report_that_cannot_be_had_holds_nothing_up(int status) {
        api.answers("importStatus", 200, "import-complete-with-errors").says("errorReport", status, "<html>");
        offersShow(12, 7);

        assertThat(confirm()).extracting(Answer::outcome).containsExactly(Outcome.applied(),
                Outcome.rejected(Cause.REFUSED));
    }

    @Test
    void a_report_that_is_too_large_or_breaks_off_holds_nothing_up_either() {
        api.answers("importStatus", 200, "import-complete-with-errors").fails("errorReport",
                new ProcessingException(new TooLongFrameException("too long")));
        offersShow(50, 0);

        List<Answer> answers = confirm();

        assertThat(answers).extracting(Answer::outcome).containsExactly(Outcome.rejected(Cause.REFUSED),
                Outcome.applied());
        assertThat(api.asked()).filteredOn("offers"::equals).as("the one line in error is found").hasSize(1);
    }

    @Test
    void an_offer_that_shows_fewer_may_have_sold_some_and_is_sent_again() {
        api.answers("importStatus", 200, "import-complete-with-errors").says("errorReport", 200, "<html>");
        offersShow(11, 0);

        List<Answer> answers = confirm();

        assertThat(answers.get(0).outcome()).isEqualTo(Outcome.dropped("<html>", Duration.ZERO));
        assertThat(answers.get(1).outcome()).isEqualTo(Outcome.applied());
    }

    @Test
    void what_cannot_be_told_at_all_is_sent_again() {
        api.answers("importStatus", 200, "import-complete-with-errors").says("errorReport", 200, "<html>").says(
                "offers", 503, "");

        allRetry(confirm(), Cause.DROPPED);
        assertThat(api.asked()).filteredOn("offers"::equals).hasSize(1);
    }

    @Test
    void an_offer_that_does_not_exist_is_the_line_in_error() {
        api.answers("importStatus", 200, "import-complete-with-errors").says("errorReport", 404, "")
                .answers("offers", 200, "offers-none");

        assertThat(confirm()).extracting(Answer::outcome).containsExactly(Outcome.rejected(Cause.NOT_FOUND),
                Outcome.applied());
    }

    @Test
    void of_many_that_are_open_some_are_looked_at_before_the_next_file_and_the_others_go_into_it() {
        List<Offer> many = IntStream.range(0, 536).mapToObj(number -> sent("S" + number, 1, number + 2)).toList();
        api.answers("importStatus", 200, "import-complete-with-errors").says("errorReport", 200, "<html>");
        many.forEach(offer -> api.says("offers", 200, shows(offer.sku(), 1)));

        List<Answer> answers = mirakl.confirm(account, "20381", many);

        assertThat(answers).hasSize(536).noneMatch(answer -> answer.outcome() instanceof Outcome.Accepted);
        assertThat(answers).filteredOn(answer -> answer.outcome().equals(Outcome.applied())).hasSize(5);
        assertThat(answers).filteredOn(answer -> answer.outcome() instanceof Outcome.Retry).hasSize(531)
                .allSatisfy(answer -> assertThat(((Outcome.Retry) answer.outcome()).cause()).contains(Cause.DROPPED));

        account.exhausted.add("stock-files");
        api.answers("importStatus", 200, "import-complete-with-errors").says("errorReport", 200, "<html>");
        assertThat(mirakl.confirm(account, "20381", many.subList(5, 105))).extracting(Answer::outcome)
                .as("no file may go meanwhile").containsOnly(Outcome.applied());
    }

    @Test
    void a_file_that_does_not_say_whether_a_line_is_in_error_is_asked_for_its_report() {
        api.says("importStatus", 200, "{\"status\":\"COMPLETE\"}").answers("errorReport", 200, "error-report.csv");

        assertThat(confirm()).extracting(Answer::outcome).hasOnlyElementsOfTypes(Outcome.Applied.class,
                Outcome.Rejected.class);
    }
}
