package dev.vigia.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.listing.Evaluation;
import dev.vigia.listing.ListingConfig;
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
import java.util.function.Supplier;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/**
 * What programs and files read of what is not ok comes from a table of its own. Here each is compared with what one statement over the listings alone
 * says, in shops to which anything happens at random: counts, changed rules of which a part is carried out, products that
 * are retired, failures, and an integration that goes.
 */
@QuarkusTest
class ConditionPagesTest {

    private static final long SEED = new Random().nextLong();
    private static final int SHOPS = 2;
    private static final int ROUNDS = 6;
    private static final int CHANGES = 25;
    private static final int FILTERS = 30;

    private static final Map<ShownState, String> STATES = Map.of(
            ShownState.BELOW_MINIMUM, "sending and state = 'below_minimum'",
            ShownState.OUT_OF_STOCK, "sending and state = 'out_of_stock'",
            ShownState.UNKNOWN, "sending and state = 'unknown'",
            ShownState.OK, "sending and state = 'ok'",
            ShownState.PAUSED, "(state = 'withdrawn' or not sending and state < 'retired')");

    @Inject
    Evaluation evaluation;

    @Inject
    StockList list;

    @Inject
    ListingConfig config;

    @Inject
    Session session;

    private final Random random = new Random(SEED);

    @Test
    void pages_are_what_the_listings_say() {
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
            assertThat(QuarkusTransaction.requiringNew().call(() -> evaluation.again(shop.shop.retailerId, 0))
                    .orElseThrow().found()).as("seed %d: the night finds nothing", SEED).isZero();
        }
    }

    private void compare(RandomShop shop) {
        for (int i = 0; i < FILTERS; i++) {
            StockFilter filter = filter(shop);
            List<String> expected = expected(shop, filter);
            assertThat(forwardAndBack(shop, filter)).as("seed %d, %s", SEED, filter).isEqualTo(expected);
            assertThat(inSmallWindows(shop, filter)).as("seed %d, %s", SEED, filter).isEqualTo(expected);
        }
    }

    private StockFilter filter(RandomShop shop) {
        boolean failing = random.nextInt(6) == 0;
        return new StockFilter(failing || random.nextInt(4) == 0 ? Optional.empty()
                : Optional.of(oneOf(List.of(
                        ShownState.BELOW_MINIMUM, ShownState.OUT_OF_STOCK, ShownState.UNKNOWN, ShownState.OK,
                        ShownState.PAUSED))), failing, oneOrNone(shop.integrations), oneOrNone(shop.categories),
                random.nextInt(4) == 0 ? "taza" : "", oneOf(List.of(StockOrder.URGENCY, StockOrder.URGENCY,
                        StockOrder.SKU, StockOrder.NAME_DESC)), 25);
    }

    private OptionalLong oneOrNone(List<Long> ids) {
        return random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(oneOf(ids));
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private List<String> expected(RandomShop shop, StockFilter filter) {
        String listings = """
                select listing.*, product.sku, product.name, enabled and stopped_because is null sending
                from listing_now listing join product on product.id = listing.product_id
                join integration on integration.id = listing.integration_id
                where disconnected_at is null and listing.retailer_id =\s""" + shop.shop.retailerId;
        return Shop.rows("select product_id || '-' || integration_id from (" + listings + ") listing where "
                + state(filter) + narrowed("integration_id", filter.integration()) + narrowed("category_id", filter
                        .category())
                + " and name ilike '%" + filter.search() + "%' order by " + order(filter));
    }

    private static String state(StockFilter filter) {
        return filter.failing()
                ? "problem is not null and (state <> 'retired' or problem not in ('NOT_FOUND', 'CLOSED'))"
                : filter.state().map(STATES::get).orElse("state <> 'retired'");
    }

    private static String narrowed(String column, OptionalLong id) {
        return id.isPresent() ? " and " + column + " = " + id.getAsLong() : "";
    }

    private static String order(StockFilter filter) {
        return switch (filter.readingOrder()) {
            case URGENCY -> """
                    state, case when state <> 'ok' then since end desc,
                    case when state = 'ok' then -product_id else product_id end,
                    case when state = 'ok' then -integration_id else integration_id end""";
            case PROBLEM -> "problem, integration_id, product_id";
            case SKU -> "sku, integration_id";
            default -> "name desc, sku desc, integration_id desc";
        };
    }

    /** All pages up to the last, which the way back must show alike. */
    private List<String> forwardAndBack(RandomShop shop, StockFilter filter) {
        List<StockPage> forward = pages(list, shop, filter, Optional.empty(), StockPage::next, false);
        StockPage last = forward.get(forward.size() - 1);
        List<StockPage> back = new ArrayList<>(List.of(last));
        if (!last.previous().isEmpty()) {
            back.addAll(pages(list, shop, filter, Cursor.decoded(last.previous(), filter.readingOrder()),
                    StockPage::previous, false));
        }
        Collections.reverse(back);
        assertThat(rows(back)).as("seed %d, %s, back", SEED, filter).isEqualTo(rows(forward));
        return rows(forward);
    }

    /** Pages may be ended before they are full, and those on the way back lie elsewhere; no row is left out for that. */
    private List<String> inSmallWindows(RandomShop shop, StockFilter filter) {
        StockList small = new StockList(session, config, 7, 2);
        List<StockPage> forward = pages(small, shop, filter, Optional.empty(), StockPage::next, false);
        StockPage last = forward.get(forward.size() - 1);
        List<StockPage> back = new ArrayList<>(List.of(last));
        if (!last.previous().isEmpty()) {
            back.addAll(pages(small, shop, filter, Cursor.decoded(last.previous(), filter.readingOrder()),
                    StockPage::previous, false));
        }
        Collections.reverse(back);
        assertThat(rows(pages(small, shop, filter, Optional.empty(), StockPage::next, true))).as(
                "seed %d, %s, for programs",
                SEED, filter).isEqualTo(rows(forward));
        assertThat(rows(back).stream().distinct()).as("seed %d, %s, back", SEED, filter)
                .containsExactlyElementsOf(rows(forward));
        return rows(forward);
    }

    private List<StockPage> pages(StockList list, RandomShop shop, StockFilter filter, Optional<Cursor> from,
            java.util.function.Function<StockPage, String> towards,
            boolean exhaustive) {
        List<StockPage> pages = new ArrayList<>();
        for (Optional<Cursor> cursor = from; pages.isEmpty() || cursor.isPresent();) {
            Optional<Cursor> at = cursor;
            pages.add(asRetailer(shop, () -> list.page(shop.shop.retailerId, filter,
                    exhaustive ? list.scope(shop.shop.retailerId, filter).exhaustive()
                            : list.scope(shop.shop.retailerId, filter), at)));
            cursor = Optional.of(towards.apply(pages.get(pages.size() - 1))).filter(code -> !code.isEmpty())
                    .flatMap(code -> Cursor.decoded(code, filter.readingOrder()));
        }
        return pages;
    }

    private static List<String> rows(List<StockPage> pages) {
        return pages.stream().flatMap(page -> page.rows().stream()).map(row -> row.key().name()).toList();
    }

    private <T> T asRetailer(RandomShop shop, Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            session.createNativeQuery("select set_config('vigia.retailer', :id, true)", String.class)
                    .setParameter("id", "" + shop.shop.retailerId).getSingleResult();
            return work.get();
        });
    }
}
