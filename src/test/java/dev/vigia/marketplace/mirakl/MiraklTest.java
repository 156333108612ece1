package dev.vigia.marketplace.mirakl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.http.Clients;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Setting;
import dev.vigia.marketplace.Shown;
import dev.vigia.testing.marketplace.Scripted;
import dev.vigia.testing.marketplace.TestAccount;
import io.netty.handler.codec.TooLongFrameException;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each answer of Mirakl and its outcome; the recorded answers are composed after its documentation. */
class MiraklTest {

    private static final List<Offer> OFFERS = List.of(offer("CAMISA", 12), offer("TAZA", 0));

    private final Scripted<MiraklApi> api = new Scripted<>(MiraklApi.class, "mirakl");
    private final Mirakl mirakl = new Mirakl(address -> api.api()) {

        @Override
        public String code() {
            return "any";
        }

        @Override
        public List<Setting> settings() {
            return List.of();
        }
    };
    private final TestAccount account = new TestAccount(URI.create("https://shop.mirakl.net"),
            Map.of("shop-key", "a-key"));

    private static Offer offer(String sku, int quantity) {
        return new Offer(sku, Optional.empty(), quantity);
    }

    private List<Answer> publish() {
        return mirakl.publish(account, mirakl.sendModes(account).get(0), OFFERS);
    }

    private List<Answer> confirm() {
        return mirakl.confirm(account, "20381", List.of(sent("CAMISA", 12, 2), sent("TAZA", 0, 3)));
    }

    private static Offer sent(String sku, int quantity, int line) {
        return new Offer(sku, Optional.of("20381:" + line), quantity);
    }

    private void offersShow(int camisa, int taza) {
        api.says("offers", 200, shows("CAMISA", camisa)).says("offers", 200, shows("TAZA", taza));
    }

    private static String shows(String sku, int quantity) {
        return "{\"offers\":[{\"shop_sku\":\"" + sku + "\",\"quantity\":" + quantity + "}]}";
    }

    private static void allAre(List<Answer> answers, Outcome expected) {
        assertThat(answers).extracting(answer -> answer.offer().sku()).containsExactly("CAMISA", "TAZA");
        assertThat(answers).extracting(Answer::outcome).containsOnly(expected);
    }

    private static void allRetry(List<Answer> answers, Cause cause) {
        assertThat(answers).hasSize(2).allSatisfy(answer -> assertThat(answer.outcome())
                .asInstanceOf(InstanceOfAssertFactories.type(Outcome.Retry.class))
                .extracting(Outcome.Retry::cause).isEqualTo(Optional.of(cause)));
    }

