package dev.vigia.integration.page;

import static dev.vigia.testing.Desk.edit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.listing.Evaluation;
import dev.vigia.testing.Desk;
import dev.vigia.testing.ListingRow;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What the form foretells is what saving it does, over random shops and random changes. */
@QuarkusTest
class PreviewTest {

    @Inject
    Evaluation evaluation;

    private final Desk desk = new Desk();

    @RepeatedTest(12)
    void what_is_foretold_comes_true(RepetitionInfo repetition) {
        Random random = new Random(20261128L + repetition.getCurrentRepetition());
        shop(random);
        if (repetition.getCurrentRepetition() % 2 == 0) {
            kits(random);
        }
        long id = desk.connected("amazon", random.nextInt(8));
        decide(id, random);
        evaluate(id);
        Shop.tell("listing.integration_id = " + id + " and listing.product_id % 5 > 0");
        Shop.execute("update listing set confirmed = null where product_id % 3 = 0 and integration_id = " + id);
        decide(id, random);
        Shop.execute(
                "update stock_level set on_hand = on_hand + product_id % 7 - 3 where on_hand > 3 and retailer_id = "
                        + desk.shop.retailerId);
        evaluate(id);
        boolean wasOn = Shop.integration(id).enabled();
        Response opened = desk.as("operator").get(edit(id));
        Map<String, List<String>> typed = change(opened, random);
        boolean switchedOn = !wasOn && typed.containsKey("enabled");
        Document preview = Desk.read(desk.post("operator", opened, typed, "preview"));
        String charted = preview.select(".zero-chart tr.typed td").text();
        List<String> foretold = preview.select("#impact strong")
                .eachText().stream().map(figure -> figure.replace(".", "")).toList();
        List<String> outBefore = withdrawn(id);
        Map<Long, ListingRow> before = new HashMap<>();
        Shop.listings(id).forEach(listing -> before.put(listing.product(), listing));

        assertThat(desk.post("operator", opened, typed, "save").statusCode()).isEqualTo(303);

        // What sold is at zero now, told of or not. A kit of which not all is known, and which nothing closes now, is as it was.
        Map<Long, Integer> is = quantities(id, listing -> listing.desired() == null && !listing.state().equals(
                "unknown")
                && before.containsKey(listing.product()) && !List.of("unknown", "withdrawn").contains(before.get(listing
                        .product()).state())
                                ? Integer.valueOf(0)
                                : listing.desired());
        Map<Long, Integer> was = new HashMap<>();
        before.forEach((product, listing) -> was.put(product, switchedOn ? shown(listing)
                : told(listing, is.get(
                        product))));
        assertThat(foretold.get(0)).as("to zero").isEqualTo(count(is, product -> sold(was, product)
                && Integer.valueOf(0).equals(is.get(product))));
        assertThat(foretold.get(1)).as("on sale").isEqualTo(count(is, product -> !sold(was, product)
                && sold(is, product)));
        assertThat(foretold.size() == 5 ? foretold.get(2) : "0").as("another quantity").isEqualTo(count(is,
                product -> sold(was, product) && sold(is, product) && !was.get(product).equals(is.get(product))));
        assertThat(charted).as("at zero with units, in the chart").isEqualTo(Shop.row("select count(*) from listing_now"
                + " where state in ('below_minimum', 'waiting_to_reopen') and available > 0 and integration_id = "
                + id));
        // What was not registered, and still is not, is none of its business.
        String gone = withdrawn(id).stream().filter(outBefore::contains).filter(product -> Objects.equals(was.get(Long
                .valueOf(product)), is.get(Long.valueOf(product)))).map(product -> "," + product).collect(Collectors
                        .joining("", "0", ""));
        assertThat(foretold.get(foretold.size() - 2)).as("unchanged").isEqualTo(count(is, product -> Objects.equals(
                was.get(product), is.get(product)) && !List.of(gone.split(",")).contains(product.toString())));
        assertThat(foretold.get(foretold.size() - 1)).as("withheld").isEqualTo(Shop.row(
                "select coalesce(sum(available), 0) "
                        + "from listing_now listing where integration_id = " + id
                        + " and coalesce(desired, 0) = 0 and available > 0 and product_id not "
                        + "in (" + gone + ")"));
    }

    private static List<String> withdrawn(long id) {
        return Shop.listings(id).stream().filter(listing -> listing.state().equals("withdrawn"))
                .map(listing -> Long.toString(listing.product())).toList();
    }

    private static boolean sold(Map<Long, Integer> quantities, Long product) {
        return quantities.get(product) != null && quantities.get(product) > 0;
    }

