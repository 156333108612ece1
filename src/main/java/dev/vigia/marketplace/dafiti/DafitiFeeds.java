package dev.vigia.marketplace.dafiti;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.dafiti.SignedCalls.SignedFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Quantities in one XML body, which SellerCenter works off later and reports on. */
class DafitiFeeds {

    /** No number is published; this leaves room for asking about each. */
    static final Limit FEEDS = new Limit("stock-feeds", 0.5, 5);
    /** Nor is this one: clients are known to send about fifty. */
    static final int PRODUCTS_PER_FEED = 50;

    private static final Limit QUESTIONS = new Limit("feed-questions", 2, 5);
    private static final Limit READS = new Limit("signed-reads", 1, 5);
    private static final Duration ASK_AFTER = Duration.ofSeconds(3);
    private static final String UNKNOWN_FEED = "12 ";

    private final SignedCalls calls;

    DafitiFeeds(SignedCalls calls) {
        this.calls = calls;
    }

    List<Answer> publish(Account account, List<Offer> offers) {
        List<Offer> sent = offers.stream().filter(StockXml::canCarry).toList();
        Map<String, Outcome> outcomes = new HashMap<>();
        offers.forEach(offer -> outcomes.put(offer.sku(),
                Outcome.rejected(Cause.UNSENDABLE)));
        if (!sent.isEmpty()) {
            outcomes.putAll(send(account, sent));
        }
        return offers.stream().map(offer -> Answer.of(offer, outcomes.get(offer.sku()))).toList();
    }

    /** Out of order: nothing says that two feeds are worked off in the order in which they came. */
    private Map<String, Outcome> send(Account account, List<Offer> offers) {
        Map<String, Outcome> outcomes = new HashMap<>();
        try {
            JsonNode taken = calls.send(account, FEEDS, Map.of("Action", "ProductStockUpdate"),
                    (api, query) -> api.tell(query, StockXml.of(offers)));
            String feed = taken.path("Head").path("RequestId").asText();
            if (feed.isEmpty() || feed.length() > 200) {
                throw ConnectorException.unreadable(taken.toString());
            }
            offers.forEach(offer -> outcomes.put(offer.sku(), Outcome.acceptedOutOfOrder(feed, ASK_AFTER)));
        } catch (SignedFailure failure) {
            offers.forEach(offer -> outcomes.put(offer.sku(), blamed(offer, failure)));
        } catch (ConnectorException failure) {
            offers.forEach(offer -> outcomes.put(offer.sku(), failure.outcome()));
        }
        return outcomes;
    }

    /** Where a refusal names SKUs, the others are sent again without them. */
    private static Outcome blamed(Offer offer, SignedFailure failure) {
        Map<String, String> named = new HashMap<>(failure.bySku());
        named.remove("");
        if (named.isEmpty() || !failure.outcome().isCausedBy(Cause.REFUSED)) {
            return failure.outcome();
        }
        return named.containsKey(offer.sku()) ? Outcome.rejected(Cause.REFUSED, named.get(offer.sku()))
                : Outcome.dropped(failure.outcome().message(), Duration.ZERO);
    }

    List<Answer> confirm(Account account, String feed, List<Offer> offers) {
        JsonNode detail;
        try {
            JsonNode told = calls.send(account, QUESTIONS, Map.of("Action", "FeedStatus", "FeedID", feed),
                    SignedApi::ask);
            detail = SignedCalls.listed(told.path("Body").path("FeedDetail")).stream().findFirst()
                    .orElseThrow(() -> ConnectorException.unreadable(told.toString()));
        } catch (SignedFailure failure) {
            boolean unknown = failure.outcome().isRejected()
                    && failure.outcome().message().startsWith(UNKNOWN_FEED);
            if (!unknown) {
                throw failure.asRetry();
            }
            return Answer.all(offers, Outcome.retry(Cause.DROPPED, failure.outcome().message(), Duration.ZERO));
        }
        return switch (detail.path("Status").asText()) {
            case "Queued", "Processing" -> Answer.all(offers, Outcome.acceptedOutOfOrder(feed, ASK_AFTER));
            case "Finished" -> finished(account, detail, offers);
            case "Canceled", "Error" -> Answer.all(offers, Outcome.dropped(detail.path("Status").asText(),
                    Duration.ZERO));
            default -> throw ConnectorException.unreadable(detail.toString());
        };
    }

