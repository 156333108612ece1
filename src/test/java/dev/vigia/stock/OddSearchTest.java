package dev.vigia.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.People;
import dev.vigia.testing.RawHttp;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches as they cross the wire, whatever is typed. */
@QuarkusTest
class OddSearchTest {

    @ParameterizedTest
    @ValueSource(strings = { "_", "%25", "a%25b_c", "%27", "%22", "%5C", "%5C%25", "%3Cb%3E", "%28", "%5B%5E", "%26",
            "nandu", "%C3%91and%C3%BA", "%D7%A9%D7%9C%D7%95%D7%9D", "%F0%9F%8D%B5", "%E2%80%AE", "%ED%A0%80", "%F1",
            "%C3", "a%0Ab", "%09" })
    void a_search_of_any_text_is_answered(String typed) throws IOException {
        assertThat(search(typed).status()).as(typed).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "%00", "a%00b" })
    void a_sign_that_no_text_has_is_the_callers_mistake(String typed) throws IOException {
        assertThat(search(typed).status()).as(typed).isIn(200, 400);
    }

    private static RawHttp.Answer search(String typed) throws IOException {
        return RawHttp.get("/stock?q=" + typed, RawHttp.cookies(People.session("ana")));
    }
}
