package dev.vigia.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;
import dev.vigia.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** A page of what is ok where 50,000 newer listings are not: it is ended early, and the next one goes on. */
@QuarkusTest
class FewOkTest {

    private static final int INTEGRATIONS = 10;
    private static final int PRODUCTS = 5_001;

    @Test
    void a_page_that_has_passed_many_in_vain_says_so_and_the_next_one_has_the_rest() {
        Shelf shelf = new Shelf();
        List<Long> integrations = IntStream.range(0, INTEGRATIONS).mapToObj(i -> shelf.integration("Cuenta " + i))
                .toList();
        List.of("a", "b", "c").forEach(sku -> shelf.listing(shelf.product(sku, "Taza"), integrations.get(0), "ok", 1));
        addUnknown(shelf);
        try {
            Document first = shelf.page("/stock?state=ok");
            assertThat(first.select(".cell-sku")).isEmpty();
            assertThat(first.select("#results .empty-title")).isEmpty();
            assertThat(first.select(".notice").text()).contains("La página siguiente continúa desde ese punto");
            Document second = shelf.page(first.select(".pager a[rel=next]").attr("href"));
            assertThat(second.select(".notice")).isEmpty();
            assertThat(second.select(".cell-sku").eachText()).containsExactly("c", "b", "a");
            assertThat(shelf.page(second.select(".pager a[rel=prev]").attr("href")).select(".notice").text())
                    .contains("La página siguiente continúa desde ese punto");
        } finally {
            forget(shelf.shop.retailerId);
        }
    }

    private static void addUnknown(Shelf shelf) {
        long retailer = shelf.shop.retailerId;
        Shop.execute("insert into product (retailer_id, sku, name, category_id) select " + retailer
                + ", 'OLLA-' || i, 'Olla', " + shelf.category("Casa > Cocina") + " from generate_series(1, " + PRODUCTS
                + ") i");
        Shop.execute("insert into listing (product_id, integration_id, retailer_id)"
                + " select product.id, integration.id, product.retailer_id from product"
                + " join integration on integration.retailer_id = product.retailer_id"
                + " where sku like 'OLLA-%' and product.retailer_id = " + retailer);
        Shop.conditions(
                "select product_id, integration_id, 'unknown', now() from listing join product on product.id ="
                        + " product_id where sku like 'OLLA-%' and listing.retailer_id = " + retailer);
    }

    /** Other tests of this run shall not pay for so many rows. */
    private static void forget(long retailer) {
        TestDatabase.execute(Stream.concat(Stream.of("set session_replication_role = replica"),
                Stream.of("listing_condition", "listing_tally", "listing", "product").map(table -> "delete from "
                        + table + " where retailer_id = " + retailer)).toArray(String[]::new));
        TestDatabase.execute("vacuum analyze listing, listing_condition, product");
    }
}
