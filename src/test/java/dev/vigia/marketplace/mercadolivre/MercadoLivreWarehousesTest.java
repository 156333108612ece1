package dev.vigia.marketplace.mercadolivre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.mercadolivre.MercadoLivreApi.Location;
import dev.vigia.testing.marketplace.Scripted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stock in warehouses: of the seller, and of the marketplace itself. */
class MercadoLivreWarehousesTest extends MercadoLivreFixture {

    private static final String OF_USER_PRODUCT = "{\"id\":\"MLB1\",\"status\":\"active\",\"available_quantity\":3,"
            + "\"shipping\":{\"logistic_type\":\"cross_docking\"},\"variations\":[],\"user_product_id\":\"MLBU1\"}";

    private Scripted<MercadoLivreApi> stockVersion(int version, String file) {
        return api.says("stock", 200, api.body(file), "x-version", String.valueOf(version));
    }

    @Test
    void the_stock_of_a_warehouse_is_set_at_the_version_that_was_read() {
        api.answers("search", 200, "search-two").answers("items", 200, "items-user-product-twice");
        stockVersion(7, "stock-one-warehouse");
        stockVersion(7, "stock-one-warehouse");
        stockVersion(7, "stock-one-warehouse").answers("item", 200, "item")
                .answers("changeStock", 200, "stock-one-warehouse-changed");

        Answer answer = publish("");

        assertThat(answer.outcome()).isEqualTo(Outcome.applied());
        assertThat(answer.remote()).contains(seen("[{\"item\":\"MLB1\",\"userProduct\":\"MLBU1\"},"
                + "{\"item\":\"MLB2\",\"userProduct\":\"MLBU1\"}]"));
        assertThat(api.argumentsOf("changeStock")).startsWith("Bearer APP_USR-1", "7", "MLBU1");
        assertThat(Json.write(api.argumentsOf("changeStock").get(3))).isEqualTo("{\"locations\":[{\"store_id\":"
                + "\"10000001\",\"network_node_id\":\"123451\",\"quantity\":12}]}");
        assertThat(api.asked()).filteredOn("changeStock"::equals).hasSize(1);
        assertThat(account.spent).filteredOn("user-product-stock"::equals).hasSize(3);
    }

    @Test
    void a_version_that_has_moved_on_is_read_again_once() {
        api.answers("item", 200, "item");
        stockVersion(7, "stock-one-warehouse").answers("changeStock", 409, "conflict");
        stockVersion(8, "stock-one-warehouse").answers("changeStock", 200, "stock-one-warehouse-changed");

        assertThat(publish("[{\"item\":\"MLB1\",\"userProduct\":\"MLBU1\"}]").outcome()).isEqualTo(Outcome.applied());
        assertThat(api.argumentsOf("changeStock").get(1)).isEqualTo("8");
    }

    @Test
    void a_user_product_without_warehouses_is_set_at_its_item() {
        api.answers("search", 200, "search-one").answers("items", 200, "items-user-product")
                .answers("stock", 200, "stock-selling-address").answers("item", 200, "item")
                .answers("change", 200, "item-changed");

        Answer answer = publish("");

        assertThat(answer.outcome()).isEqualTo(Outcome.applied());
        assertThat(answer.remote()).contains("[{\"item\":\"MLB1\",\"seen\":" + NOW.getEpochSecond() + ",\"stockSeen\":"
                + NOW.getEpochSecond() + "}]");
    }

    @ParameterizedTest
    @CsvSource({ "12, 4 3, 9 3", "0, 4 3, 0 0", "5, 4 3, 4 1", "2, 4 3, 2 0", "7, 0 0, 7 0", "3, -1 5, 0 3" })
    void several_warehouses_share_a_quantity_and_move_few_units(int quantity, String before, String after) {
        List<Location> warehouses = Stream.of(before.split(" ")).map(Integer::valueOf)
                .map(units -> new Location(Optional.empty(), Optional.of("s"), Optional.of("n"), units)).toList();

        assertThat(MercadoLivreQuantities.spread(quantity, warehouses)).extracting(Location::quantity)
                .containsExactly(Stream.of(after.split(" ")).map(Integer::valueOf).toArray(Integer[]::new));
    }