    /** What the report names was refused; what it leaves open is looked at, for nothing may wait for a feed that is done. */
    private List<Answer> finished(Account account, JsonNode detail, List<Offer> offers) {
        Map<String, String> errors = SignedCalls.bySku(detail.path("FeedErrors").path("Error"));
        Map<String, Outcome> outcomes = new HashMap<>();
        offers.stream().filter(offer -> errors.containsKey(offer.sku())).forEach(offer -> outcomes.put(offer.sku(),
                Outcome.rejected(Cause.REFUSED, errors.get(offer.sku()))));
        List<Offer> open = offers.stream().filter(offer -> !outcomes.containsKey(offer.sku())).toList();
        if (namesAll(detail, errors)) {
            open.forEach(offer -> outcomes.put(offer.sku(), Outcome.applied()));
        } else if (!open.isEmpty()) {
            outcomes.putAll(lookedAt(account, open, errors.getOrDefault("", "")));
        }
        return offers.stream().map(offer -> Answer.of(offer, outcomes.get(offer.sku()))).toList();
    }

    private static boolean namesAll(JsonNode detail, Map<String, String> errors) {
        String failed = detail.path("FailedRecords").asText();
        return !errors.containsKey("") && failed.matches("\\d{1,9}") && Integer.parseInt(failed) <= errors.size();
    }

    /** @param said of no product in particular */
    private Map<String, Outcome> lookedAt(Account account, List<Offer> open, String said) {
        Outcome again = Outcome.dropped(said, Duration.ZERO);
        Map<String, Outcome> outcomes = new HashMap<>();
        try {
            Map<String, Integer> shown = read(account, open.stream().map(Offer::sku).toList());
            open.forEach(offer -> outcomes.put(offer.sku(), seen(offer, Optional.ofNullable(shown.get(offer.sku())),
                    said).orElse(again)));
        } catch (ConnectorException failure) {
            if (failure.outcome().refusesCredentials() || failure.outcome().asksToWait()) {
                throw failure;
            }
            open.forEach(offer -> outcomes.put(offer.sku(), again));
        }
        return outcomes;
    }

    /** Fewer units may have been sold since; more were never taken away, so this is one that failed. */
    private static Optional<Outcome> seen(Offer offer, Optional<Integer> shown, String said) {
        if (shown.isEmpty()) {
            return Optional.of(DafitiQuantities.missing());
        }
        int more = shown.get() - offer.quantity();
        return more < 0 ? Optional.empty()
                : Optional.of(more == 0 ? Outcome.applied() : Outcome.rejected(Cause.REFUSED, said));
    }

    /** What products hold, by SKU; one that does not exist is not in the map. */
    Map<String, Integer> read(Account account, List<String> skus) {
        Set<String> wanted = new HashSet<>(skus);
        JsonNode told = calls.send(account, READS, Map.of("Action", "GetProducts", "Filter", "all",
                "SkuSellerList", Json.write(skus), "Limit", Integer.toString(skus.size()), "Offset", "0"),
                SignedApi::ask);
        JsonNode products = told.path("Body").path("Products");
        if (products.isMissingNode() || products.isObject() && !products.has("Product")) {
            throw ConnectorException.unreadable(told.toString());
        }
        Map<String, Integer> quantities = new HashMap<>();
        for (JsonNode product : SignedCalls.listed(products.path("Product"))) {
            String sku = product.path("SellerSku").asText();
            String quantity = product.path("Quantity").asText();
            if (sku.isEmpty() || !quantity.matches("\\d{1,9}")) {
                throw ConnectorException.unreadable(product.toString());
            }
            if (wanted.contains(sku)) {
                quantities.put(sku, Integer.valueOf(quantity));
            }
        }
        return quantities;
    }
}
