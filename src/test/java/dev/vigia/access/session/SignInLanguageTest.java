package dev.vigia.access.session;

import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SignInLanguageTest {

    @ParameterizedTest
    @CsvSource({ "es-MX, es", "pt-BR, pt-BR pt", "en-US, en", "fi, es" })
    void the_page_of_the_provider_speaks_the_language_of_the_browser(String accepted, String asked) {
        assertThat(locales(given().header("Accept-Language", accepted))).isEqualTo(asked);
    }

    @Test
    void or_the_one_that_was_chosen() {
        assertThat(locales(given().header("Accept-Language", "es").cookie("vigia-language", "en"))).isEqualTo("en");
    }

    private static String locales(RequestSpecification browser) {
        String sentTo = browser.header("Accept", "text/html").redirects().follow(false).get("/stock").then().statusCode(
                302)
                .extract().header("Location");
        return new QueryStringDecoder(sentTo).parameters().get("ui_locales").get(0);
    }
}
