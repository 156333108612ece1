package dev.vigia.stock.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What buyers see is one click away, where the marketplace tells enough for its address. */
@QuarkusTest
class PublicPagesTest {

    @Test
    void a_listing_whose_ad_was_found_leads_to_it_and_the_others_lead_nowhere() {
        PastShop past = new PastShop();
        long cup = past.product("1", "Casa > Cocina");
        long livre = past.shelf.integration("Livre");
        Shop.execute("update integration set marketplace = 'mercado-livre' where id = " + livre);
        Shop.execute("insert into listing (product_id, integration_id, retailer_id, remote) values (" + cup + ", "
                + past.amazon + ", " + past.retailer + ", 'anything'), (" + cup + ", " + livre + ", " + past.retailer
                + ", '[{\"item\":\"MLB12\"}]')");
        Document page = past.shelf.page("/stock/1");
        assertThat(page.select(".listing-foot a[target=_blank]")).singleElement().satisfies(link -> {
            assertThat(link.attr("href")).isEqualTo("https://produto.mercadolivre.com.br/MLB-12-_JM");
            assertThat(link.attr("rel")).isEqualTo("noopener noreferrer");
            assertThat(link.text()).isEqualTo("Ver el anuncio en Livre (se abre en otra pestaña)");
        });
    }
}
