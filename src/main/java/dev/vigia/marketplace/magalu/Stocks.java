package dev.vigia.marketplace.magalu;

import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.magalu.MagaluApi.AcceptedChange;
import dev.vigia.marketplace.magalu.MagaluApi.Channel;
import dev.vigia.marketplace.magalu.MagaluApi.StockPosition;
import dev.vigia.marketplace.magalu.MagaluApi.StockPositions;
import dev.vigia.marketplace.magalu.MagaluApi.Trace;
import dev.vigia.marketplace.magalu.MagaluApi.Traces;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Stock positions: changed, created where a SKU has none yet, and read. What was taken is followed by what the position
 * shows, since that is what a buyer sees, and by the errors of its trace.
 */
class Stocks {

    static final String CHANNEL = "channel-id";
    static final Limit WRITES = new Limit("stock-writes", 650 / 60.0, 650);
    static final Limit READS = new Limit("stock-reads", 850 / 60.0, 850);

    private static final Duration SHOWN_AFTER = Duration.ofSeconds(2);
    private static final Duration TOGETHER = Duration.ofSeconds(10);
    /** Then it is sent again: an order that came meanwhile keeps the sent number from ever being shown. */
    private static final Duration LONGEST_JOURNEY = Duration.ofMinutes(1);
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofSeconds(30);
    private static final int TRACES = 10;
    /** A SKU that was just created has no stock position and is not found; after this many times it does not exist. */
    private static final int TRIES = 3;
    private static final Duration TRY_AGAIN = Duration.ofSeconds(30);
    private static final String STOCK = "stock";
    private static final String MISSING = "missing ";

    private final MagaluTokens tokens;
    private final Clock clock;

    Stocks(MagaluTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    Answer publish(Account account, Offer offer) {
        Reply reply = change(account, offer);
        if (reply.status() == 404) {
            reply = create(account, offer);
        }
        if (reply.status() == 409) {
            reply = change(account, offer);
        }
        return reply.status() == 404 ? notFound(offer, reply) : new Answer(offer, taken(reply), Optional.of(STOCK));
    }

    private Reply change(Account account, Offer offer) {
        return tokens.send(account, WRITES, (api, bearer, id) -> api.change(bearer, id, offer.encodedSku(),
                stock(account, offer)));
    }

    private Reply create(Account account, Offer offer) {
        return tokens.send(account, WRITES, (api, bearer, id) -> api.create(bearer, id, offer.encodedSku(),
                stock(account, offer)));
    }

    private static StockPosition stock(Account account, Offer offer) {
        return new StockPosition(new Channel(account.setting(CHANNEL)), MagaluApi.AVAILABLE,
                Math.max(0, offer.quantity()));
    }

    private static Answer notFound(Offer offer, Reply reply) {
        int times = 1 + offer.remote().filter(known -> known.matches(MISSING + "\\d"))
                .map(known -> Integer.parseInt(known.substring(MISSING.length()))).orElse(0);
        Optional<String> remembered = Optional.of(MISSING + Math.min(times, TRIES));
        if (times >= TRIES) {
            return new Answer(offer, reply.failure(), remembered);
        }
        return new Answer(offer, Outcome.retry(Cause.NOT_FOUND, MagaluErrors.message(reply
                .body()),
                TRY_AGAIN), remembered);
    }

    /**
     * A later quantity could overtake one that is still travelling, so none is sent before this one has arrived. The
     * handle is a moment, not the id of a trace: so those sent together are asked about together.
     */
    private Outcome taken(Reply reply) {
        if (reply.status() != 202) {
            throw reply.isSuccess() ? reply.unreadable() : new ConnectorException(reply.failure());
        }
        reply.read(AcceptedChange.class);
        long together = clock.instant().getEpochSecond() / TOGETHER.toSeconds() * TOGETHER.toSeconds();
        return Outcome.acceptedOutOfOrder(Long.toString(together), SHOWN_AFTER);
    }

    /**
     * What became of a quantity. One that is not waited for any longer may be shown later all the same.
     *
     * @param handle the second in which it was sent, or a few before
     */
    Outcome confirm(Account account, String handle, Offer offer) {
        Instant sent = sentAt(handle);
        boolean tooLate = clock.instant().isAfter(sent.plus(LONGEST_JOURNEY));
        if (positionShows(account, offer, tooLate)) {
            return Outcome.applied();
        }
        Outcome open = tooLate ? Outcome.retry(Cause.DROPPED, Duration.ZERO)
                : Outcome.acceptedOutOfOrder(handle, SHOWN_AFTER);
        return error(account, offer, sent).orElse(open);
    }

    /**
     * A position that was just created is not found for a while, and no refusal of a question is the SKU's fault.
     *
     * @param tooLate whether what is newer may not wait any longer for a position that cannot be read
     */
    private boolean positionShows(Account account, Offer offer, boolean tooLate) {
        try {
            Reply reply = position(account, offer);
            return reply.status() != 404 && available(account, reply.readForMany(StockPositions.class)) == Math.max(0,
                    offer
                            .quantity());
        } catch (ConnectorException unread) {
            if (tooLate && !unread.outcome().refusesCredentials() && !unread.outcome().asksToWait()) {
                return false;
            }
            throw unread;
        }
    }

    private static Instant sentAt(String handle) {
        return handle.matches("\\d{1,12}") ? Instant.ofEpochSecond(Long.parseLong(handle)) : Instant.EPOCH;
    }

    /** The trace tells why a quantity was dropped. An application without its scope learns only that it is not shown. */
    private Optional<Outcome> error(Account account, Offer offer, Instant sent) {
        Reply reply = tokens.send(account, READS,
                (api, bearer, id) -> api.traces(bearer, id, offer.encodedSku(), TRACES));
        if (!reply.isSuccess()) {
            // A fault that asks for nothing is the traces' own, and no reason to leave the account alone.
            return Optional.of(reply.failure()).filter(Outcome::asksToWait);
        }
        return traces(reply).stream().filter(Trace::isError)
                .filter(trace -> isSince(trace, sent.minus(CLOCKS_DIFFER_BY))).findFirst()
                .map(trace -> Outcome.rejected(Cause.REFUSED, trace.message().orElse(
                        "")));
    }

    /** Traces that cannot be read tell nothing, and the position will. */
    private static List<Trace> traces(Reply reply) {
        try {
            return Json.read(reply.body(), Traces.class).results();
        } catch (ConnectorException unreadable) {
            return List.of();
        }
    }

    private static boolean isSince(Trace trace, Instant moment) {
        try {
            return trace.sentAt().map(text -> !OffsetDateTime.parse(text).toInstant().isBefore(moment)).orElse(false);
        } catch (DateTimeException unknownFormat) {
            // What cannot be dated may belong to an older quantity.
            return false;
        }
    }

    /** @throws ConnectorException when it cannot be read */
    int shown(Account account, Offer offer) {
        return available(account, position(account, offer).read(StockPositions.class));
    }

    private Reply position(Account account, Offer offer) {
        return tokens.send(account, READS, (api, bearer, id) -> api.stock(bearer, id, offer.encodedSku()));
    }

    private static int available(Account account, StockPositions positions) {
        return positions.available(account.setting(CHANNEL));
    }
}