    private static String count(Map<Long, Integer> quantities, Predicate<Long> which) {
        return Long.toString(quantities.keySet().stream().filter(which).count());
    }

    private static Integer shown(ListingRow listing) {
        return listing.confirmed() == null ? listing.sent() : listing.confirmed();
    }

    /** What a listing that sells was told; where that is nothing yet, what it is about to be told. */
    private static Integer told(ListingRow listing, Integer next) {
        if (!listing.state().equals("ok")) {
            return listing.desired();
        }
        return Stream.of(listing.sent(), next, 1).filter(quantity -> quantity != null && quantity > 0).findFirst()
                .orElseThrow();
    }

    private static Map<Long, Integer> quantities(long id, Function<ListingRow, Integer> quantity) {
        Map<Long, Integer> quantities = new HashMap<>();
        Shop.listings(id).forEach(listing -> quantities.put(listing.product(), quantity.apply(listing)));
        return quantities;
    }

    private void shop(Random random) {
        for (String warehouse : List.of("main", "norte", "sur")) {
            Shop.execute("insert into warehouse (retailer_id, code, name, active) values (" + desk.shop.retailerId
                    + ", '"
                    + warehouse + "', '" + warehouse + "', " + (random.nextInt(4) > 0) + ")");
        }
        IntStream.range(0, 40).forEach(number -> {
            long product = desk.shop.product("P" + number, "Casa > " + random.nextInt(4));
            if (random.nextInt(5) > 0) {
                Shop.execute("insert into stock_level (product_id, warehouse_id, retailer_id, on_hand, reserved, "
                        + "unlimited, observed_at) select " + product + ", id, retailer_id, "
                        + (random.nextInt(12) + (random.nextInt(9) == 0 ? 200_000 : 0)) + ", " + random.nextInt(3)
                        + ", " + (random.nextInt(9) == 0) + ", now() from warehouse where retailer_id = "
                        + desk.shop.retailerId + " and " + random.nextInt(3) + " <> id % 3");
            }
        });
    }

    /** Some of the products need some of the others. */
    private void kits(Random random) {
        IntStream.range(0, 8).forEach(kit -> IntStream.range(8 + random.nextInt(16), 24).filter(part -> random.nextInt(
                8) == 0).forEach(part -> Shop.execute("insert into kit_component (kit_id, component_id, retailer_id,"
                        + " quantity) select kit.id, part.id, kit.retailer_id, " + (1 + random.nextInt(3))
                        + " from product kit, product part where kit.retailer_id = " + desk.shop.retailerId
                        + " and part.retailer_id = kit.retailer_id and kit.sku = 'P" + kit + "' and part.sku = 'P"
                        + part + "'")));
    }

    /** Something else than it was. */
    private void decide(long id, Random random) {
        Shop.execute("update integration set every_category = " + random.nextBoolean() + ", every_warehouse = "
                + random.nextBoolean() + ", enabled = " + random.nextBoolean()
                + ", stopped_because = 'held', stopped_at = now() where id = " + id);
        Shop.execute("delete from integration_category where integration_id = " + id);
        Shop.execute("delete from integration_warehouse where integration_id = " + id);
        Shop.execute("insert into integration_category select " + id + ", id, retailer_id from category where "
                + "retailer_id = " + desk.shop.retailerId + " and id % 3 <> " + random.nextInt(3));
        Shop.execute("insert into integration_warehouse select " + id + ", id, retailer_id from warehouse where "
                + "retailer_id = " + desk.shop.retailerId + " and id % 3 <> " + random.nextInt(3));
    }

    private Map<String, List<String>> change(Response opened, Random random) {
        Document page = Desk.read(opened);
        Map<String, List<String>> typed = new LinkedHashMap<>();
        typed.put("minimumStock", List.of(Integer.toString(random.nextInt(10))));
        for (String reach : List.of("categor", "warehouse")) {
            String item = reach.equals("categor") ? "category" : reach;
            String name = reach.equals("categor") ? "categories" : "warehouses";
            List<String> some = new ArrayList<>(page.select("input[name=" + item + "]").eachAttr("value"));
            some.removeIf(value -> random.nextInt(3) == 0);
            boolean every = random.nextBoolean() || some.isEmpty();
            typed.put(name, List.of(every ? "every" : "only"));
            typed.put(item, every ? List.of() : some);
        }
        if (random.nextBoolean()) {
            typed.put("enabled", List.of("on"));
        }
        return typed;
    }

    private void evaluate(long id) {
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofIntegration(desk.shop.retailerId, id));
    }
}
