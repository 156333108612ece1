package dev.vigia.stock.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.listing.Evaluation;
import dev.vigia.listing.ListingConfig;
import dev.vigia.stock.RandomShop;
import dev.vigia.stock.ShownState;
import dev.vigia.stock.StockFilter;
import dev.vigia.stock.StockOrder;
import dev.vigia.stock.page.ProductCounts.Counts;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/**
 * Pages of products walk indexes, part by part. Here each is compared with what one statement over the listings alone says,
 * in shops to which anything happens at random.
 */
@QuarkusTest
class ProductPagesTest {

    private static final long SEED = new Random().nextLong();
    private static final int SHOPS = 1;
    private static final int ROUNDS = 3;
    private static final int CHANGES = 25;
    private static final int FILTERS = 6;

    private static final Map<ShownState, String> STATES = Map.of(
            ShownState.BELOW_MINIMUM, "sending and state = 'below_minimum'",
            ShownState.OUT_OF_STOCK, "sending and state = 'out_of_stock'",
            ShownState.WAITING_TO_REOPEN, "sending and state = 'waiting_to_reopen'",
            ShownState.UNKNOWN, "sending and state = 'unknown'",
            ShownState.OK, "sending and state = 'ok'",
            ShownState.PAUSED, "(state = 'withdrawn' or not sending and state < 'retired')");

    private static final String WARNS = "state in ('below_minimum', 'out_of_stock', 'waiting_to_reopen')";

    @Inject
    ProductList list;

    @Inject
    ProductCounts counts;

    @Inject
    Evaluation evaluation;

    @Inject
    ListingConfig config;

    @Inject
    Session session;

    private final Random random = new Random(SEED);

    @Test
    void pages_and_counts_are_what_the_listings_say() {
        for (int i = 0; i < SHOPS; i++) {
            RandomShop shop = new RandomShop(random);
            for (int round = 0; round < ROUNDS; round++) {
                for (int change = 0; change < CHANGES; change++) {
                    shop.happen();
                }
                compare(shop);
            }
            shop.finishRollouts();
            shop.disconnect();
            compare(shop);
            // What a number leaves closed is not looked at when it is carried out.
            QuarkusTransaction.requiringNew().run(() -> evaluation.again(shop.shop.retailerId, 0));
            assertThat(Shop.number("select count(*) from listing_condition condition join listing_now listing on"
                    + " listing.product_id = condition.product_id and listing.integration_id = condition.integration_id"
                    + " where condition.retailer_id = " + shop.shop.retailerId + " and listing.retailer_id = "
                    + shop.shop.retailerId + " and shortage <> case when listing."
                    + WARNS + " then listing.minimum - coalesce(listing.available, 0) else 0 end")).as("seed %d", SEED)
                    .isZero();
        }
    }

    private void compare(RandomShop shop) {
        for (int i = 0; i < FILTERS; i++) {
            StockFilter filter = filter(shop);
            List<String> expected = expected(shop, filter);
            assertThat(forwardAndBack(shop, list, filter, true)).as("seed %d, %s", SEED, filter).isEqualTo(expected);
            assertThat(forwardAndBack(shop, new ProductList(session, config, 7, 2), filter, false)).as(
                    "seed %d, %s, in small windows", SEED, filter).isEqualTo(expected);
            compareCounts(shop, filter);
        }
    }

    private StockFilter filter(RandomShop shop) {
        boolean failing = random.nextInt(6) == 0;
        return new StockFilter(failing || random.nextInt(3) == 0 ? Optional.empty()
                : Optional.of(oneOf(List.copyOf(STATES.keySet()))), failing, oneOrNone(shop.integrations), oneOrNone(
                        shop.categories), random.nextInt(4) == 0 ? "taza" : "", oneOf(List.of(StockOrder.URGENCY,
                                StockOrder.URGENCY, StockOrder.SKU, StockOrder.NAME_DESC, StockOrder.AVAILABLE)), 25);
    }

