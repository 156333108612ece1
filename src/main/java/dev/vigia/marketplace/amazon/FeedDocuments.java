package dev.vigia.marketplace.amazon;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigia.http.RetryAfter;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.jboss.logging.Logger;

/**
 * Carries feeds to and from the storage whose addresses Amazon hands out. Such an address is signed as a whole, so it is
 * used letter by letter, which a client that takes paths and queries apart cannot promise; and a document may be larger
 * and take longer than what that client lets through.
 */
class FeedDocuments {

    static final String CONTENT_TYPE = "application/json; charset=UTF-8";

    private static final Logger LOG = Logger.getLogger(FeedDocuments.class);
    private static final int MOST_BYTES = 32 * 1024 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration TRANSFER = Duration.ofSeconds(60);
    private static final Duration HOLD_EVERY = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER).build();
    private final Duration transfer;

    FeedDocuments() {
        this(TRANSFER);
    }

    /** @param transfer how long a document may take, from the connection to its last byte */
    FeedDocuments(Duration transfer) {
        this.transfer = transfer;
    }

    void upload(Account account, URI address, byte[] bytes) {
        byte[] answer = exchange(account, HttpRequest.newBuilder(address).header("Content-Type", CONTENT_TYPE)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)).build());
        // The storage says nothing when it has kept a document; a page is somebody else's.
        if (!new String(answer, UTF_8).isBlank()) {
            throw failure(SOON);
        }
    }

    byte[] download(Account account, URI address, boolean compressed) {
        byte[] document = exchange(account, HttpRequest.newBuilder(address).GET().build());
        return compressed ? unzipped(document) : document;
    }

    private byte[] exchange(Account account, HttpRequest request) {
        HttpResponse<byte[]> response = answer(account, request);
        if (response.statusCode() / 100 != 2) {
            throw failure(RetryAfter.in(response.headers()::firstValue).orElse(SOON));
        }
        return bounded(response.body());
    }

    /**
     * The time-out of a request ends with the headers of its answer, so the whole is waited for no longer instead. That
     * may be longer than a lease, so the account is held meanwhile.
     */
    private HttpResponse<byte[]> answer(Account account, HttpRequest request) {
        long latest = System.nanoTime() + transfer.toNanos();
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, head -> new BoundedBody(MOST_BYTES));
        try {
            while (!isComplete(answer)) {
                if (System.nanoTime() - latest > 0) {
                    throw failure(SOON);
                }
                account.heartbeat();
            }
            return answer.get();
        } catch (ExecutionException broken) {
            LOG.debugf("no answer: %s", broken.getCause().getClass().getName());
            throw failure(SOON);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw failure(SOON);
        } finally {
            // Hangs up, unless the answer is complete.
            answer.cancel(true);
        }
    }

    /** Waits for it a little. */
    private static boolean isComplete(CompletableFuture<?> answer) throws ExecutionException, InterruptedException {
        try {
            answer.get(HOLD_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        }
    }

    /**
     * Not Amazon itself: only what was in the document waits. A cause that says that nobody is there would let the whole
     * account rest.
     */
    private static ConnectorException failure(Duration after) {
        return new ConnectorException(Outcome.retry(Cause.UNREADABLE, after));
    }

    /** What is packed small may be large: no answer may fill the memory. */
    private static byte[] unzipped(byte[] document) {
        try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(document))) {
            return bounded(unzipped.readNBytes(MOST_BYTES + 1));
        } catch (IOException notZipped) {
            throw ConnectorException.unreadable("");
        }
    }

    private static byte[] bounded(byte[] document) {
        if (document.length > MOST_BYTES) {
            throw ConnectorException.unreadable("");
        }
        return document;
    }
}
