package dev.vigia.sync.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.SendMode;
import dev.vigia.marketplace.Shown;
import dev.vigia.sync.OwnNode;
import dev.vigia.testing.ListingRow;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A marketplace that refuses the credentials is not knocked at again and again; nor does it show what it refused. */
@QuarkusTest
class SignInFailuresTest extends OwnNode<SignInFailuresTest.Doorkeeper> {

    private static final Outcome REFUSED = Outcome.rejected(Cause.CREDENTIALS, "400 invalid_grant");

    private List<Long> products;

    SignInFailuresTest() {
        super(new Doorkeeper());
    }

    @BeforeEach
    void forty_products_are_sold() {
        connector.says = sku -> Outcome.applied();
        products = IntStream.range(0, 40).mapToObj(number -> shop.product("SKU%02d".formatted(number), "Casa"))
                .toList();
        count(products, 50);
    }

    @Test
    void after_three_refused_sign_ins_it_stops_with_the_words_of_the_marketplace() {
        connector.says = sku -> REFUSED;
        carryOut();
        assertThat(connector.calls).hasSize(3);
        assertThat(stopped()).isEqualTo("400 invalid_grant");
        assertThat(Shop.number(
                "select count(*) from listing_now listing where refused is not null and integration_id = "
                        + integration))
                .isZero();
    }

    @Test
    void one_that_was_refused_twice_and_then_let_in_goes_on() {
        connector.says = sku -> connector.calls.size() <= 2 ? REFUSED : Outcome.applied();
        carryOut();
        assertThat(stopped()).isNull();
        assertThat(Shop.integration(integration).refusedSignIns()).isZero();
        assertThat(Shop.number("select count(*) from listing_now listing where confirmed = 50 and integration_id = "
                + integration))
                .isEqualTo(38);
    }

    @Test
    void a_single_listing_that_is_refused_among_others_stops_nothing() {
        connector.says = sku -> sku.equals("SKU07") ? REFUSED : Outcome.applied();
        carryOut();
        assertThat(stopped()).isNull();
    }

    @Test
    void one_whose_listings_cannot_be_read_back_is_asked_about_few_of_them() {
        carryOut();
        Shop.execute("update listing set sent_at = now() - interval '1 day' where integration_id = " + integration);
        Shop.connectedYesterday(integration);
        connector.reads.clear();
        connector.shows = offer -> new Shown(offer, OptionalInt.empty(), Optional.of(REFUSED));
        carryOut();
        assertThat(connector.reads.size()).isBetween(1, 3);
    }

    @Test
    void what_was_accepted_and_then_refused_is_not_shown() {
        connector.says = sku -> Outcome.accepted("later", Duration.ZERO);
        connector.confirms = Outcome.accepted("later", Duration.ofMinutes(1));
        carryOut();
        assertThat(Shop.listing(products.get(0))).returns(50, ListingRow::sent).returns(null, ListingRow::confirmed);
        connector.confirms = Outcome.rejected(Cause.REFUSED, "no");
        Shop.execute("update submission set ask_at = now() where integration_id = " + integration);
        carryOut();
        assertThat(Shop.listing(products.get(0))).returns(null, ListingRow::sent).returns(null, ListingRow::confirmed)
                .returns(true, ListingRow::rejected);
    }

    private String stopped() {
        return Shop.integration(integration).stoppedBecause();
    }

    static class Doorkeeper extends OwnNode.Obliging {

        private final List<String> calls = new CopyOnWriteArrayList<>();
        private final List<String> reads = new CopyOnWriteArrayList<>();
        private volatile Function<String, Outcome> says = sku -> Outcome.applied();
        private volatile Function<Offer, Shown> shows = offer -> new Shown(offer, OptionalInt.of(offer.quantity()),
                Optional.empty());
        private volatile Outcome confirms = Outcome.applied();

        @Override
        public String code() {
            return "doorkeeper";
        }

        @Override
        public List<SendMode> sendModes(Account account) {
            return List.of(new SendMode("single", 1, new Limit("calls", 1_000, 1_000)));
        }

        @Override
        public List<Answer> publish(Account account, SendMode mode, List<Offer> offers) {
            Offer offer = offers.get(0);
            calls.add(offer.sku());
            return List.of(Answer.of(offer, says.apply(offer.sku())));
        }

        @Override
        public List<Answer> confirm(Account account, String handle, List<Offer> offers) {
            return offers.stream().map(offer -> Answer.of(offer, confirms)).toList();
        }

        @Override
        public List<Shown> readBack(Account account, List<Offer> offers) {
            offers.forEach(offer -> reads.add(offer.sku()));
            return offers.stream().map(shows).toList();
        }

        @Override
        public int readBackSize() {
            return 20;
        }
    }
}
