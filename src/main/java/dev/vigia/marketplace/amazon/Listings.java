package dev.vigia.marketplace.amazon;

import dev.vigia.http.UrlEncoding;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.amazon.AmazonApi.Issue;
import dev.vigia.marketplace.amazon.AmazonApi.ItemSearchResults;
import dev.vigia.marketplace.amazon.AmazonApi.ListingsItem;
import dev.vigia.marketplace.amazon.AmazonApi.ListingsItemPatchRequest;
import dev.vigia.marketplace.amazon.AmazonApi.PatchAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Listings one by one: change the quantity, and see what they show. */
class Listings {

    static final Limit PATCHES = new Limit("patches", 5, 5);
    static final int ITEMS_PER_SEARCH = 20;
    // Not the submission's own: what counts is what the listing shows, and many are read in one search.
    private static final String HANDLE = "listings:";
    private static final Duration TOGETHER = Duration.ofSeconds(10);

    private static final Limit SEARCHES = new Limit("searches", 5, 5);
    private static final Limit READS = new Limit("reads", 5, 10);
    private static final Duration SHOWN_AFTER = Duration.ofSeconds(5);
    /** Until then an error that the listing shows may be that of the quantity before. */
    private static final Duration OWN_ERROR_AFTER = Duration.ofSeconds(30);
    private static final String NEEDED = "fulfillmentAvailability,issues";

    private final AmazonTokens tokens;
    private final Clock clock;

    Listings(AmazonTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    Outcome publish(Account account, Offer offer) {
        Reply reply = tokens.send(account, PATCHES, (api, access, date) -> api.patch(access, date,
                account.setting("seller-id"), offer.encodedSku(), account.setting("marketplace-id"),
                Country.of(account).locale(), "issues", ListingsItemPatchRequest.quantity(offer.quantity())));
        PatchAnswer answer = reply.read(PatchAnswer.class);
        return switch (answer.status()) {
            case "ACCEPTED" -> answer.submissionId().map(submission -> Outcome.accepted(handle(), SHOWN_AFTER))
                    .orElseThrow(reply::unreadable);
            case "INVALID" -> Outcome.rejected(Cause.REFUSED, message(answer.issues().orElse(List.of())));
            default -> throw reply.unreadable();
        };
    }

    /** The moment, roughly: so those sent together are asked about together. */
    private String handle() {
        return HANDLE + clock.instant().getEpochSecond() / TOGETHER.toSeconds() * TOGETHER.toSeconds();
    }

    private static Instant sentAt(String handle) {
        return handle.matches(HANDLE + "\\d{1,12}") ? Instant.ofEpochSecond(Long.parseLong(handle.substring(
                HANDLE.length()))) : Instant.EPOCH;
    }

    static String message(List<Issue> issues) {
        return issues.stream().filter(Issue::isError).map(Issue::toString)
                .collect(Collectors.joining("; "));
    }

    /** What became of a submission, which is only as true as what the listing shows; it tells what was refused later. */
    Outcome confirmed(Offer offer, Map<String, ListingsItem> items, String handle) {
        ListingsItem item = items.get(offer.sku());
        if (item == null) {
            return Outcome.rejected(Cause.NOT_FOUND);
        }
        if (item.isManaged()) {
            return Outcome.rejected(Cause.MANAGED);
        }
        if (item.ownStock().isPresent() && item.ownStock().getAsInt() == offer.quantity()) {
            return Outcome.applied();
        }
        boolean refused = !item.refusals().isEmpty()
                && !clock.instant().isBefore(sentAt(handle).plus(OWN_ERROR_AFTER));
        return refused ? Outcome.rejected(Cause.REFUSED, message(item.refusals()))
                : Outcome.accepted(handle, SHOWN_AFTER);
    }

    /** Listings by SKU; one that does not exist is not in the map. */
    Map<String, ListingsItem> read(Account account, List<String> skus) {
        Map<String, ListingsItem> items = new HashMap<>();
        // The search takes its SKUs as a list with commas, so one that has a comma is read alone.
        Map<Boolean, List<String>> alone = skus.stream().collect(Collectors.partitioningBy(sku -> sku.contains(",")));
        alone.get(true).forEach(sku -> readOne(account, sku, items));
        List<String> listed = alone.get(false);
        for (int from = 0; from < listed.size(); from += ITEMS_PER_SEARCH) {
            search(account, listed.subList(from, Math.min(from + ITEMS_PER_SEARCH, listed.size())), items);
        }
        return items;
    }

    private void readOne(Account account, String sku, Map<String, ListingsItem> items) {
        Reply reply = tokens.send(account, READS, (api, access, date) -> api.item(access, date,
                account.setting("seller-id"), UrlEncoding.encoded(sku), account.setting("marketplace-id"),
                Country.of(account).locale(), NEEDED));
        if (reply.status() != 404) {
            ListingsItem item = reply.read(ListingsItem.class);
            items.put(item.sku(), item);
        }
    }

    private void search(Account account, List<String> skus, Map<String, ListingsItem> items) {
        String encoded = skus.stream().map(UrlEncoding::encoded).collect(Collectors.joining(","));
        tokens.send(account, SEARCHES, (api, access, date) -> api.search(access, date, account.setting("seller-id"),
                account.setting("marketplace-id"), Country.of(account).locale(), encoded, "SKU", NEEDED,
                ITEMS_PER_SEARCH))
                .read(ItemSearchResults.class).items().forEach(item -> items.put(item.sku(), item));
    }
}
