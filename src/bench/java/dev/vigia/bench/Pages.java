package dev.vigia.bench;

import static dev.vigia.bench.Report.format;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.testing.BigShop;
import dev.vigia.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Pages of the dashboard as a browser fetches them: every kind of filter, order and place, the slow ones above all. */
final class Pages {

    private static final int TIMES = 40;
    private static final double TARGET = 50;
    private static final double TARGET_GROWTH = 2;
    private static final int TARGET_WEIGHT = 120_000;
    private static final String BARE = "/sample";
    private static final String TODAY = "today";

    private final BigShop shop;
    private final Client client;

    Pages(BigShop shop, Client client) {
        this.shop = shop;
        this.client = client;
    }

    /** Milliseconds of one page, fetched so many times. */
    record Timed(String what, double median, double p95) {
    }

    List<Timed> time() {
        List<Timed> timed = new ArrayList<>();
        paths().forEach((what, path) -> {
            for (int i = 0; i < TIMES / 4; i++) {
                client.page(path);
            }
            double[] times = new double[TIMES];
            for (int i = 0; i < TIMES; i++) {
                times[i] = client.page(path).time().toNanos() / 1e6;
            }
            timed.add(new Timed(what, Median.quantile(times, 0.5), Median.quantile(times, 0.95)));
        });
        return timed;
    }

    private Map<String, String> paths() {
        long integration = shop.integrations().get(4);
        long category = TestDatabase.number("select max(id) from category where retailer_id = " + shop.retailerId());
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("bare page", BARE);
        paths.put("first page", "/stock");
        for (String state : List.of("below_minimum", "out_of_stock", "waiting_to_reopen", "unknown", "ok", "failing",
                "paused")) {
            paths.put(state, "/stock?state=" + state);
        }
        paths.put("integration", "/stock?integration=" + integration);
        paths.put("integration, unknown", "/stock?state=unknown&integration=" + integration);
        paths.put("category", "/stock?category=" + category);
        paths.put("category, out of stock", "/stock?state=out_of_stock&category=" + category);
        for (String sort : List.of("sku", "sku_desc", "name", "name_desc")) {
            paths.put("by " + sort, "/stock?sort=" + sort);
        }
        paths.put("by name, unknown", "/stock?sort=name&state=unknown");
        paths.put("by name, failing", "/stock?sort=name&state=failing");
        paths.put("by name, unknown, one category", "/stock?sort=name&state=unknown&category=" + category);
        paths.put("search, one SKU", "/stock?q=SKU-0004321");
        paths.put("search, nothing", "/stock?q=xyzzy");
        paths.put("search, two letters", "/stock?q=zq");
        paths.put("search, what all have", "/stock?q=sku-00");
        paths.put("search, one in twelve", "/stock?q=taza");
        paths.put("search, one in 84", "/stock?q=mate+verde");
        paths.put("search, unknown", "/stock?q=taza&state=unknown");
        paths.put("search, by name", "/stock?q=taza&sort=name");
        paths.put("search, failing", "/stock?q=taza&state=failing");
        paths.put("hundred rows", "/stock?size=100");
        paths.put("halfway", "/stock?cursor=" + ok("desc offset 1000"));
        paths.put("last page", "/stock?cursor=" + ok("asc offset 10"));
        paths.put("last page by name", "/stock?sort=name&cursor=" + byName());
        paths.put("the end of the list", "/stock?cursor=last");
        paths.put("search, by available", "/stock?q=SKU-000432&sort=available");
        paths.put("one product", "/stock/SKU-0004321");
        paths.put("updates", "/updates");
        paths.put(TODAY, "/");
        paths.put("rules", "/rules");
        return paths;
    }

    /** A cursor beside the listing, among those that are ok, of the product at a place of their order. */
    private String ok(String place) {
        return cursor("URGENCY", TestDatabase.text("select 'ok|" + Instant.EPOCH + "|' || product_id || '|' ||"
                + " integration_id from listing where retailer_id = " + shop.retailerId()
                + " and not exists (select from"
                + " listing_condition condition where condition.product_id = listing.product_id and"
                + " condition.integration_id = listing.integration_id) order by product_id " + place + " limit 1"));
    }

