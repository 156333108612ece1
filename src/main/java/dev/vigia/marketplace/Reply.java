package dev.vigia.marketplace;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.http.OutboundCalls;
import dev.vigia.http.RequestDeadline;
import dev.vigia.http.RetryAfter;
import dev.vigia.marketplace.Outcome.Cause;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/** What a marketplace answered to one request, whatever its status. */
public final class Reply {

    private static final Logger LOG = Logger.getLogger(Reply.class);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int MOST_BYTES_OF_ERROR = 64 * 1024;

    private final RestResponse<?> response;
    private final String body;
    private final UnaryOperator<String> message;

    private Reply(RestResponse<?> response, String body, UnaryOperator<String> message) {
        this.response = response;
        this.body = body;
        this.message = message;
    }

    private static Reply of(RestResponse<?> response) {
        return new Reply(response, text(response), UnaryOperator.identity());
    }

    /** The client hands over the body of an error unread. */
    private static String text(RestResponse<?> response) {
        if (response.getEntity() instanceof InputStream unread) {
            try (unread) {
                return new String(unread.readNBytes(MOST_BYTES_OF_ERROR), UTF_8);
            } catch (IOException broken) {
                throw new ProcessingException(broken);
            }
        }
        return response.getEntity() instanceof String text ? text : "";
    }

    /**
     * Makes a request that nothing newer can overtake.
     *
     * @throws ConnectorException when there was no answer
     */
    public static Reply to(Supplier<RestResponse<String>> request) {
        return to(RequestDeadline.usual(), request);
    }

    /**
     * Makes a request. A connector leaves this to {@link Account#send}, which knows when it may leave.
     *
     * @param latest when it may leave
     * @throws ConnectorException when there was no answer
     */
    public static Reply to(RequestDeadline latest, Supplier<RestResponse<String>> request) {
        try {
            return OutboundCalls.all().make(latest, () -> of(request.get()));
        } catch (ConnectorException ended) {
            // While the request was put together: it has its outcome already.
            throw ended;
        } catch (RuntimeException noAnswer) {
            // Of many types: a body that breaks off, or chunks that make no sense, are not of those the client documents.
            throw new ConnectorException(silence(noAnswer));
        }
    }

    /**
     * Without words: the marketplace said none, and the message of an exception of ours may hold whatever was to be sent,
     * secrets included. The log names its kind.
     */
    private static Outcome silence(Throwable noAnswer) {
        boolean late = false;
        Throwable root = noAnswer;
        for (Throwable cause = noAnswer; cause != null; cause = cause.getCause()) {
            late |= cause instanceof TimeoutException;
            root = cause;
        }
        LOG.debugf("No answer: %s", root.getClass().getName());
        if (RequestDeadline.neverLeft(noAnswer)) {
            return Outcome.unsent("", SOON);
        }
        return Outcome.retry(late ? Cause.TIMEOUT : Cause.UNREACHABLE, "", SOON);
    }

    /** @param message finds the marketplace's own words in the body of an error; without, they are all of it */
    public Reply explainedBy(UnaryOperator<String> message) {
        return new Reply(response, body, message);
    }

    public int status() {
        return response.getStatus();
    }

    public boolean isSuccess() {
        return status() >= 200 && status() < 300;
    }

    public String body() {
        return body;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(response.getHeaderString(name));
    }

    /**
     * The body of a success.
     *
     * @throws ConnectorException when it is none, or cannot be read
     */
    public <T> T read(Class<T> type) {
        if (!isSuccess()) {
            throw new ConnectorException(failure());
        }
        return Json.read(body, type);
    }

    /**
     * The same of a call about many offers at once, or about none: where it is refused, no offer is to blame.
     *
     * @throws ConnectorException which leaves no offer as it is, unless the credentials are refused
     */
    public <T> T readForMany(Class<T> type) {
        try {
            return read(type);
        } catch (ConnectorException failure) {
            throw failure.asRetry();
        }
    }

    /**
     * The body of a success that holds a secret, such as a token: it is repeated nowhere, however it reads.
     *
     * @throws ConnectorException when it is none, or cannot be read
     */
    public <T> T readSecret(Class<T> type) {
        try {
            return read(type);
        } catch (ConnectorException failure) {
            throw isSuccess() ? ConnectorException.unreadable("") : failure;
        }
    }

    /** The failure of a success that says something else than its documentation has it. */
    public ConnectorException unreadable() {
        return ConnectorException.unreadable(body);
    }

    /**
     * Makes sure that a success is one, and says something in JSON.
     *
     * @throws ConnectorException when it is none
     */
    public JsonNode readTree() {
        JsonNode said = read(JsonNode.class);
        if (!said.isContainerNode()) {
            throw unreadable();
        }
        return said;
    }

    /**
     * The same, of what its documentation knows.
     *
     * @throws ConnectorException when it is another thing
     */
    public JsonNode readTree(Predicate<JsonNode> known) {
        JsonNode said = readTree();
        if (!known.test(said)) {
            throw unreadable();
        }
        return said;
    }

    /**
     * What became of the quantity that was sent with it, where nobody documents what a success says: it is believed if it
     * says nothing on purpose (204), or when the quantity shows.
     *
     * @param shown what the marketplace shows by now; empty where it shows none
     */
    public Outcome written(Offer offer, Supplier<OptionalInt> shown) {
        if (!isSuccess()) {
            return failure();
        }
        return status() == 204 || shown.get().equals(OptionalInt.of(offer.quantity()))
                ? Outcome.applied()
                : unreadable().outcome();
    }

    /** What a status that is no success means where a marketplace gives it no meaning of its own. */
    public Outcome failure() {
        String said = status() + " " + message.apply(body);
        return switch (status()) {
            case 401, 403 -> Outcome.rejected(Cause.CREDENTIALS, said);
            case 404, 410 -> Outcome.rejected(Cause.NOT_FOUND, said);
            case 408, 425 -> Outcome.retry(Cause.UNAVAILABLE, said, asked().orElse(Duration.ZERO));
            case 409, 412, 423 -> Outcome.retry(Cause.CONFLICT, said, asked().orElse(SOON));
            case 429 -> Outcome.retry(Cause.LIMITED, said, asked().orElse(SOON));
            default -> other(said);
        };
    }

    private Outcome other(String said) {
        if (status() >= 500) {
            return Outcome.retry(Cause.UNAVAILABLE, said, asked().orElse(Duration.ZERO));
        }
        if (status() >= 400) {
            return Outcome.rejected(Cause.REFUSED, said);
        }
        return Outcome.retry(Cause.UNREADABLE, said, SOON);
    }

    /** As long as the marketplace asks for, if it does. */
    private Optional<Duration> asked() {
        return RetryAfter.in(this::header);
    }
}
