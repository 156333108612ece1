package dev.vigia.sandbox.amazon;

import dev.vigia.sandbox.Bounded;
import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Grant;
import dev.vigia.sandbox.Json;
import dev.vigia.sandbox.Rate;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Feeds 2021-06-30: a feed waits, is processed and ends, each step after the configured delay. */
final class Feeds {

    private static final Rate CREATE = new Rate("createFeed", 0.0083, 15);
    private static final Rate GET = new Rate("getFeed", 2, 15);
    private static final int REMEMBERED = 2_000;
    /** Still taken, and always fatal since Amazon retired them. */
    private static final Set<String> RETIRED = Set.of("POST_INVENTORY_AVAILABILITY_DATA", "POST_PRODUCT_DATA",
            "POST_FLAT_FILE_INVLOADER_DATA", "POST_PRODUCT_PRICING_DATA",
            "POST_FLAT_FILE_PRICEANDQUANTITYONLY_UPDATE_DATA");

    private final AmazonAuth auth;
    private final Shop shop;
    private final Documents documents;
    private final Vertx vertx;
    private final Clock clock;
    private final long stepMillis;
    private final AtomicLong ids = new AtomicLong(50_000_000_000L);
    private final Map<String, Feed> feeds = Bounded.map(REMEMBERED);

    Feeds(AmazonAuth auth, Shop shop, Documents documents, Vertx vertx, Clock clock, Duration step) {
        this.auth = auth;
        this.shop = shop;
        this.documents = documents;
        this.vertx = vertx;
        this.clock = clock;
        this.stepMillis = Math.max(1, step.toMillis());
    }

    void serve(Routes routes) {
        routes.post("/feeds/2021-06-30/feeds", this::create).get("/feeds/2021-06-30/feeds/:id", this::show);
    }

    private void create(Call call) {
        Grant grant = auth.enter(call.allowing(), CREATE);
        Creation wanted = call.json(Creation.class);
        if (wanted.feedType == null || !wanted.feedType.equals(FeedProcessing.TYPE) && !RETIRED.contains(
                wanted.feedType)) {
            throw AmazonAuth.bad("feedType must be " + FeedProcessing.TYPE);
        }
        if (wanted.marketplaceIds == null || wanted.marketplaceIds.isEmpty()
                || !wanted.marketplaceIds.stream().allMatch(AmazonAuth::isMarketplace)) {
            throw AmazonAuth.bad("marketplaceIds must be known marketplaces");
        }
        Document input = Optional.ofNullable(wanted.inputFeedDocumentId).flatMap(id -> documents.find(grant.seller(),
                id))
                .orElseThrow(() -> AmazonAuth.bad("inputFeedDocumentId must be a document of the seller"));
        Feed feed = new Feed(Long.toString(ids.incrementAndGet()), grant.seller(), wanted.feedType,
                wanted.marketplaceIds,
                clock.instant());
        feeds.put(feed.id(), feed);
        boolean dishonest = call.isDishonest();
        vertx.setTimer(stepMillis, first -> {
            feed.start(clock.instant());
            vertx.setTimer(stepMillis, second -> vertx.executeBlocking(() -> process(feed, input, dishonest)));
        });
        call.answer(202, Map.of("feedId", feed.id()));
    }

    private boolean process(Feed feed, Document input, boolean dishonest) {
        FeedProcessing.Report report = new FeedProcessing(shop, feed, dishonest).process(input.content().orElse(
                new byte[0]));
        Document result = documents.keepResult(feed.seller(), Json.write(report.body()));
        feed.end(report.status(), clock.instant(), result.id());
        return true;
    }

    private void show(Call call) {
        Grant grant = auth.enter(call.allowing(), GET);
        Feed feed = Optional.ofNullable(feeds.get(call.path("id"))).filter(known -> known.seller().equals(grant
                .seller()))
                .orElseThrow(() -> new RefusedCall(404, "NotFound", "There is no such feed"));
        call.answer(200, feed.answer());
    }

    record Creation(String feedType, List<String> marketplaceIds, String inputFeedDocumentId) {
    }
}