    @ParameterizedTest
    @ValueSource(ints = { 200, 201, 202 })
    void a_file_is_accepted_with_all_its_lines_and_blocks_them_until_it_is_done(int status) {
        api.answers("importStock", status, "import-created");

        List<Answer> answers = publish();

        allAre(answers, Outcome.acceptedOutOfOrder("20381", Duration.ofSeconds(5)));
        assertThat(answers).extracting(Answer::remote).containsExactly(Optional.of("20381:2"),
                Optional.of("20381:3"));
        List<Object> arguments = api.argumentsOf("importStock");
        assertThat(arguments.subList(0, 2)).containsExactly("a-key", Map.of());
        assertThat(new String((byte[]) arguments.get(2), UTF_8)).isEqualTo(
                "\"offer-sku\";\"quantity\"\n\"CAMISA\";\"12\"\n\"TAZA\";\"0\"\n");
        assertThat(account.spent).containsExactly("stock-files");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "<html>", "null", "[]", "{}", "{\"import_id\":{}}", "{\"import_id\":\"../other\"}" })
    void an_acceptance_that_names_no_file_is_none(String body) {
        api.says("importStock", 201, body);

        allRetry(publish(), Cause.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({ "401, CREDENTIALS", "403, CREDENTIALS", "404, CREDENTIALS" })
    void what_a_person_must_mend_is_told_in_the_words_of_mirakl(int status, Cause cause) {
        api.says("importStock", status, "{\"status\":" + status + ",\"message\":\"no\"}");

        allAre(publish(), Outcome.rejected(cause, status + " no"));
    }

    @ParameterizedTest
    @CsvSource({ "429, LIMITED", "500, UNAVAILABLE", "503, UNAVAILABLE", "302, UNREADABLE", "400, UNREADABLE",
            "413, UNREADABLE" })
    void a_file_that_was_not_taken_is_no_offers_fault(int status, Cause cause) {
        api.says("importStock", status, "<html>", "Retry-After", "60");

        allRetry(publish(), cause);
    }

    @Test
    void no_answer_heals_by_itself() {
        api.fails("importStock", new ProcessingException(new ConnectException("refused")));

        allRetry(publish(), Cause.UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = { "import-waiting", "import-running" })
    void a_file_under_way_is_asked_about_again_no_sooner_than_allowed(String answer) {
        api.answers("importStatus", 200, answer);

        allAre(confirm(), Outcome.acceptedOutOfOrder("20381", Duration.ofSeconds(16)));
        assertThat(account.spent).containsExactly("stock-file-questions");
    }

    @Test
    void a_question_that_would_have_to_wait_is_not_asked() {
        account.exhausted.add("stock-file-questions");

        allAre(confirm(), Outcome.acceptedOutOfOrder("20381", Duration.ofSeconds(16)));
        assertThat(api.asked()).isEmpty();
        assertThat(account.spent).isEmpty();
    }

    @Test
    void a_complete_file_without_errors_was_applied() {
        api.answers("importStatus", 200, "import-complete");

        allAre(confirm(), Outcome.applied());
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

        assertThat(answers.get(0).outcome()).isEqualTo(Outcome.retry(Cause.DROPPED, "<html>", Duration.ZERO));
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

    @ParameterizedTest
    @CsvSource({ "429, LIMITED", "503, UNAVAILABLE" })
    void a_marketplace_that_asks_to_be_left_alone_is(int status, Cause cause) {
        api.answers("importStatus", 200, "import-complete-with-errors").says("errorReport", status, "", "Retry-After",
                "60");

        allRetry(confirm(), cause);
    }

    @Test
    void a_file_that_does_not_say_whether_a_line_is_in_error_is_asked_for_its_report() {
        api.says("importStatus", 200, "{\"status\":\"COMPLETE\"}").answers("errorReport", 200, "error-report.csv");

        assertThat(confirm()).extracting(Answer::outcome).hasOnlyElementsOfTypes(Outcome.Applied.class,
                Outcome.Rejected.class);
    }

    @Test
    void a_file_that_failed_or_is_gone_is_sent_again() {
        api.answers("importStatus", 200, "import-failed").says("importStatus", 404, "");

        allRetry(confirm(), Cause.DROPPED);
        allRetry(confirm(), Cause.DROPPED);
    }

    @Test
    void a_status_that_is_not_documented_proves_nothing() {
        api.says("importStatus", 200, "{\"status\":\"SPLENDID\"}").says("importStatus", 200, "{}")
                .says("importStatus", 400, "");

        allRetry(confirm(), Cause.UNREADABLE);
        allRetry(confirm(), Cause.UNREADABLE);
        allRetry(confirm(), Cause.UNREADABLE);
    }

    @Test
    void reading_back_tells_what_the_offer_with_this_very_sku_holds() {
        api.answers("offers", 200, "offers").answers("offers", 200, "offers-none").answers("offers", 401,
                "unauthorized");

        List<Shown> shown = mirakl.readBack(account, List.of(offer("TAZA", 1), offer("CAMISA", 1), offer("X", 1)));

        assertThat(shown).extracting(Shown::quantity).containsExactly(OptionalInt.of(5), OptionalInt.empty(),
                OptionalInt.empty());
        assertThat(shown).extracting(Shown::why).containsExactly(Optional.empty(),
                Optional.of(Outcome.rejected(Cause.NOT_FOUND)),
                Optional.of(Outcome.rejected(Cause.CREDENTIALS, "401 Unauthorized")));
    }

    @Test
    void a_probe_opens_the_door_or_says_why_not() {
        api.answers("offers", 200, "offers-none").answers("offers", 401, "unauthorized");

        assertThat(mirakl.probe(account)).isEqualTo(Outcome.applied());
        assertThat(mirakl.probe(account)).isEqualTo(Outcome.rejected(Cause.CREDENTIALS, "401 Unauthorized"));
    }

    @Test
    void the_profile_that_nobody_has_confirmed_says_so() {
        assertThat(new Centauro(new Clients()).isConfirmed()).isFalse();
        assertThat(new Carrefour(new Clients()).isConfirmed()).isTrue();
    }
}