    @Test
    void a_user_product_that_lies_in_the_marketplaces_own_warehouse_is_managed() {
        api.answers("search", 200, "search-one").answers("items", 200, "items-user-product")
                .answers("stock", 200, "stock-facility");

        isRejected(publish("").outcome(), Cause.MANAGED);
    }

    /** The item itself may say that the seller ships it: what its stock said is remembered, and looked at each time. */
    @Test
    void it_is_not_written_to_at_any_later_change_either() {
        api.answers("search", 200, "search-one").answers("items", 200, "items-user-product")
                .answers("stock", 200, "stock-facility");
        Answer answer = publish("");
        assertThat(answer.remote()).contains("[{\"item\":\"MLB1\",\"managed\":true}]");

        for (int change = 0; change < 3; change++) {
            api.says("item", 200, OF_USER_PRODUCT).answers("stock", 200, "stock-facility").answers("search", 200,
                    "search-one").answers("items", 200, "items-user-product").answers("stock", 200, "stock-facility");
            answer = publish(answer.remote().orElseThrow());
            isRejected(answer.outcome(), Cause.MANAGED);
        }
        assertThat(api.asked()).doesNotContain("change", "changeStock");
    }

    @Test
    void beside_others_of_its_sku_it_is_not_written_to_either() {
        api.says("item", 200, OF_USER_PRODUCT).answers("stock", 200, "stock-facility").answers("item", 200,
                "item-second").answers("change", 200, "item-changed");

        Answer answer = publish("[{\"item\":\"MLB1\",\"managed\":true},{\"item\":\"MLB2\"}]");
        isRejected(answer.outcome(), Cause.MANAGED);
        assertThat(api.asked()).filteredOn("change"::equals).hasSize(1);
        assertThat(api.argumentsOf("change").get(1)).isEqualTo("MLB2");
    }

    @Test
    void units_that_come_back_to_the_seller_are_set_again() {
        api.says("item", 200, OF_USER_PRODUCT).answers("stock", 200, "stock-selling-address").answers("change", 200,
                "item-changed");

        assertThat(publish("[{\"item\":\"MLB1\",\"managed\":true}]").outcome()).isEqualTo(Outcome.applied());
        assertThat(api.asked()).containsExactly("item", "stock", "change");
    }

    /** Where they lie is asked for once a day: more would spend what the marketplace grants for it. */
    @ParameterizedTest
    @CsvSource({ "3600, false", "90000, true" })
    void units_may_move_to_the_marketplaces_warehouse_later(int secondsAgo, boolean looked) {
        long then = NOW.getEpochSecond() - secondsAgo;
        api.says("item", 200, OF_USER_PRODUCT).answers("stock", 200, "stock-facility").answers("change", 200,
                "item-changed").answers("search", 200, "search-one").answers("items", 200, "items-user-product")
                .answers("stock", 200, "stock-facility");

        Outcome outcome = publish("[{\"item\":\"MLB1\",\"seen\":" + then + ",\"stockSeen\":" + then + "}]").outcome();
        assertThat(outcome.isCausedBy(Cause.MANAGED)).isEqualTo(looked);
        assertThat(api.asked().contains("change")).isNotEqualTo(looked);
    }

    /** Its quantity is the marketplace's to count, at the first change and at each later one. */
    @ParameterizedTest
    @ValueSource(strings = { PLAIN, "[{\"item\":\"MLB1\",\"variation\":70000000001}]",
            "[{\"item\":\"MLB1\",\"userProduct\":\"MLBU1\"}]" })
    void an_ad_in_fulfillment_is_never_written_to(String remote) {
        api.answers("search", 200, "search-one").answers("items", 200, "items-fulfillment");
        isRejected(publish("").outcome(), Cause.MANAGED);

        for (int change = 0; change < 3; change++) {
            api.answers("item", 200, "item-fulfillment").answers("search", 200, "search-one").answers("items", 200,
                    "items-fulfillment");
            isRejected(publish(remote).outcome(), Cause.MANAGED);
        }
        assertThat(api.asked()).doesNotContain("change", "changeStock");
    }

