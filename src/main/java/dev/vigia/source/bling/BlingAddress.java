package dev.vigia.source.bling;

import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Keeps this node's address from being blocked. Bling blocks one for ten minutes after 600 calls or 300 errors in 10 seconds,
 * for an hour after 20 sign-ins in a minute, and for good if it goes on; all accounts here share it, and other nodes may. What
 * it tells of a limit says for how long nothing is asked.
 */
final class BlingAddress {

    static final Duration BLOCK = Duration.ofMinutes(10);
    static final Duration SIGN_IN_BLOCK = Duration.ofMinutes(60);
    /** Nobody says when its day ends: it is asked again each hour. */
    static final Duration DAY_IS_SPENT = Duration.ofHours(1);
    static final Duration SECOND_IS_SPENT = Duration.ofSeconds(2);

    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration SIGN_IN_WINDOW = Duration.ofSeconds(60);
    private static final int MOST_BYTES_OF_ERROR = 64 * 1024;
    private static final int TOO_MANY = 429;
    private static final int FORBIDDEN = 403;

    private final Clock clock;
    private final BlingConfig config;
    private final Deque<Instant> calls = new ArrayDeque<>();
    private final Deque<Instant> errors = new ArrayDeque<>();
    private final Deque<Instant> signIns = new ArrayDeque<>();
    private Instant blockedUntil = Instant.MIN;

    BlingAddress(Clock clock, BlingConfig config) {
        this.clock = clock;
        this.config = config;
    }

    /** @throws ConnectorException if nothing may be asked now, or Bling says so */
    RestResponse<String> call(Supplier<RestResponse<String>> request) {
        enter();
        RestResponse<String> answer = request.get();
        count(answer);
        if (answer.getStatus() == TOO_MANY) {
            throw limited(said(answer), BLOCK);
        }
        return answer;
    }

    /** The same for a sign-in, of which it stands far fewer. */
    RestResponse<String> signIn(Supplier<RestResponse<String>> request) {
        enter();
        enter(signIns, SIGN_IN_WINDOW, config.signInsOfNode());
        RestResponse<String> answer = request.get();
        count(answer);
        if (answer.getStatus() == TOO_MANY || answer.getStatus() == FORBIDDEN) {
            String said = said(answer);
            throw answer.getStatus() == FORBIDDEN && isBlings(said)
                    ? new ConnectorException(Outcome.rejected(Cause.CREDENTIALS, BlingCalls.message(said)))
                    : limited(said, SIGN_IN_BLOCK);
        }
        return answer;
    }

    /** Whether it is Bling that answers: a block comes from whatever stands before it, and says nothing that it says. */
    static boolean isBlings(String body) {
        return Json.tree(body).path("error").isObject();
    }

    /** The address turns out to be blocked. */
    synchronized ConnectorException blocked(Duration block) {
        Instant until = clock.instant().plus(block);
        blockedUntil = until.isAfter(blockedUntil) ? until : blockedUntil;
        return wait(block);
    }

    private ConnectorException limited(String said, Duration block) {
        return switch (Json.tree(said).path("error").path("period").asText()) {
            case "second" -> wait(SECOND_IS_SPENT);
            case "day" -> wait(DAY_IS_SPENT);
            default -> blocked(block);
        };
    }

    private synchronized void enter() {
        Instant now = clock.instant();
        if (now.isBefore(blockedUntil)) {
            throw wait(Duration.between(now, blockedUntil));
        }
        forget(errors, now.minus(WINDOW));
        if (errors.size() >= config.errorsOfNode()) {
            throw wait(Duration.between(now, errors.getFirst().plus(WINDOW)));
        }
        enter(calls, WINDOW, config.callsOfNode());
    }

    private synchronized void enter(Deque<Instant> made, Duration window, int most) {
        Instant now = clock.instant();
        forget(made, now.minus(window));
        if (made.size() >= most) {
            throw wait(Duration.between(now, made.getFirst().plus(window)));
        }
        made.addLast(now);
    }

    private synchronized void count(RestResponse<String> answer) {
        if (answer.getStatus() >= 400) {
            errors.addLast(clock.instant());
        }
    }

    private static void forget(Deque<Instant> made, Instant before) {
        while (!made.isEmpty() && !made.getFirst().isAfter(before)) {
            made.removeFirst();
        }
    }

    private static ConnectorException wait(Duration time) {
        return new ConnectorException(Outcome.retry(Cause.LIMITED, time));
    }

    /** The client hands over the body of an error unread. */
    private static String said(RestResponse<?> answer) {
        if (!(answer.getEntity() instanceof InputStream unread)) {
            return answer.getEntity() instanceof String text ? text : "";
        }
        try (unread) {
            return new String(unread.readNBytes(MOST_BYTES_OF_ERROR), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
