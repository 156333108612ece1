package dev.vigia.marketplace.mercadolivre;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdPageTest extends MercadoLivreFixture {

    @ParameterizedTest
    @CsvSource({ "MLB1234567890, https://produto.mercadolivre.com.br/MLB-1234567890-_JM",
            "MLA608007087, https://articulo.mercadolibre.com.ar/MLA-608007087-_JM",
            "MCO1, https://articulo.mercadolibre.com.co/MCO-1-_JM" })
    void it_follows_from_the_id_of_the_ad(String item, URI page) {
        assertThat(AdPage.of(item)).contains(page);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "MLB", "MLZ1", "MLB1/../x", "mlb1", "MLB1.evil.example", "MLB123456789012345678901" })
    void what_is_no_id_of_a_known_site_has_none(String item) {
        assertThat(AdPage.of(item)).isEmpty();
    }

    @Test
    void it_is_that_of_the_first_ad_of_a_sku_that_has_one() {
        assertThat(mercadoLivre.publicPage("[{\"item\":\"MLZ1\"},{\"item\":\"MLB2\"},{\"item\":\"MLB3\"}]")).contains(
                URI.create("https://produto.mercadolivre.com.br/MLB-2-_JM"));
        assertThat(mercadoLivre.publicPage("no list of ads")).isEmpty();
    }
}
