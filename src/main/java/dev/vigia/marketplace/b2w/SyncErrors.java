package dev.vigia.marketplace.b2w;

import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.b2w.B2wApi.ProductErrors;
import dev.vigia.marketplace.b2w.B2wApi.SyncError;
import dev.vigia.marketplace.b2w.B2wApi.SyncErrorPage;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What SkyHub stored and could not publish to the shop. It keeps one list of it over all products and may be asked once a
 * second, together with much else; so one reading serves all that was stored long enough before.
 */
class SyncErrors {

    private static final String HANDLE = "stored:";
    private static final Duration PUBLISHED_AFTER = Duration.ofSeconds(5);
    private static final Duration READ_EVERY = Duration.ofSeconds(3);
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofSeconds(30);
    private static final int PRODUCTS_PER_PAGE = 50;
    /** A zero waits while they are read. */
    private static final int MOST_PAGES = 4;
    private static final int MOST_ACCOUNTS = 1_000;

    private final SkyHub skyHub;
    private final Clock clock;
    private final Map<String, SyncErrorList> readings = new LinkedHashMap<>() {

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SyncErrorList> eldest) {
            return size() > MOST_ACCOUNTS;
        }
    };

    SyncErrors(SkyHub skyHub, Clock clock) {
        this.skyHub = skyHub;
        this.clock = clock;
    }

    /** The list as it was at a moment. */
    private record SyncErrorList(Instant at, Map<String, List<SyncError>> bySku) {
    }

    /** In order: SkyHub stores a quantity before it answers, and the last one stored is what it publishes. */
    Outcome stored() {
        return Outcome.accepted(HANDLE + clock.instant().getEpochSecond(), PUBLISHED_AFTER);
    }

    List<Answer> confirm(Account account, String handle, List<Offer> offers) {
        Instant stored = handle.matches(HANDLE + "\\d{1,12}")
                ? Instant.ofEpochSecond(Long.parseLong(handle.substring(HANDLE.length())))
                : Instant.EPOCH;
        Optional<SyncErrorList> reading = reading(account, stored.plus(PUBLISHED_AFTER));
        return offers.stream().map(offer -> Answer.of(offer, reading.map(read -> outcome(read, offer, stored))
                .orElse(Outcome.accepted(handle, READ_EVERY)))).toList();
    }

    /** One that is no older; empty where SkyHub may not be asked yet. */
    private Optional<SyncErrorList> reading(Account account, Instant notBefore) {
        String store = account.url() + " " + account.setting("email") + " " + account.setting("api-key").hashCode();
        synchronized (readings) {
            Optional<SyncErrorList> last = Optional.ofNullable(readings.get(store));
            if (last.filter(reading -> !reading.at.isBefore(notBefore)).isPresent()) {
                return last;
            }
            boolean tooSoon = last.filter(reading -> reading.at.plus(READ_EVERY).isAfter(clock.instant())).isPresent();
            if (tooSoon || !account.isFree(ProductStock.OTHERS)) {
                return Optional.empty();
            }
        }
        SyncErrorList fresh = new SyncErrorList(clock.instant(), read(account));
        synchronized (readings) {
            readings.put(store, fresh);
        }
        return Optional.of(fresh);
    }

    private Map<String, List<SyncError>> read(Account account) {
        Map<String, List<SyncError>> bySku = new HashMap<>();
        List<ProductErrors> page;
        int pages = 0;
        do {
            int offset = pages * PRODUCTS_PER_PAGE;
            page = page(account, offset);
            page.forEach(product -> product.concerns().ifPresent(sku -> bySku
                    .computeIfAbsent(sku, any -> new ArrayList<>())
                    .addAll(product.categories().stream().flatMap(category -> category.errors().stream()).toList())));
            pages++;
        } while (page.size() >= PRODUCTS_PER_PAGE && pages < MOST_PAGES);
        return bySku;
    }

    /** Who may not read the list has stored its quantities all the same. */
    private List<ProductErrors> page(Account account, int offset) {
        Reply reply = skyHub.send(account, ProductStock.OTHERS,
                (api, headers) -> api.syncErrors(headers, offset));
        try {
            return reply.read(SyncErrorPage.class).data();
        } catch (ConnectorException failure) {
            if (failure.outcome().isRejected()) {
                return List.of();
            }
            throw failure;
        }
    }

    private static Outcome outcome(SyncErrorList reading, Offer offer, Instant stored) {
        List<SyncError> errors = reading.bySku.getOrDefault(offer.sku(), List.of()).stream()
                .filter(error -> isSince(error, stored.minus(CLOCKS_DIFFER_BY))).toList();
        return errors.isEmpty() ? Outcome.applied() : Outcome.rejected(Cause.REFUSED, message(errors));
    }

    /** One without a moment stands in the list now. */
    private static boolean isSince(SyncError error, Instant moment) {
        try {
            return error.lastOccurrence().map(text -> !OffsetDateTime.parse(text).toInstant().isBefore(moment))
                    .orElse(true);
        } catch (DateTimeException ofAnotherForm) {
            return true;
        }
    }

    private static String message(List<SyncError> errors) {
        return errors.stream().map(error -> Stream.of(error.errorCode(), error.message())
                .flatMap(Optional::stream).collect(Collectors.joining(": "))).distinct()
                .collect(Collectors.joining("; "));
    }
}
