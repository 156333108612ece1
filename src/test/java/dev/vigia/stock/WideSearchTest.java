package dev.vigia.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches that find more products than can be named: 2,100 cups, 12,000 pots before them by name and by time. */
@QuarkusTest
class WideSearchTest {

    private static final int CUPS = 2_100;

    @Inject
    StockList list;

    @Inject
    Session session;

    private static Shelf shelf;

    @BeforeEach
    void aBigShelf() {
        if (shelf == null) {
            shelf = new Shelf();
            long integration = shelf.integration("Amazon");
            long category = shelf.category("Casa > Cocina");
            add(category, integration, "OLLA", "Olla roja", 12_000, 0);
            add(category, integration, "TAZA", "Taza roja", CUPS, 1_000_000);
            Shop.execute("update listing set problem = 'CLOSED', refused = 0, attempts = 1 from product"
                    + " where product.id = product_id and product.retailer_id = " + shelf.shop.retailerId
                    + " and sku in ('OLLA-00001', 'TAZA-00002', 'TAZA-02099')");
            Shop.execute("analyze product, listing, listing_condition");
        }
    }

    @Test
    void what_is_found_often_enough_along_the_order_is_shown_to_the_last() {
        assertThat(forward("/stock?q=taza&size=100&sort=sku_desc")).hasSize(CUPS).doesNotHaveDuplicates()
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @ParameterizedTest
    @ValueSource(strings = { "/stock?q=taza&size=100", "/stock?q=taza&sort=name&size=100",
            "/stock?q=taza&sort=sku&size=100", "/stock?q=taza+roja&size=100" })
    void what_lies_too_far_apart_is_shown_of_some_products_and_the_page_says_so(String path) {
        Document page = shelf.page(path);
        assertThat(page.select(".notice").text()).contains("Coinciden más de 2.000 productos");
        assertThat(page.select(".cell-sku").eachText()).hasSize(100).allMatch(sku -> sku.startsWith("TAZA-"));
        assertThat(forward(path)).hasSizeBetween(2_000, CUPS).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/stock?q=taza&sort=name_desc&size=100", "/stock?q=taza&sort=sku_desc&size=100" })
    void in_an_order_in_which_they_come_first_all_is_shown(String path) {
        assertThat(shelf.page(path).select(".notice")).isEmpty();
        assertThat(shelf.page(path).select(".cell-sku").eachText()).hasSize(100)
                .allMatch(sku -> sku.startsWith("TAZA-"));
    }

    @Test
    void a_page_that_what_comes_later_could_fill_does_not_hide_what_was_not_looked_at() {
        String mine = " where retailer_id = " + shelf.shop.retailerId;
        Shop.execute("update product set name = 'Taza de olla'" + mine
                + " and sku in ('OLLA-11998', 'OLLA-11999')");
        // The 25th and 26th cup are the first of twelve thousand pots of one moment; then come all other cups.
        Shop.execute("update listing_condition set since = case when sku < 'TAZA' then timestamptz '2026-01-02 00:00Z'"
                + " when sku < 'TAZA-00024' then timestamptz '2026-01-03 00:00Z'"
                + " else timestamptz '2026-01-01 00:00Z' end from product where product.id = product_id"
                + " and product.retailer_id = " + shelf.shop.retailerId);
        try {
            Document first = shelf.page("/stock?q=taza&size=25");
            assertThat(first.select(".notice")).isEmpty();
            assertThat(first.select(".cell-sku").last().text()).isEqualTo("OLLA-11999");
            Document second = shelf.page(first.select(".pager a[rel=next]").attr("href"));
            assertThat(second.select(".notice").text()).contains("Coinciden más de 2.000 productos");
            assertThat(second.select(".cell-sku").eachText()).hasSize(25);
        } finally {
            Shop.execute("update product set name = 'Olla roja ' || right(sku, 5)" + mine
                    + " and sku in ('OLLA-11998', 'OLLA-11999')");
            Shop.execute(
                    "update listing_condition set since = case when sku < 'TAZA' then now() - make_interval(secs => id % 1000)"
                            + " else now() - make_interval(secs => 1000000 + id % 1000) end from product where product.id ="
                            + " product_id and product.retailer_id = " + shelf.shop.retailerId);
        }
    }

    @Test
    void a_short_word_is_looked_for_where_words_begin_however_many_have_it() {
        String mine = " where retailer_id = " + shelf.shop.retailerId;
        Shop.execute("update product set name = '5% ' || name" + mine + " and sku like 'TAZA-%'");
        Shop.execute("update product set name = '25% ' || name" + mine + " and sku = 'OLLA-00000'");
        try {
            Document page = shelf.page("/stock?q=5%25&sort=sku&size=100");
            assertThat(page.select(".notice").text()).contains("Coinciden más de 2.000 productos");
            assertThat(page.select(".cell-sku").eachText()).hasSize(100).allMatch(sku -> sku.startsWith("TAZA-"));
        } finally {
            Shop.execute("update product set name = regexp_replace(name, '^2?5% ', '')" + mine);
        }
    }

    @Test
    void among_few_listings_none_is_missed() {
        for (String path : List.of("/stock?q=taza&state=failing", "/stock?q=taza&state=failing&sort=name")) {
            Document page = shelf.page(path);
            assertThat(page.select(".notice")).isEmpty();
            assertThat(page.select(".cell-sku").eachText()).containsExactlyInAnyOrder("TAZA-00002", "TAZA-02099");
        }
    }

    @Test
    void a_program_reads_all_of_them_however_far_apart() {
        List<String> skus = new ArrayList<>();
        StockFilter filter = StockFilter.read(new QueryParameters(),
                name -> Optional.ofNullable(Map.of("q", "taza", "size", "100").get(name)), List.of(), List.of());
        Optional<Cursor> cursor = Optional.empty();
        do {
            StockPage page = page(filter, cursor);
            assertThat(page.partial()).isFalse();
            page.rows().forEach(row -> skus.add(row.sku()));
            cursor = Optional.of(page.next()).filter(next -> !next.isEmpty())
                    .flatMap(next -> Cursor.decoded(next, StockOrder.URGENCY));
        } while (cursor.isPresent());
        assertThat(skus).hasSize(CUPS).doesNotHaveDuplicates();
    }

    private StockPage page(StockFilter filter, Optional<Cursor> cursor) {
        return QuarkusTransaction.requiringNew().call(() -> {
            session.createNativeQuery("select set_config('vigia.retailer', :id, true)", String.class)
                    .setParameter("id", "" + shelf.shop.retailerId).getSingleResult();
            return list.page(shelf.shop.retailerId, filter, list.scope(shelf.shop.retailerId, filter).exhaustive(),
                    cursor);
        });
    }

    @AfterAll
    static void forget() {
        for (String table : List.of("listing", "listing_condition", "product")) {
            Shop.execute("delete from " + table + " where retailer_id = " + shelf.shop.retailerId);
        }
        Shop.execute("analyze product, listing, listing_condition");
        shelf = null;
    }

    private List<String> forward(String path) {
        List<String> skus = new ArrayList<>();
        for (String next = path; !next.isEmpty();) {
            Document page = shelf.page(next);
            skus.addAll(page.select(".cell-sku").eachText());
            next = page.select(".pager a[rel=next]").attr("href");
        }
        return skus;
    }

    private static void add(long category, long integration, String sku, String name, int products, int secondsAgo) {
        Shop.execute("insert into product (retailer_id, sku, name, category_id) select " + shelf.shop.retailerId + ", '"
                + sku + "-' || lpad(i::text, 5, '0'), '" + name + " ' || i, " + category
                + " from generate_series(0, " + (products - 1) + ") i");
        Shop.execute(
                "insert into listing (product_id, integration_id, retailer_id, sent, sent_revision, confirmed) select"
                        + " id, " + integration + ", retailer_id, 0, 1, 0 from product where retailer_id = "
                        + shelf.shop.retailerId + " and sku like '" + sku + "-%'");
        Shop.conditions("select id, " + integration + ", 'below_minimum', now() - make_interval(secs => " + secondsAgo
                + " + id % 1000) from product where retailer_id = " + shelf.shop.retailerId + " and sku like '" + sku
                + "-%'");
    }
}
