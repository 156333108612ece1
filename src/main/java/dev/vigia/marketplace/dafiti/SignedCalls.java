package dev.vigia.marketplace.dafiti;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.http.Clients;
import dev.vigia.http.RetryAfter;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Reply;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestResponse;

/** Makes calls of the older API. Its status is 200 whatever happens; the body says whether it went well. */
class SignedCalls {

    private static final URI NEWER = URI.create("https://sellercenter-api.sellercenter.com.br");
    private static final URI OLDER = URI.create("https://api.sellercenter.com.br");
    private static final String EXPIRED = "3";
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private final Clients clients;
    private final Clock clock;

    SignedCalls(Clients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * What the call brought.
     *
     * @param request still wants its signed query
     * @throws ConnectorException when the body says that it went wrong, or nothing that can be understood
     */
    JsonNode send(Account account, Limit limit, Map<String, String> parameters,
            BiFunction<SignedApi, Map<String, String>, RestResponse<String>> request) {
        Reply reply = send(account, limit, parameters, request, clock.instant());
        if (error(reply).path("ErrorCode").asText().equals(EXPIRED)) {
            // Our clock or theirs is off: theirs counts.
            reply = send(account, limit, parameters, request, theirTime(reply));
        }
        JsonNode error = error(reply);
        if (!error.isMissingNode()) {
            throw new SignedFailure(outcome(error, reply), details(reply));
        }
        if (!reply.isSuccess()) {
            throw new ConnectorException(reply.failure()).asRetry();
        }
        JsonNode success = Json.tree(reply.body()).path("SuccessResponse");
        if (!success.isObject()) {
            throw ConnectorException.unreadable(reply.body());
        }
        return success;
    }

    private Reply send(Account account, Limit limit, Map<String, String> parameters,
            BiFunction<SignedApi, Map<String, String>, RestResponse<String>> request, Instant now) {
        Map<String, String> all = new HashMap<>(parameters);
        all.put("Format", "JSON");
        all.put("Version", "1.0");
        all.put("UserID", account.setting("user"));
        all.put("Timestamp", TIMESTAMP.format(now.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC)));
        // With the slash, which the client would leave out: a query behind a bare host is no address.
        SignedApi api = clients.at(URI.create(at(account.url()) + "/"), SignedApi.class);
        return account.send(limit, () -> request.apply(api, Signature.signed(all, account.setting("access-key"))))
                .explainedBy(DafitiErrors::message);
    }

    /** Dafiti's own two APIs have an address each; any other address, such as a sandbox, serves both. */
    static URI at(URI url) {
        return NEWER.getHost().equals(url.getHost()) ? OLDER : url;
    }

    private Instant theirTime(Reply reply) {
        try {
            return reply.header("Date").map(date -> OffsetDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant()).orElseGet(clock::instant);
        } catch (DateTimeException unreadable) {
            return clock.instant();
        }
    }

    private static JsonNode error(Reply reply) {
        return Json.tree(reply.body()).path("ErrorResponse").path("Head");
    }

    private static Outcome outcome(JsonNode error, Reply reply) {
        String code = error.path("ErrorCode").asText();
        String message = code + " " + error.path("ErrorMessage").asText();
        Optional<Duration> asked = RetryAfter.in(reply::header);
        return switch (code) {
            case "6", "1000", EXPIRED -> Outcome.retry(Cause.UNAVAILABLE, message, asked.orElse(Duration.ZERO));
            case "429" -> Outcome.retry(Cause.LIMITED, message, asked.orElse(SOON));
            case "7", "9" -> Outcome.rejected(Cause.CREDENTIALS, message);
            default -> reply.status() == 429 || reply.status() >= 500 ? reply.explainedBy(said -> message).failure()
                    : Outcome.rejected(Cause.REFUSED, message);
        };
    }

    private static Map<String, String> details(Reply reply) {
        return bySku(Json.tree(reply.body()).path("ErrorResponse").path("Body").path("ErrorDetail"));
    }

    /** What is said of each SKU; what is said of none stands under an empty one. */
    static Map<String, String> bySku(JsonNode errors) {
        Map<String, String> message = new HashMap<>();
        listed(errors).forEach(error -> message.merge(error.path("SellerSku").asText(),
                error.path("Message").asText(), (one, other) -> one + "; " + other));
        return message;
    }

    /** A list of one comes as the one itself, and a list of none as empty text. */
    static List<JsonNode> listed(JsonNode node) {
        List<JsonNode> items = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(items::add);
        } else if (node.isObject()) {
            items.add(node);
        }
        return items;
    }

    /** A failure that may say which SKUs are to blame. */
    static class SignedFailure extends ConnectorException {

        private final transient Map<String, String> bySku;

        SignedFailure(Outcome outcome, Map<String, String> bySku) {
            super(outcome);
            this.bySku = bySku;
        }

        Map<String, String> bySku() {
            return bySku;
        }
    }
}
