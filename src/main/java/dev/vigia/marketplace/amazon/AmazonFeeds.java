package dev.vigia.marketplace.amazon;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.amazon.AmazonApi.Document;
import dev.vigia.marketplace.amazon.AmazonApi.DocumentCreated;
import dev.vigia.marketplace.amazon.AmazonApi.Feed;
import dev.vigia.marketplace.amazon.AmazonApi.FeedCreated;
import dev.vigia.marketplace.amazon.AmazonApi.Header;
import dev.vigia.marketplace.amazon.AmazonApi.Issue;
import dev.vigia.marketplace.amazon.AmazonApi.ListingsItemPatchRequest;
import dev.vigia.marketplace.amazon.AmazonApi.Message;
import dev.vigia.marketplace.amazon.AmazonApi.Messages;
import dev.vigia.marketplace.amazon.AmazonApi.NewDocument;
import dev.vigia.marketplace.amazon.AmazonApi.NewFeed;
import dev.vigia.marketplace.amazon.AmazonApi.Report;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Thousands of quantities in one document, which Amazon works off when it gets round to it. */
class AmazonFeeds {

    /** One in two minutes; Amazon advises even fewer, so this is for a flood of changes only. */
    static final Limit FEEDS = new Limit("feeds", 1.0 / 120, 15);
    /** Amazon takes 25,000, and asks for less than 10 MiB: this many stay far below even with the longest SKUs. */
    static final int MESSAGES_PER_FEED = 10_000;
    static final String HANDLE = "feed:";

    private static final Limit UPLOADS = new Limit("feed-uploads", 0.5, 15);
    private static final Limit QUESTIONS = new Limit("feed-questions", 2, 15);
    private static final Limit RESULTS = new Limit("feed-results", 0.0222, 10);
    private static final Duration DONE_AFTER = Duration.ofSeconds(30);
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

    private final AmazonTokens tokens;
    private final FeedDocuments documents;

    AmazonFeeds(AmazonTokens tokens, FeedDocuments documents) {
        this.tokens = tokens;
        this.documents = documents;
    }

    Outcome publish(Account account, List<Offer> offers) {
        DocumentCreated document = tokens.send(account, UPLOADS, (api, access, date) -> api.createDocument(access,
                date, new NewDocument(FeedDocuments.CONTENT_TYPE))).readForMany(DocumentCreated.class);
        documents.upload(account, trusted(document.url(), account), Json.write(messages(account, offers)).getBytes(
                UTF_8));
        FeedCreated feed = tokens.send(account, FEEDS, (api, access, date) -> api.createFeed(access, date,
                new NewFeed("JSON_LISTINGS_FEED", List.of(account.setting("marketplace-id")),
                        document.feedDocumentId()))).readForMany(FeedCreated.class);
        return Outcome.acceptedOutOfOrder(HANDLE + feed.feedId(), DONE_AFTER);
    }

    private static Messages messages(Account account, List<Offer> offers) {
        List<Message> messages = IntStream.range(0, offers.size())
                .mapToObj(index -> message(index + 1, offers.get(index))).toList();
        return new Messages(new Header(account.setting("seller-id"), "2.0", Country.of(account).locale()), messages);
    }

    private static Message message(int id, Offer offer) {
        ListingsItemPatchRequest change = ListingsItemPatchRequest.quantity(offer.quantity());
        return new Message(id, offer.sku(), "PATCH", change.productType(), change.patches());
    }

    /** Only Amazon's storage, or the configured address itself: an answer must not send us anywhere else. */
    static URI trusted(String address, Account account) {
        URI uri = parsed(address);
        boolean storage = "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getRawUserInfo() == null
                && uri.getHost().endsWith(".amazonaws.com");
        URI own = account.url();
        boolean ours = own.getScheme().equals(uri.getScheme())
                && own.getRawAuthority().equals(uri.getRawAuthority());
        if (!storage && !ours) {
            throw ConnectorException.unreadable("");
        }
        return uri;
    }

    private static URI parsed(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException malformed) {
            throw ConnectorException.unreadable("");
        }
    }

    List<Answer> confirm(Account account, String handle, List<Offer> offers) {
        String id = handle.substring(HANDLE.length());
        Reply reply = tokens.send(account, QUESTIONS, (api, access, date) -> api.feed(access, date, id));
        if (reply.status() == 404) {
            return Answer.all(offers, Outcome.retry(Cause.DROPPED, AGAIN_AFTER));
        }
        Feed feed = reply.readForMany(Feed.class);
        return switch (feed.processingStatus()) {
            case "IN_QUEUE", "IN_PROGRESS" -> Answer.all(offers, Outcome.acceptedOutOfOrder(handle, DONE_AFTER));
            // After a takeover nothing is saved up, and zeros wait behind this question.
            case "DONE" -> account.isFree(RESULTS) ? reported(report(account, feed), offers)
                    : Answer.all(offers, Outcome.acceptedOutOfOrder(handle, AGAIN_AFTER));
            // Neither is the fault of any listing in it.
            case "CANCELLED", "FATAL" -> Answer.all(offers, Outcome.dropped(feed.processingStatus(), AGAIN_AFTER));
            default -> throw reply.unreadable();
        };
    }

    private Report report(Account account, Feed feed) {
        String id = feed.resultFeedDocumentId().orElseThrow(() -> ConnectorException.unreadable(""));
        Document document = tokens.send(account, RESULTS, (api, access, date) -> api.document(access, date, id))
                .readForMany(Document.class);
        boolean compressed = document.compressionAlgorithm().filter("GZIP"::equals).isPresent();
        byte[] report = documents.download(account, trusted(document.url(), account), compressed);
        return Json.read(new String(report, UTF_8), Report.class);
    }

    /**
     * Each error names its SKU. When more went wrong than is named, those that seem right are sent once more: the feed is
     * done, and what is newer must not wait because of it.
     */
    private static List<Answer> reported(Report report, List<Offer> offers) {
        Map<String, List<Issue>> errors = report.issues().orElse(List.of()).stream().filter(Issue::isError)
                .collect(Collectors.groupingBy(issue -> issue.sku().orElse("")));
        boolean allNamed = !errors.containsKey("") && report.summary().messagesInvalid() <= errors.size();
        Outcome unnamed = allNamed ? Outcome.applied()
                : Outcome.dropped(Listings.message(errors.getOrDefault("", List.of())), Duration.ZERO);
        return offers.stream().map(offer -> Answer.of(offer, errors.containsKey(offer.sku())
                ? Outcome.rejected(Cause.REFUSED, Listings.message(errors.get(offer.sku())))
                : unnamed)).toList();
    }
}