    private OptionalLong oneOrNone(List<Long> ids) {
        return random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(oneOf(ids));
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private List<String> expected(RandomShop shop, StockFilter filter) {
        return Shop.rows("select product_id from (" + """
                select listing.*, product.sku, product.name, enabled and stopped_because is null sending,
                       coalesce((select shortage from listing_condition condition where condition.product_id =
                         listing.product_id and condition.integration_id = listing.integration_id), 0) shortage,
                       case when %s then 1 when state = 'unknown' then 2 when state = 'ok' then 3 else 4 end part,
                       (select case when bool_or(unlimited) then 1000000 else sum(on_hand - reserved) end
                        from stock_level where product_id = product.id) total
                from listing_now listing join product on product.id = listing.product_id
                join integration on integration.id = listing.integration_id
                where disconnected_at is null and listing.retailer_id =\s""".formatted(WARNS)
                + shop.shop.retailerId
                + ") listing where " + state(filter) + narrowed("integration_id", filter.integration())
                + narrowed("category_id", filter.category()) + " and name ilike '%" + filter.search()
                + "%' group by product_id order by " + order(filter));
    }

    private static String state(StockFilter filter) {
        return filter.failing()
                ? "problem is not null and (state <> 'retired' or problem not in ('NOT_FOUND', 'CLOSED'))"
                : filter.state().map(STATES::get).orElse("state <> 'retired'");
    }

    private static String narrowed(String column, OptionalLong id) {
        return id.isPresent() ? " and " + column + " = " + id.getAsLong() : "";
    }

    /** By the first of its listings. */
    private static String order(StockFilter filter) {
        return switch (filter.readingOrder()) {
            case URGENCY -> "min(array[part, -shortage, case when part <> 3 then -extract(epoch from since) else 0 end,"
                    + " -product_id, -integration_id])";
            case PROBLEM -> "min(problem || lpad(integration_id::text, 12, '0')), product_id";
            case SKU -> "min(sku)";
            case AVAILABLE -> "coalesce(min(total), -1000000), product_id";
            default -> "min(name) desc, min(sku) desc";
        };
    }

    /** All pages up to the last, which the way back must show alike. */
    private List<String> forwardAndBack(RandomShop shop, ProductList list, StockFilter filter, boolean counted) {
        List<ProductsPage> forward = pages(shop, list, filter, Optional.empty(), ProductsPage::next);
        List<ProductsPage> back = pages(shop, list, filter, Optional.of(ProductCursor.last(filter,
                counted ? rows(forward).size() : ProductCursor.UNKNOWN)), ProductsPage::previous);
        Collections.reverse(back);
        assertThat(rows(back).stream().distinct()).as("seed %d, %s, back", SEED, filter)
                .containsExactlyElementsOf(rows(forward));
        if (counted) {
            assertThat(back).as("seed %d, %s, back", SEED, filter).extracting(ProductsPage::before).isEqualTo(forward
                    .stream().map(ProductsPage::before).toList());
            assertThat(forward.get(forward.size() - 1).before() + forward.get(forward.size() - 1).rows().size())
                    .isEqualTo(rows(forward).size());
        }
        return rows(forward);
    }

    private List<ProductsPage> pages(RandomShop shop, ProductList list, StockFilter filter,
            Optional<ProductCursor> from, Function<ProductsPage, String> towards) {
        List<ProductsPage> pages = new ArrayList<>();
        for (Optional<ProductCursor> cursor = from; pages.isEmpty() || cursor.isPresent();) {
            Optional<ProductCursor> at = cursor;
            long total = from.map(ProductCursor::position).orElse(ProductCursor.UNKNOWN);
            ProductsPage page = asRetailer(shop, () -> list.page(shop.shop.retailerId, filter, list.scope(
                    shop.shop.retailerId, filter), at, total));
            if (page.beyond()) {
                // What was ended before it was full was the last by chance, which is shown again.
                break;
            }
            pages.add(page);
            cursor = Optional.of(towards.apply(pages.get(pages.size() - 1))).filter(code -> !code.isEmpty())
                    .map(code -> ProductCursor.decoded(code, filter).orElseThrow());
        }
        return pages;
    }

    private static List<String> rows(List<ProductsPage> pages) {
        return pages.stream().flatMap(page -> page.rows().stream()).map(row -> Long.toString(row.id())).toList();
    }

    private void compareCounts(RandomShop shop, StockFilter filter) {
        Map<String, Long> expected = new TreeMap<>();
        Map<String, Long> counted = new TreeMap<>();
        Counts found = asRetailer(shop, () -> counts.of(shop.shop.retailerId, filter));
        for (String tab : List.of("", "below_minimum", "out_of_stock", "waiting_to_reopen", "unknown", "ok", "paused",
                "failing")) {
            counted.put(tab, found.of(tab).number());
            expected.put(tab, (long) expected(shop, filter.withState(tab)).size());
            assertThat(found.of(tab).more()).isFalse();
        }
        assertThat(counted).as("seed %d, %s", SEED, filter).isEqualTo(expected);
    }

    private <T> T asRetailer(RandomShop shop, Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            session.createNativeQuery("select set_config('vigia.retailer', :id, true)", String.class)
                    .setParameter("id", "" + shop.shop.retailerId).getSingleResult();
            return work.get();
        });
    }
}
