package dev.vigia.web.request;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.vigia.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class FailuresTest {

    @ParameterizedTest
    @CsvSource({ "es, No encontramos esta página", "pt, Não encontramos esta página",
            "en, We could not find this page" })
    void a_page_that_is_not_there_says_so_in_the_persons_language(String language, String words) {
        People.session("ana").header("Accept-Language", language).get("/no-such-page").then().statusCode(404)
                .contentType("text/html").body(containsString(words)).body(containsString("href=\"/stock\""));
    }

    @Test
    void a_failure_nobody_foresaw_keeps_its_reasons_to_itself() {
        People.session("ana").header("Accept-Language", "en").get("/sample/broken").then().statusCode(500)
                .body(containsString("Something went wrong"))
                .body(matchesPattern("(?s).*Reference for support: [0-9a-f]{8}.*"))
                .body(not(containsString("secret"))).body(not(containsString("Exception")));
    }

    @Test
    void an_answer_without_words_gets_some() {
        People.session("ana").header("Accept-Language", "en").get("/sample/conflict").then().statusCode(409)
                .body(containsString("Someone saved before you"));
    }

    @Test
    void the_api_answers_with_a_problem_document() {
        People.api("ana").header("Accept-Language", "en").get("/api/v1/no-such-thing").then().statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("about:blank")).body("status", equalTo(404))
                .body("title", equalTo("There is nothing at this address"));
        People.api("ana").get("/api/v1/who/broken").then().statusCode(500)
                .contentType("application/problem+json").body(not(containsString("secret")));
        People.api("violeta").get("/api/v1/who/admin").then().statusCode(403)
                .contentType("application/problem+json");
    }
}