    private String byName() {
        return cursor("NAME", TestDatabase.text("select name || '|' || sku || '|' || (select min(id) from integration"
                + " where retailer_id = product.retailer_id) from product where retailer_id = " + shop.retailerId()
                + " order by name desc, sku desc offset 3 limit 1"));
    }

    /** As the page writes it in its links. */
    private static String cursor(String order, String key) {
        List<Object> all = new ArrayList<>(List.of(order, false));
        all.addAll(List.of(key.split("\\|")));
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(new ObjectMapper().writeValueAsString(all)
                    .getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param before the same pages of the smallest shop, when it was alone; empty where this one is the smallest */
    static void tell(Report report, BigShop shop, List<Timed> before, List<Timed> pages) {
        Timed bare = pages.get(0);
        Timed today = pages.stream().filter(page -> page.what.equals(TODAY)).findFirst().orElseThrow();
        report.row(format("/ at %,d listings", shop.products() * 9), format("p95 %.0f ms", today.p95), format(
                "bare page p95 %.0f ms", bare.p95), format("%.1f ×", today.p95 / bare.p95), "p95 ≤ 50 ms",
                today.p95 <= TARGET);
        List<Timed> stock = pages.subList(1, pages.size()).stream().filter(page -> page != today).toList();
        Timed slowest = stock.stream().max(Comparator.comparingDouble(Timed::p95)).orElseThrow();
        report.row(format("/stock at %,d listings, slowest of %d pages: %s", shop.products() * 9, stock.size(),
                slowest.what), format("p95 %.0f ms", slowest.p95), format("bare page p95 %.0f ms", bare.p95),
                format("%.1f ×", slowest.p95 / bare.p95), "p95 ≤ 50 ms", slowest.p95 <= TARGET);
        if (!before.isEmpty()) {
            Growth worst = java.util.stream.IntStream.range(1, pages.size())
                    .mapToObj(i -> new Growth(pages.get(i), before.get(i)))
                    .max(Comparator.comparingDouble(Growth::factor)).orElseThrow();
            report.row("the same page at 90,000 listings, most grown: " + worst.now.what,
                    format("median %.1f ms", worst.now.median), format("median %.1f ms", worst.before.median),
                    format("%.1f ×", worst.factor()), "≤ 2 ×", worst.factor() <= TARGET_GROWTH);
        }
        for (int i = 0; i < pages.size(); i++) {
            Timed page = pages.get(i);
            report.detail(format("page %-32s median %6.1f ms, p95 %6.1f ms", page.what, page.median, page.p95)
                    + (before.isEmpty() ? ""
                            : format("; at 90,000 %6.1f ms, %6.1f ms", before.get(i).median,
                                    before.get(i).p95)));
        }
    }

    private record Growth(Timed now, Timed before) {

        double factor() {
            return now.median / before.median;
        }
    }

    /** The first visit: the page and all it links to, as they cross the wire. */
    static void weigh(Report report, Client client) {
        Client.Page page = client.page("/stock");
        Document document = Jsoup.parse(page.text());
        int weight = page.bytes().length;
        List<String> parts = new ArrayList<>();
        for (Element part : document.select("link[rel=stylesheet], link[rel=icon], script[src], img[src]")) {
            String path = part.hasAttr("href") ? part.attr("href") : part.attr("src");
            int bytes = client.page(path).bytes().length;
            weight += bytes;
            parts.add(path.substring(path.lastIndexOf('/') + 1) + " " + format("%,d", bytes));
        }
        assertThat(parts).as("what the page links to").isNotEmpty();
        report.row("page weight, first visit of /stock", format("%,d bytes", weight), "–", "–", "≤ 120 kB",
                weight <= TARGET_WEIGHT);
        report.detail(format("page weight: HTML %,d, %s", page.bytes().length, String.join(", ", parts)));
    }
}
