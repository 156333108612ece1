package dev.vigia.developers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DevelopersTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "es; Para desarrolladores; Hasta 5.000 elementos",
            "pt; Para desenvolvedores; Até 5.000 itens", "en; For developers; Up to 5,000 items" })
    void programmers_find_examples_of_calls(String language, String title, String most) {
        Document page = page("/developers", language);
        assertThat(page.select("h1").text()).isEqualTo(title);
        assertThat(page.text()).contains(most);
        assertThat(page.select("pre").text()).contains("/api/v1/products", "/api/v1/stock");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/intake", "/stock", "/updates", "/updates/drift", "/integrations" })
    void no_other_page_speaks_of_calls(String path) {
        assertThat(page(path, "es").text()).doesNotContain("PUT ", "/api/", "curl", "\"held\"");
    }

    @Test
    void the_imports_lead_to_it() {
        assertThat(page("/intake", "es").select("main a[href=/developers]")).hasSize(1);
    }

    private static Document page(String path, String language) {
        return Jsoup.parse(People.session("violeta").header("Accept-Language", language).get(path).then()
                .statusCode(200).extract().asString());
    }
}
