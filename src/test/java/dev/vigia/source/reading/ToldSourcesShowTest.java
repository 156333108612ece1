package dev.vigia.source.reading;

import static dev.vigia.testing.Patiently.await;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever becomes of what a source tells on its way: after the sweep its stock is ours. */
@QuarkusTest
class ToldSourcesShowTest {

    private static final int SKUS = Integer.getInteger("vigia.sources.skus", 60);

    @ParameterizedTest
    @CsvSource({ "nuvemshop, NUMBERS_AS_TEXT", "tiny, NOTICE_FLAT" })
    void doubled_shuffled_and_lost_notifications_leave_no_difference_after_the_sweep(String kind, String dirt) {
        ToldSource source = new ToldSource(kind).skus(SKUS).read();
        assertThat(source.differences()).isEmpty();
        int third = SKUS / 3;
        Map<Integer, Integer> told = quantities(1, third);
        source.switches("NOTICE_DOUBLED", "NOTICE_REVERSED", dirt).stock(told);
        // What was told needs no sweep, unless it was too much at once.
        await().until(() -> source.read().differences().size() <= Math.max(0, third - 100));
        source.switches("NOTICE_HALF_LOST", "NOTICE_REVERSED", dirt).stock(quantities(third + 1, 2 * third));
        source.switches("NOTICE_LOST", dirt).stock(quantities(2 * third + 1, SKUS));
        assertThat(source.read().differences()).isNotEmpty();
        assertThat(source.readAgain().differences()).isEmpty();
        assertThat(source.outcome()).isEqualTo("READ|");
    }

    /** Few enough zeros to be believed at once. */
    private static Map<Integer, Integer> quantities(int from, int to) {
        Map<Integer, Integer> quantities = new TreeMap<>();
        IntStream.rangeClosed(from, to).forEach(sku -> quantities.put(sku, sku % 10 == 0 ? 0 : 10 + sku % 7));
        return quantities;
    }

    @Test
    void a_product_that_is_told_of_wakes_all_its_variants_and_no_others() {
        ToldSource source = new ToldSource("nuvemshop").skus(12).read();
        assertThat(tell(source, 1_001, "updated")).isEqualTo(200);
        assertThat(due(source)).containsExactly("1001/4", "1001/5", "1001/6", "1001/7");
        assertThat(tell(source, 100, "updated")).isEqualTo(200);
        assertThat(due(source)).hasSize(4);
    }

    @Test
    void for_a_product_that_nobody_knows_yet_the_list_is_read_soon() {
        ToldSource source = new ToldSource("nuvemshop").skus(4).read();
        tell(source, 77, "created");
        tell(source, 78, "created");
        assertThat(due(source)).isEmpty();
        assertThat(Shop.number("select count(*) from source where listed_at between now() - interval '60 minutes' and"
                + " now() - interval '58 minutes' and id = " + source.id)).isEqualTo(1);
    }

    private static int tell(ToldSource source, long product, String event) {
        // As its application signs: the secret of the sandbox is part of the account.
        String body = "{\"store_id\":" + source.account + ",\"event\":\"product/" + event + "\",\"id\":" + product
                + "}";
        return given().contentType("application/json").header("x-linkedstore-hmac-sha256", Signed.of(
                "secret-of-the-app-in-" + source.account, body)).body(body).post("/hooks/nuvemshop/" + source.key)
                .statusCode();
    }

    private static List<String> due(ToldSource source) {
        return Shop.rows("select remote_id from source_sku where due_at is not null and source_id = " + source.id
                + " order by remote_id");
    }

    @Test
    void what_is_signed_by_somebody_else_wakes_nothing() {
        ToldSource source = new ToldSource("nuvemshop").skus(4).read();
        String body = "{\"store_id\":" + source.account + ",\"event\":\"product/updated\",\"id\":1001}";
        for (String signature : List.of("", "x", Signed.of("another", body), Signed.of("secret-of-the-app-in-"
                + source.account, body + " "))) {
            assertThat(given().contentType("application/json").header("x-linkedstore-hmac-sha256", signature).body(body)
                    .post("/hooks/nuvemshop/" + source.key).statusCode()).isEqualTo(404);
        }
        assertThat(due(source)).isEmpty();
    }

    @Test
    void a_variant_without_a_code_is_told_of_and_gets_none() {
        ToldSource source = new ToldSource("nuvemshop").skus(1);
        source.arrange("\"variants\":[{\"id\":5,\"product\":5,\"sku\":\"\",\"quantity\":7}]").read();
        assertThat(Shop.row(
                "select coalesce(sku, '-'), outcome from source_sku where remote_id = '5/5' and source_id = "
                        + source.id)).isEqualTo("-|CODE_UNFIT");
        assertThat(source.differences()).isEmpty();
    }
}