    @Test
    void an_ad_may_come_into_fulfillment_and_leave_it_again() {
        api.answers("item", 200, "item").answers("change", 200, "item-changed");
        assertThat(publish(PLAIN).outcome()).isEqualTo(Outcome.applied());

        api.answers("item", 200, "item-fulfillment").answers("search", 200, "search-one").answers("items", 200,
                "items-fulfillment");
        Answer managed = publish(PLAIN);
        isRejected(managed.outcome(), Cause.MANAGED);
        assertThat(api.asked()).filteredOn("change"::equals).hasSize(1);

        api.answers("item", 200, "item").answers("change", 200, "item-changed");
        assertThat(publish(managed.remote().orElseThrow()).outcome()).isEqualTo(Outcome.applied());
    }

    private Outcome publishZero(String remote) {
        List<Offer> zero = List.of(new Offer(SKU, Optional.of(remote), 0));
        return mercadoLivre.publish(account, mercadoLivre.sendModes(account).get(0), zero).get(0).outcome();
    }

    private static String seenAgo(int minutes) {
        return "[{\"item\":\"MLB1\",\"seen\":" + NOW.minusSeconds(60L * minutes).getEpochSecond() + "}]";
    }

    @Test
    void a_zero_goes_where_an_ad_gives_no_answer_that_was_the_sellers_own_a_moment_ago() {
        api.says("item", 503, "").answers("change", 200, "item-paused-at-zero");
        assertThat(publishZero(seenAgo(14))).isEqualTo(Outcome.applied());

        api.says("item", 503, "");
        isRetry(publish(seenAgo(1)).outcome(), Cause.UNAVAILABLE);
        api.says("item", 200, "<html>");
        isRetry(publishZero(seenAgo(1)), Cause.UNREADABLE);
        assertThat(api.asked()).filteredOn("change"::equals).hasSize(1);
    }

    /** It may have become the marketplace's to count since: a zero is tried again soon, and never goes unseen. */
    @Test
    void an_ad_that_was_not_looked_at_lately_is_not_written_to_unseen() {
        for (String remote : List.of(PLAIN, seenAgo(16), "[{\"item\":\"MLB1\",\"managed\":true}]",
                "[{\"item\":\"MLB1\",\"managed\":true,\"seen\":" + NOW.getEpochSecond() + "}]")) {
            api.says("item", 503, "");
            isRetry(publishZero(remote), Cause.UNAVAILABLE);
        }
        assertThat(api.asked()).doesNotContain("change", "changeStock");
    }

    @Test
    void beside_an_ad_in_fulfillment_the_others_follow() {
        api.answers("item", 200, "item-fulfillment").answers("item", 200, "item-second").answers("change", 200,
                "item-changed");

        Answer answer = publish("[{\"item\":\"MLB1\"},{\"item\":\"MLB2\"}]");
        isRejected(answer.outcome(), Cause.MANAGED);
        assertThat(answer.remote()).contains("[{\"item\":\"MLB1\",\"managed\":true}," + seen("{\"item\":\"MLB2\"}]"));
        assertThat(api.asked()).containsExactly("item", "item", "change");
        assertThat(api.argumentsOf("change").get(1)).isEqualTo("MLB2");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"id\":\"MLB1\"}", "{\"id\":\"MLB1\",\"status\":\"active\"}", "<html>", "[]", "" })
    void an_ad_that_does_not_tell_how_it_is_shipped_is_not_written_to(String item) {
        api.says("item", 200, item);

        isRetry(publish(PLAIN).outcome(), Cause.UNREADABLE);
        assertThat(api.asked()).doesNotContain("change");
    }
}
