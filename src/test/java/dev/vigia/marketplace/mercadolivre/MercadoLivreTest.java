package dev.vigia.marketplace.mercadolivre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.credentials.Token;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Shown;
import dev.vigia.marketplace.mercadolivre.MercadoLivreApi.Location;
import dev.vigia.testing.marketplace.Scripted;
import dev.vigia.testing.marketplace.TestAccount;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MercadoLivreTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final String SKU = "CAMISA-AZUL-M";
    private static final String PLAIN = "[{\"item\":\"MLB1\"}]";

    private final Scripted<MercadoLivreApi> api = new Scripted<>(MercadoLivreApi.class, "mercado-livre");
    private final MercadoLivre mercadoLivre = new MercadoLivre(address -> api.api(),
            Clock.fixed(NOW, ZoneOffset.UTC));
    private final TestAccount account = new TestAccount(URI.create("https://api.mercadolibre.com"), Map.of("client-id",
            "77", "client-secret", "secret", "refresh-token", "TG-first-1234", "user-id", "1234"))
            .holding(new Token("APP_USR-1", Optional.of("TG-kept-1234"), NOW.plusSeconds(600)));

    private Answer publish(String remote) {
        return mercadoLivre.publish(account, mercadoLivre.sendModes(account).get(0), List.of(
                new Offer(SKU, Optional.of(remote).filter(known -> !known.isEmpty()), 12))).get(0);
    }

    private static void isRetry(Outcome outcome, Cause cause) {
        assertThat(outcome).asInstanceOf(InstanceOfAssertFactories.type(Outcome.Retry.class))
                .extracting(Outcome.Retry::cause).isEqualTo(Optional.of(cause));
    }

    private static void isRejected(Outcome outcome, Cause cause) {
        assertThat(outcome).asInstanceOf(InstanceOfAssertFactories.type(Outcome.Rejected.class))
                .extracting(Outcome.Rejected::cause).isEqualTo(Optional.of(cause));
    }

    @Test
    void a_listing_is_looked_up_once_and_then_addressed_directly() {
        api.answers("search", 200, "search-one").answers("items", 200, "items-plain")
                .answers("item", 200, "item").answers("change", 200, "item-changed")
                .answers("item", 200, "item").answers("change", 200, "item-changed");

        Answer first = publish("");
        assertThat(first.outcome()).isEqualTo(Outcome.applied());
        assertThat(first.remote()).contains(PLAIN);
        assertThat(Json.write(api.argumentsOf("change").get(2))).isEqualTo("{\"available_quantity\":12}");

        assertThat(publish(PLAIN).outcome()).isEqualTo(Outcome.applied());
        assertThat(api.asked()).containsExactly("search", "items", "item", "change", "item", "change");
        assertThat(account.spent).containsExactly("reads", "reads", "reads", "writes", "reads", "writes");
    }

    @Test
    void all_ads_of_a_sku_follow_and_the_worst_of_their_answers_counts() {
        api.answers("search", 200, "search-two").answers("items", 200, "items-two")
                .answers("item", 200, "item").answers("item", 200, "item-second")
                .answers("change", 200, "item-changed").answers("change", 429, "limited");

        Answer answer = publish("");

        isRetry(answer.outcome(), Cause.LIMITED);
        assertThat(answer.remote()).contains("[{\"item\":\"MLB1\"},{\"item\":\"MLB2\"}]");
    }

    @Test
    void of_several_waits_that_are_asked_for_the_longest_counts() {
        api.answers("search", 200, "search-two").answers("items", 200, "items-two")
                .answers("item", 200, "item").answers("item", 200, "item-second")
                .says("change", 429, api.body("limited"), "Retry-After", "7")
                .says("change", 429, api.body("limited"), "Retry-After", "70");

        assertThat(((Outcome.Retry) publish("").outcome()).after()).hasSeconds(70);
    }

    @Test
    void every_variation_is_listed_so_that_none_is_lost() {
        api.answers("search", 200, "search-one").answers("items", 200, "items-variations")
                .answers("item", 200, "item-variations").answers("change", 200, "item-variations-changed");

        Answer answer = publish("");

        assertThat(answer.outcome()).isEqualTo(Outcome.applied());
        assertThat(answer.remote()).contains("[{\"item\":\"MLB1\",\"variation\":70000000001}]");
        assertThat(Json.write(api.argumentsOf("change").get(2))).isEqualTo("{\"variations\":["
                + "{\"id\":70000000001,\"available_quantity\":12},{\"id\":70000000002}]}");
    }

    @Test
    void a_variation_that_is_gone_is_looked_up_again_and_nothing_is_written() {
        api.answers("item", 200, "item-other-variations").answers("search", 200, "search-none");

        isRejected(publish("[{\"item\":\"MLB1\",\"variation\":70000000001}]").outcome(), Cause.NOT_FOUND);
        assertThat(api.asked()).doesNotContain("change");
    }

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
        assertThat(answer.remote()).contains("[{\"item\":\"MLB1\",\"userProduct\":\"MLBU1\"},"
                + "{\"item\":\"MLB2\",\"userProduct\":\"MLBU1\"}]");
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
        assertThat(answer.remote()).contains(PLAIN);
    }

    @ParameterizedTest
    @CsvSource({ "12, 4 3, 9 3", "0, 4 3, 0 0", "5, 4 3, 4 1", "2, 4 3, 2 0", "7, 0 0, 7 0", "3, -1 5, 0 3" })
    void several_warehouses_share_a_quantity_and_move_few_units(int quantity, String before, String after) {
        List<Location> warehouses = Stream.of(before.split(" ")).map(Integer::valueOf)
                .map(units -> new Location(Optional.empty(), Optional.of("s"), Optional.of("n"), units)).toList();

        assertThat(Quantities.spread(quantity, warehouses)).extracting(Location::quantity)
                .containsExactly(Stream.of(after.split(" ")).map(Integer::valueOf).toArray(Integer[]::new));
    }

    @ParameterizedTest
    @CsvSource({ "items-closed, CLOSED", "items-under-review, CLOSED", "items-fulfillment, MANAGED",
            "items-gone, NOT_FOUND" })
    void a_listing_that_cannot_be_set_needs_a_person(String items, Cause cause) {
        api.answers("search", 200, "search-one").answers("items", 200, items);

        isRejected(publish("").outcome(), cause);
        assertThat(api.asked()).doesNotContain("change");
    }

    @Test
    void a_user_product_that_lies_in_the_marketplaces_own_warehouse_is_managed() {
        api.answers("search", 200, "search-one").answers("items", 200, "items-user-product")
                .answers("stock", 200, "stock-facility");

        isRejected(publish("").outcome(), Cause.MANAGED);
    }

    @Test
    void a_closed_ad_does_not_matter_beside_its_successor() {
        api.answers("search", 200, "search-two").answers("items", 200, "items-relisted")
                .answers("item", 200, "item-second").answers("change", 200, "item-changed");

        Answer answer = publish("");

        assertThat(answer.outcome()).isEqualTo(Outcome.applied());
        assertThat(answer.remote()).contains("[{\"item\":\"MLB2\"}]");
    }

    @Test
    void an_unknown_sku_is_not_found() {
        api.answers("search", 200, "search-none");

        isRejected(publish("").outcome(), Cause.NOT_FOUND);
    }

    @Test
    void an_address_that_is_outdated_is_looked_up_again_once() {
        api.answers("item", 404, "not-found").answers("search", 200, "search-two")
                .answers("items", 200, "items-relisted").answers("item", 200, "item-second")
                .answers("change", 200, "item-changed");

        Answer answer = publish(PLAIN);

        assertThat(answer.outcome()).isEqualTo(Outcome.applied());
        assertThat(answer.remote()).contains("[{\"item\":\"MLB2\"}]");
    }

    @ParameterizedTest
    @CsvSource({ "400, quantity-invalid, REFUSED", "400, not-modifiable, CLOSED", "403, invalid-token, CREDENTIALS",
            "404, not-found, NOT_FOUND" })
    void a_refusal_needs_a_person(int status, String answer, Cause cause) {
        api.answers("search", 200, "search-one").answers("items", 200, "items-plain")
                .answers("item", 200, "item").answers("change", status, answer);

        isRejected(publish("").outcome(), cause);
    }

    @ParameterizedTest
    @CsvSource({ "429, LIMITED", "500, UNAVAILABLE", "503, UNAVAILABLE", "302, UNREADABLE", "408, UNAVAILABLE" })
    void a_disturbance_heals_by_itself(int status, Cause cause) {
        api.answers("item", 200, "item").says("change", status, "<html>");

        isRetry(publish(PLAIN).outcome(), cause);
        assertThat(api.asked()).containsExactly("item", "change");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{}", "<html>", "{\"available_quantity\":\"many\"}", "{\"available_quantity\":1.5}" })
    void a_success_that_cannot_be_read_is_none(String body) {
        api.answers("item", 200, "item").says("change", 200, body);

        isRetry(publish(PLAIN).outcome(), Cause.UNREADABLE);
    }

    @Test
    void a_success_that_shows_another_quantity_is_none() {
        api.answers("item", 200, "item").answers("change", 200, "item-unchanged").answers("search", 200, "search-one")
                .answers("items", 200, "items-plain").answers("item", 200, "item")
                .answers("change", 200, "item-unchanged");

        isRetry(publish(PLAIN).outcome(), Cause.CONFLICT);
    }

    @Test
    void a_new_refresh_token_is_kept_before_the_access_token_is_used() {
        account.holding(new Token("APP_USR-1", Optional.of("TG-kept-1234"), NOW.plusSeconds(60)));
        api.answers("token", 200, "token").answers("item", 200, "item").answers("change", 200, "item-changed");

        assertThat(publish(PLAIN).outcome()).isEqualTo(Outcome.applied());
        assertThat(api.argumentsOf("token")).containsExactly("refresh_token", "77", "secret", "TG-kept-1234");
        assertThat(api.argumentsOf("change").get(0)).isEqualTo("Bearer APP_USR-2");
        Token kept = account.token().orElseThrow();
        assertThat(kept.refresh()).contains("TG-next-1234");
        assertThat(kept.expiresAt()).isEqualTo(NOW.plusSeconds(21600));
    }

    @Test
    void nothing_is_sent_when_the_new_token_cannot_be_kept() {
        TestAccount forgetful = new TestAccount(account.url(), Map.of("refresh-token", "TG-first-1234")) {

            @Override
            public void keep(Token token) {
                throw new IllegalArgumentException("no database");
            }
        };
        api.answers("token", 200, "token");

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> mercadoLivre.publish(forgetful,
                mercadoLivre.sendModes(account).get(0), List.of(new Offer(SKU, Optional.of(PLAIN), 1))))).hasMessage(
                        "no database");
        assertThat(api.asked()).containsExactly("token");
    }

    @Test
    void a_refused_access_token_is_renewed_once() {
        api.answers("item", 401, "invalid-token").answers("token", 200, "token")
                .answers("item", 401, "invalid-token");

        isRejected(publish(PLAIN).outcome(), Cause.CREDENTIALS);
        assertThat(api.asked()).containsExactly("item", "token", "item");
    }

    @Test
    void a_used_up_refresh_token_needs_a_person() {
        account.holding(new Token("APP_USR-1", Optional.of("TG-used-1234"), NOW));
        api.answers("token", 400, "invalid-grant");

        isRejected(publish(PLAIN).outcome(), Cause.CREDENTIALS);
    }

    @Test
    void a_sign_in_that_is_down_needs_nobody() {
        account.holding(new Token("APP_USR-1", Optional.of("TG-kept-1234"), NOW));
        api.says("token", 503, "");

        isRetry(publish(PLAIN).outcome(), Cause.UNAVAILABLE);
    }

    @Test
    void reading_back_tells_what_each_listing_shows() {
        api.answers("items", 200, "items-variations").answers("search", 200, "search-none");

        List<Shown> shown = mercadoLivre.readBack(account, List.of(
                new Offer(SKU, Optional.of("[{\"item\":\"MLB1\",\"variation\":70000000001}]"), 12),
                new Offer("CAMISA-AZUL-G", Optional.of("[{\"item\":\"MLB1\",\"variation\":70000000002}]"), 2),
                new Offer("NADA", Optional.empty(), 2)));

        assertThat(shown).extracting(Shown::quantity).containsExactly(OptionalInt.of(1), OptionalInt.of(2),
                OptionalInt.empty());
        isRejected(shown.get(2).why().orElseThrow(), Cause.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({ "3, 9", "9, 3", "12, 3", "1, 9" })
    void of_several_ads_the_one_that_is_most_wrong_is_shown(int wanted, int shown) {
        api.answers("items", 200, "items-two");

        assertThat(mercadoLivre.readBack(account, List.of(new Offer(SKU,
                Optional.of("[{\"item\":\"MLB1\"},{\"item\":\"MLB2\"}]"), wanted))))
                .extracting(Shown::quantity).containsExactly(OptionalInt.of(shown));
    }

    @Test
    void a_probe_makes_sure_whose_account_it_is() {
        api.answers("me", 200, "me").says("me", 200, "{\"id\":99}");

        assertThat(mercadoLivre.probe(account)).isEqualTo(Outcome.applied());
        assertThat(mercadoLivre.probe(account)).isEqualTo(Outcome.rejected(Cause.ANOTHER_ACCOUNT, "99"));
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

    @Test
    void a_zero_goes_even_where_an_ad_gives_no_answer_when_it_is_looked_at() {
        api.says("item", 503, "").answers("change", 200, "item-paused-at-zero");
        assertThat(publishZero(PLAIN)).isEqualTo(Outcome.applied());

        api.says("item", 503, "");
        isRetry(publish(PLAIN).outcome(), Cause.UNAVAILABLE);
        api.says("item", 503, "");
        isRetry(publishZero("[{\"item\":\"MLB1\",\"managed\":true}]"), Cause.UNAVAILABLE);
        api.says("item", 200, "<html>");
        isRetry(publishZero(PLAIN), Cause.UNREADABLE);
        assertThat(api.asked()).filteredOn("change"::equals).hasSize(1);
    }

    @Test
    void beside_an_ad_in_fulfillment_the_others_follow() {
        api.answers("item", 200, "item-fulfillment").answers("item", 200, "item-second").answers("change", 200,
                "item-changed");

        Answer answer = publish("[{\"item\":\"MLB1\"},{\"item\":\"MLB2\"}]");
        isRejected(answer.outcome(), Cause.MANAGED);
        assertThat(answer.remote()).contains("[{\"item\":\"MLB1\",\"managed\":true},{\"item\":\"MLB2\"}]");
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
