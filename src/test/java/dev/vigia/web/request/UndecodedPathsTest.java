package dev.vigia.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.People;
import dev.vigia.testing.RawHttp;
import dev.vigia.testing.RawHttp.Answer;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An address that cannot even be decoded is refused in words like any other that is wrong. */
@QuarkusTest
class UndecodedPathsTest {

    private static final List<String> LANGUAGES = List.of("es", "pt", "en");

    @ParameterizedTest
    @ValueSource(strings = { "/api\\v1\\who", "/api/v1/wh%zz", "/api/v1/who%", "/api/v1/%", "/api/v1/who%2", "/api/%zz",
            "/api/v1/products/A%zz", "/api/v1/stock\\..\\who", "/api/v1/%-1", "/api/v1/who%u0041",
            "/api/v1/stock?q=a|b", "/api/v1/stock?q=%zz", "/api/v1/stock?q={a}", "/api/v1/stock?q=\"a\"" })
    void a_program_gets_a_problem_document_in_its_language(String target) throws IOException {
        List<String> details = new ArrayList<>();
        for (String language : LANGUAGES) {
            Answer signedIn = RawHttp.get(target, "Authorization: Bearer " + People.token("ana"), "Accept-Language: "
                    + language);
            Answer stranger = RawHttp.get(target, "Accept-Language: " + language);
            for (Answer answer : List.of(signedIn, stranger)) {
                assertThat(answer.status()).as(answer.text()).isEqualTo(400);
                assertThat(answer.head()).containsIgnoringCase("content-type: application/problem+json");
                assertThat(answer.text()).contains("\"status\":400", "\"type\":\"about:blank\"", "\"detail\":\"");
                hasHeaders(answer);
            }
            details.add(signedIn.text().split("\"detail\":")[1]);
        }
        assertThat(details).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/stock/%zz", "/stock/%", "/webjars/..\\q\\metrics", "/stock\\A", "/%zz", "/intake/%-1",
            "/stock?q=a|b", "/stock?q=100%" })
    void a_person_gets_a_page_in_its_language(String target) throws IOException {
        for (String language : LANGUAGES) {
            for (Answer answer : List.of(RawHttp.get(target, "Accept-Language: " + language),
                    RawHttp.get(target, "Accept-Language: " + language, RawHttp.cookies(People.session("ana"))))) {
                assertThat(answer.status()).as(answer.text()).isEqualTo(400);
                assertThat(answer.text()).contains("<html lang=\"");
                hasHeaders(answer);
            }
        }
    }

    private static void hasHeaders(Answer answer) {
        assertThat(answer.hasHeader("Content-Security-Policy")).as(answer.head()).isTrue();
        assertThat(answer.hasHeader("X-Content-Type-Options")).as(answer.head()).isTrue();
        assertThat(answer.hasHeader("Cache-Control")).as(answer.head()).isTrue();
    }
}
