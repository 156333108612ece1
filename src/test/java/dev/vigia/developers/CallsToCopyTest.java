package dev.vigia.developers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever copies the calls of the page into a shell, one after the other, gets what the page says. */
@QuarkusTest
class CallsToCopyTest {

    @Test
    void the_calls_of_the_page_work_when_they_are_copied() throws Exception {
        List<String> copied = page("es").select("pre code").stream().map(code -> code.wholeText()).toList();
        assertThat(copied).hasSize(4);
        String token = copied.get(0);

        JsonPath products = JsonPath.from(shell(token + "\n" + copied.get(1)));
        assertThat(products.getInt("accepted") + products.getInt("unchanged")).isEqualTo(1);
        JsonPath stock = JsonPath.from(shell(token + "\n" + copied.get(2)));
        assertThat(stock.getInt("accepted") + stock.getInt("unchanged")).isEqualTo(1);
        assertThat(stock.getList("rejected")).isEmpty();
        assertThat(JsonPath.from(shell(token + "\n" + copied.get(3))).getList("items.sku"))
                .allMatch("API-TEST-1"::equals);
        assertThat(Shop.row(
                "select on_hand, reserved from stock_level join product on product.id = product_id join retailer"
                        + " on retailer.id = product.retailer_id where sku = 'API-TEST-1' and code = 'mate'"))
                .isEqualTo("12|2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "es; La cuenta de tu sistema; El token lleva en \"groups\" el valor \"retailer:mate\"",
            "pt; A conta do seu sistema; O token leva em \"groups\" o valor \"retailer:mate\"",
            "en; The account of your system; The token carries in \"groups\" the value \"retailer:mate\"" })
    void the_page_says_what_the_provider_must_put_into_a_token(String language, String title, String retailer) {
        Document page = page(language);
        assertThat(page.select("h2").eachText()).contains(title);
        assertThat(page.text()).contains(retailer, "client credentials", "\"operator\"", "429", "Retry-After");
    }

    @Test
    void it_leads_to_the_document_and_the_menu_leads_to_it() {
        Document page = page("es");
        assertThat(page.select("main a[href=/q/openapi.json]")).hasSize(1);
        assertThat(page.select(".sidebar a[href=/developers][aria-current=page]")).hasSize(1);
        assertThat(Jsoup.parse(People.session("violeta").get("/stock").asString()).select(
                ".sidebar a[href=/developers]")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/intake", "/stock", "/updates", "/updates/drift", "/integrations", "/settings" })
    void no_other_page_speaks_to_programmers(String path) {
        for (String language : List.of("es", "pt", "en")) {
            String text = Jsoup.parse(People.session("ana").header("Accept-Language", language).get(path).asString())
                    .select("main").text();
            assertThat(text).doesNotContain("API", "JSON", "curl", "OpenAPI", "Bearer", "UTC.").doesNotContainPattern(
                    "\\b(GET|PUT|POST|PATCH|DELETE)\\b");
        }
    }

    private static Document page(String language) {
        return Jsoup.parse(People.session("violeta").header("Accept-Language", language).get("/developers").then()
                .statusCode(200).extract().asString());
    }

    /** @return what it printed, and nothing of how it went on */
    private static String shell(String commands) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", commands).redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(commands + " printed " + printed).isZero();
        return printed;
    }
}
