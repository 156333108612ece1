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
    /** A zero waits while they are read; what is left of a longer list is read when it is asked about next. */
    private static final int MOST_PAGES = 4;
    /** So long an error from before may be gone with this quantity; then what could not be published is this one, too. */
    private static final Duration OWN_ERROR_AFTER = Duration.ofMinutes(1);
    private static final int MOST_ACCOUNTS = 1_000;

    private final SkyHub skyHub;
    private final Clock clock;
    private final Map<String, SyncErrorList> readings = ofFewAccounts();
    private final Map<String, SyncErrorList> begun = ofFewAccounts();

    SyncErrors(SkyHub skyHub, Clock clock) {
        this.skyHub = skyHub;
        this.clock = clock;
    }

    private static Map<String, SyncErrorList> ofFewAccounts() {
        return new LinkedHashMap<>() {

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, SyncErrorList> eldest) {
                return size() > MOST_ACCOUNTS;
            }
        };
    }

    /**
     * The list as it was from a moment on, as far as it has been read.
     *
     * @param products how many of it
     */
    private record SyncErrorList(Instant at, Map<String, List<SyncError>> bySku, int products, boolean whole) {

        static SyncErrorList begin(Instant now) {
            return new SyncErrorList(now, Map.of(), 0, false);
        }

        /**
         * With one page more. SkyHub does not say how many products a page has, nor which is the last: one that brings
         * nothing new ends the list.
         */
        SyncErrorList and(List<ProductErrors> page) {
            Map<String, List<SyncError>> more = new HashMap<>(bySku);
            page.forEach(product -> product.concerns().ifPresent(sku -> more.merge(sku, product.categories().stream()
                    .flatMap(category -> category.errors().stream()).toList(), SyncErrorList::both)));
            return new SyncErrorList(at, more, products + page.size(), more.equals(bySku));
        }

        private static List<SyncError> both(List<SyncError> some, List<SyncError> more) {
            return some.containsAll(more) ? some : Stream.concat(some.stream(), more.stream()).toList();
        }
    }

    /** In order: SkyHub stores a quantity before it answers, and the last one stored is what it publishes. */
    Outcome stored() {
        return Outcome.accepted(HANDLE + clock.instant().getEpochSecond(), PUBLISHED_AFTER);
    }

    List<Answer> confirm(Account account, String handle, List<Offer> offers) {
        Instant stored = handle.matches(HANDLE + "\\d{1,12}")
                ? Instant.ofEpochSecond(Long.parseLong(handle.substring(HANDLE.length())))
                : Instant.EPOCH;
        boolean isLate = !clock.instant().isBefore(stored.plus(OWN_ERROR_AFTER));
        Optional<SyncErrorList> reading = reading(account, stored.plus(isLate ? OWN_ERROR_AFTER : PUBLISHED_AFTER));
        Outcome open = Outcome.accepted(handle, READ_EVERY);
        return offers.stream().map(offer -> Answer.of(offer, reading.flatMap(read -> outcome(read, offer, stored))
                .orElse(open))).toList();
    }

    /** A whole one that is no older; empty where SkyHub may not be asked yet, or the list is longer than may be read now. */
    private Optional<SyncErrorList> reading(Account account, Instant notBefore) {
        String store = account.url() + " " + account.setting("email") + " " + account.setting("api-key").hashCode();
        SyncErrorList from;
        synchronized (readings) {
            Optional<SyncErrorList> last = Optional.ofNullable(readings.get(store));
            if (last.filter(reading -> !reading.at.isBefore(notBefore)).isPresent()) {
                return last;
            }
            boolean tooSoon = last.filter(reading -> reading.at.plus(READ_EVERY).isAfter(clock.instant())).isPresent();
            if (tooSoon && !begun.containsKey(store) || !account.isFree(ProductStock.OTHERS)) {
                return Optional.empty();
            }
            from = Optional.ofNullable(begun.remove(store)).orElseGet(() -> SyncErrorList.begin(clock.instant()));
        }
        SyncErrorList read = read(account, from);
        synchronized (readings) {
            (read.whole ? readings : begun).put(store, read);
        }
        return Optional.of(read).filter(reading -> reading.whole && !reading.at.isBefore(notBefore));
    }

    private SyncErrorList read(Account account, SyncErrorList from) {
        SyncErrorList reading = from;
        for (int page = 0; page < MOST_PAGES && !reading.whole; page++) {
            reading = reading.and(page(account, reading.products));
        }
        return reading;
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

    /** Empty while nothing but errors from before stand there, which may be gone in a moment. */
    private static Optional<Outcome> outcome(SyncErrorList reading, Offer offer, Instant stored) {
        List<SyncError> all = reading.bySku.getOrDefault(offer.sku(), List.of());
        if (all.isEmpty()) {
            return Optional.of(Outcome.applied());
        }
        List<SyncError> since = all.stream().filter(error -> isSince(error, stored.minus(CLOCKS_DIFFER_BY))).toList();
        if (since.isEmpty() && reading.at.isBefore(stored.plus(OWN_ERROR_AFTER))) {
            return Optional.empty();
        }
        return Optional.of(Outcome.rejected(Cause.REFUSED, message(since.isEmpty() ? all : since)));
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
