package dev.vigia.sandbox.dafiti;

import dev.vigia.sandbox.Bounded;
import dev.vigia.sandbox.oauth.AccessTokens;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the older API was told: it waits, is worked on and is done, each step after the configured delay. */
final class Feeds {

    private static final int REMEMBERED = 2_000;

    private final Sellers sellers;
    private final Vertx vertx;
    private final long stepMillis;
    private final Map<String, Feed> feeds = Bounded.map(REMEMBERED);

    Feeds(Sellers sellers, Vertx vertx, Duration step) {
        this.sellers = sellers;
        this.vertx = vertx;
        this.stepMillis = Math.max(1, step.toMillis());
    }

    /** @return the number of the feed */
    String accept(String seller, List<StockBody.Line> lines, boolean dishonest) {
        Feed feed = new Feed(AccessTokens.random(), seller, lines);
        feeds.put(feed.id, feed);
        vertx.setTimer(stepMillis, first -> {
            feed.enter("Processing");
            vertx.setTimer(stepMillis, second -> feed.work(sellers, dishonest));
        });
        return feed.id;
    }

    Optional<Map<String, Object>> status(String seller, String id) {
        return Optional.ofNullable(feeds.get(id)).filter(feed -> feed.seller.equals(seller)).map(Feed::detail);
    }

    private static final class Feed {

        private final String id;
        private final String seller;
        private final List<StockBody.Line> lines;
        private final List<Map<String, Object>> errors = new ArrayList<>();
        private String status = "Queued";
        private int processed;

        Feed(String id, String seller, List<StockBody.Line> lines) {
            this.id = id;
            this.seller = seller;
            this.lines = lines;
        }

        synchronized void enter(String next) {
            status = next;
        }

        synchronized void work(Sellers sellers, boolean dishonest) {
            lines.forEach(line -> work(line, sellers, dishonest));
            status = "Finished";
        }

        private void work(StockBody.Line line, Sellers sellers, boolean dishonest) {
            processed++;
            Optional<SellerProduct> product = sellers.find(seller, line.sku());
            if (product.isEmpty()) {
                fail(line, "Seller SKU '" + line.sku() + "' not found");
            } else if (!line.quantity().matches("\\d{1,9}")) {
                fail(line, "Quantity must be a whole number from 0");
            } else if (!dishonest && !product.get().take(Integer.parseInt(line.quantity()))) {
                fail(line, "The stock of this product is managed by Dafiti");
            }
        }

        private void fail(StockBody.Line line, String message) {
            errors.add(Map.of("Code", "1", "Message", message, "SellerSku", line.sku()));
        }

        synchronized Map<String, Object> detail() {
            Map<String, Object> detail = new LinkedHashMap<>();
            detail.put("Feed", id);
            detail.put("Status", status);
            detail.put("Action", "ProductStockUpdate");
            detail.put("TotalRecords", Integer.toString(lines.size()));
            detail.put("ProcessedRecords", Integer.toString(processed));
            detail.put("FailedRecords", Integer.toString(errors.size()));
            detail.put("FeedErrors", errors.isEmpty() ? "" : Map.of("Error", OlderApi.some(errors)));
            detail.put("FeedWarnings", "");
            return detail;
        }
    }
}
