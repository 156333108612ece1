package dev.vigia.marketplace.amazon;

import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.http.Failure;
import dev.vigia.marketplace.http.Words;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.zip.GZIPInputStream;

/**
 * Carries feeds to and from the storage whose addresses Amazon hands out. Such an address is signed as a whole, so it is
 * used letter by letter, which a client that takes paths and queries apart cannot promise.
 */
class FeedDocuments {

    static final String CONTENT_TYPE = "application/json; charset=UTF-8";

    private static final int MOST_BYTES = 32 * 1024 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration TRANSFER = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER).build();

    void upload(URI address, byte[] bytes) {
        exchange(HttpRequest.newBuilder(address).header("Content-Type", CONTENT_TYPE)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)), false);
    }

    byte[] download(URI address, boolean compressed) {
        return exchange(HttpRequest.newBuilder(address).GET(), compressed);
    }

    private byte[] exchange(HttpRequest.Builder request, boolean compressed) {
        try {
            HttpResponse<InputStream> response = http.send(request.timeout(TRANSFER).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() / 100 != 2) {
                    throw silence(Cause.UNAVAILABLE, "the storage answered " + response.statusCode());
                }
                return bounded(compressed ? new GZIPInputStream(body) : body);
            }
        } catch (HttpTimeoutException late) {
            throw silence(Cause.TIMEOUT, "the storage did not answer in time");
        } catch (IOException broken) {
            throw silence(Cause.UNREACHABLE, Words.shortened(broken.toString()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw silence(Cause.UNREACHABLE, "interrupted");
        }
    }

    /** What is packed small may be large: no answer may fill the memory. */
    private static byte[] bounded(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw Failure.unreadable("a document of more than " + MOST_BYTES + " bytes");
        }
        return bytes;
    }

    private static Failure silence(Cause cause, String words) {
        return new Failure(Outcome.retry(cause, words, SOON));
    }
}
