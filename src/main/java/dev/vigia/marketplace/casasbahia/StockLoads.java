package dev.vigia.marketplace.casasbahia;

import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.casasbahia.CasasBahiaApi.LoadError;
import dev.vigia.marketplace.casasbahia.CasasBahiaApi.Loaded;
import dev.vigia.marketplace.casasbahia.CasasBahiaApi.Loads;
import dev.vigia.marketplace.casasbahia.CasasBahiaApi.SellerItemStocks;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The second version's loads: many items in one call, worked off when the marketplace gets round to it. A load has no
 * name of its own; what became of it stands in one list over all of them, by SKU.
 */
class StockLoads {

    /** Its number is not published: this is our own choice. */
    static final Limit LOADS = new Limit("loads", 0.2, 2);
    /** A body may have 1,048,576 bytes: this many stay below it even with the longest SKUs. */
    static final int ITEMS_PER_LOAD = 1_000;
    static final String HANDLE = "load:";

    private static final Limit QUESTIONS = new Limit("load-questions", 1, 10);
    private static final int ROWS_PER_PAGE = 200;
    private static final int MOST_PAGES = 8;
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(30);
    /** So long what is newer waits for an entry that cannot be understood, or stands too far down to be found. */
    private static final Duration UNCLEAR = Duration.ofMinutes(2);
    /** How far their clock may be behind ours. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    private final CasasBahiaRequests requests;
    private final Clock clock;

    StockLoads(CasasBahiaRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    List<Answer> publish(Account account, List<Offer> offers) {
        Instant sent = clock.instant();
        Reply reply = requests.send(account, LOADS,
                (api, headers) -> api.load(headers, changes(account, offers)));
        if (reply.isSuccess()) {
            requireTaken(reply);
            return Answer.all(offers, Outcome.acceptedOutOfOrder(HANDLE + sent.toEpochMilli(), AGAIN_AFTER));
        }
        Outcome refusal = reply.failure();
        Set<String> named = named(reply.body());
        if (named.isEmpty() || !refusal.isRejected()) {
            throw new ConnectorException(refusal).asRetry();
        }
        Outcome innocent = Outcome.retry(Cause.UNAVAILABLE, Duration.ZERO);
        return offers.stream().map(offer -> Answer.of(offer, named.contains(offer.sku()) ? refusal : innocent))
                .toList();
    }

    /** Documented without a body; one that repeats the items is as good. */
    private static void requireTaken(Reply reply) {
        if (!reply.body().isBlank()) {
            reply.readTree(said -> said.isEmpty() || said.findValue("skuSellerId") != null);
        }
    }

    static List<SellerItemStocks> changes(Account account, List<Offer> offers) {
        return offers.stream().map(offer -> new SellerItemStocks(offer.sku(), List.of(ItemStock.stock(offer,
                Preparation.remembered(offer, account), account)))).toList();
    }

    private static Set<String> named(String body) {
        Set<String> named = new HashSet<>();
        Json.tree(body).path("errors").forEach(error -> named.add(error.path("skuSellerId").asText()));
        named.remove("");
        return named;
    }

    List<Answer> confirm(Account account, String handle, List<Offer> offers) {
        Instant sent = Instant.ofEpochMilli(Long.parseLong(handle.substring(HANDLE.length())));
        LoadList list = latest(account, offers.stream().map(Offer::sku).collect(Collectors.toSet()));
        Outcome waiting = Outcome.acceptedOutOfOrder(handle, AGAIN_AFTER);
        Outcome unclear = clock.instant().isAfter(sent.plus(UNCLEAR)) ? Outcome.retry(Cause.DROPPED, Duration.ZERO)
                : waiting;
        return offers.stream().map(offer -> Answer.of(offer, list.of(offer).flatMap(row -> decided(row, offer, sent))
                .orElse(list.isClear(offer) ? waiting : unclear))).toList();
    }

    /**
     * The latest entry of each SKU.
     *
     * @param whole whether the list was read to its end
     */
    private record LoadList(Map<String, Loaded> latest, boolean whole) {

        Optional<Loaded> of(Offer offer) {
            return Optional.ofNullable(latest.get(offer.sku()));
        }

        boolean isClear(Offer offer) {
            return of(offer).map(row -> row.processedAt().isEmpty() || moment(row).isPresent()).orElse(whole);
        }
    }

    /** As far as they are found within some pages. */
    private LoadList latest(Account account, Set<String> skus) {
        OptionalInt warehouse = ItemStock.warehouse(account);
        Map<String, Loaded> latest = new HashMap<>();
        List<Loaded> rows;
        int page = 0;
        do {
            int offset = page * ROWS_PER_PAGE;
            rows = page(account, offset);
            rows.stream().filter(row -> skus.contains(row.skuSellerId()))
                    .filter(row -> warehouse.isEmpty() || row.warehouse().isEmpty()
                            || row.warehouse().equals(warehouse))
                    .forEach(row -> latest.merge(row.skuSellerId(), row, StockLoads::later));
            page++;
        } while (rows.size() == ROWS_PER_PAGE && page < MOST_PAGES);
        return new LoadList(latest, rows.size() < ROWS_PER_PAGE);
    }

    private List<Loaded> page(Account account, int offset) {
        return requests.send(account, QUESTIONS, (api, headers) -> api.loads(headers, offset,
                ROWS_PER_PAGE)).readForMany(Loads.class).skus();
    }

    private static Loaded later(Loaded one, Loaded other) {
        Comparator<Loaded> byMoment = Comparator.comparing(row -> moment(row).orElse(Instant.MAX));
        return byMoment.compare(one, other) >= 0 ? one : other;
    }

    private static Optional<Instant> moment(Loaded row) {
        try {
            return row.processedAt().map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException ofAnotherForm) {
            return Optional.empty();
        }
    }

    /** Empty while nothing is decided: it waits, or what stands there is older, or about another quantity. */
    private static Optional<Outcome> decided(Loaded row, Offer offer, Instant sent) {
        boolean done = moment(row).filter(moment -> !moment.isBefore(sent.minus(SKEW))).isPresent();
        boolean ours = row.updateValue().map(value -> value == offer.quantity()).orElse(true);
        if (!done || !ours) {
            return Optional.empty();
        }
        List<LoadError> problems = row.errors().orElse(List.of());
        boolean failed = row.status().filter(status -> status.toLowerCase(Locale.ROOT).startsWith("err")).isPresent();
        return Optional.of(problems.isEmpty() && !failed ? Outcome.applied()
                : Outcome.rejected(Cause.REFUSED, row.status().orElse("") + " "
                        + problems.stream().map(LoadError::toString).collect(Collectors.joining("; "))));
    }
}
