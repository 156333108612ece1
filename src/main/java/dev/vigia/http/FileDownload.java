package dev.vigia.http;

import dev.vigia.http.DownloadFailure.Reason;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Fetches a file from an address that a person has typed: over HTTPS and from a public address, wherever the server leads to.
 * The address that was looked at is the one that is connected to, so that a name cannot change its mind in between.
 */
@Singleton
public class FileDownload {

    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration FIRST_BYTE = Duration.ofSeconds(60);
    private static final int LONGEST_MARK = 500;
    private static final int BUFFER = 1 << 16;

    private final Vertx vertx;
    private final HttpClient client;

    @Inject
    FileDownload(Vertx vertx) {
        this(vertx, CONNECTING);
    }

    /** @param connecting how long that may take, and then again how long both may take to agree on how to encrypt */
    FileDownload(Vertx vertx, Duration connecting) {
        this.vertx = vertx;
        client = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(false).setVerifyHost(true)
                .setConnectTimeout((int) connecting.toMillis()).setSslHandshakeTimeout(connecting.toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS));
    }

    /** @throws DownloadFailure if there is no file; what is at the path is worth nothing then */
    public Downloaded into(Path file, DownloadRequest request) {
        long deadline = System.nanoTime() + request.longest().toNanos();
        URI address = plain(request.address());
        boolean signsIn = true;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            DownloadResponse answer = ask(address, request, signsIn, deadline);
            try {
                if (!REDIRECTS.contains(answer.head.statusCode())) {
                    return taken(answer, request, file);
                }
            } finally {
                answer.head.request().reset();
            }
            URI next = leadsTo(address, answer.head);
            signsIn &= origin(next).equals(origin(address));
            address = next;
        }
        throw new DownloadFailure(Reason.TOO_MANY_REDIRECTS);
    }

    private record DownloadResponse(HttpClientResponse head, AnswerBody body) {
    }

    private DownloadResponse ask(URI address, DownloadRequest request, boolean signsIn, long deadline) {
        RequestOptions options = options(address, request);
        options.putHeader(HttpHeaders.USER_AGENT, Clients.USER_AGENT).putHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
        options.putHeader(HttpHeaders.ACCEPT, "*/*");
        if (!request.etag().isEmpty()) {
            options.putHeader(HttpHeaders.IF_NONE_MATCH, request.etag());
        }
        if (!request.lastModified().isEmpty()) {
            options.putHeader(HttpHeaders.IF_MODIFIED_SINCE, request.lastModified());
        }
        if (signsIn) {
            request.signIn().forEach(options::putHeader);
        }
        AtomicReference<HttpClientRequest> call = new AtomicReference<>();
        Future<DownloadResponse> answer = onOneThread(() -> client.request(options).compose(begun -> {
            call.set(begun);
            return begun.send();
        }).map(head -> new DownloadResponse(head, new AnswerBody(head, request.largest(), deadline))));
        try {
            return awaited(answer, Math.min(deadline - System.nanoTime(), FIRST_BYTE.toNanos()));
        } catch (DownloadFailure failure) {
            Optional.ofNullable(call.get()).ifPresent(HttpClientRequest::reset);
            throw failure;
        }
    }

    /** That of the connection: else a short answer may be over before its body is listened to. */
    private <T> Future<T> onOneThread(Supplier<Future<T>> call) {
        Promise<T> promise = Promise.promise();
        vertx.getOrCreateContext().runOnContext(begin -> call.get().onComplete(promise));
        return promise.future();
    }

    private static RequestOptions options(URI address, DownloadRequest request) {
        boolean isEncrypted = "https".equalsIgnoreCase(address.getScheme());
        String host = address.getHost();
        if (host == null || address.getRawUserInfo() != null) {
            throw new DownloadFailure(Reason.ADDRESS_UNKNOWN);
        }
        InetAddress server = server(host, request.privateHosts());
        if (!isEncrypted && !("http".equalsIgnoreCase(address.getScheme()) && server.isLoopbackAddress())) {
            throw new DownloadFailure(Reason.NOT_ENCRYPTED);
        }
        int port = address.getPort() > 0 ? address.getPort() : isEncrypted ? 443 : 80;
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return new RequestOptions().setMethod(HttpMethod.GET).setSsl(isEncrypted).setHost(host.replaceAll("[\\[\\]]",
                "")).setPort(port).setServer(SocketAddress.inetSocketAddress(port, server.getHostAddress()))
                .setURI(address.getRawQuery() == null ? path : path + "?" + address.getRawQuery())
                .setFollowRedirects(false);
    }

    /** One address that is not public spoils them all: nobody knows which of them the next question would get. */
    private static InetAddress server(String host, Set<String> privateHosts) {
        try {
            InetAddress[] all = InetAddress.getAllByName(host);
            if (!privateHosts.contains(host) && !Stream.of(all).allMatch(PublicAddresses::contains)) {
                throw new DownloadFailure(Reason.PRIVATE_ADDRESS);
            }
            return all[0];
        } catch (UnknownHostException e) {
            throw DownloadFailure.of(e);
        }
    }

    private static <T> T awaited(Future<T> answer, long nanos) {
        try {
            return answer.toCompletionStage().toCompletableFuture().get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw DownloadFailure.of(failed.getCause());
        } catch (TimeoutException late) {
            throw DownloadFailure.of(late);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw DownloadFailure.of(stopping);
        }
    }

    private static URI leadsTo(URI address, HttpClientResponse head) {
        try {
            return plain(address.resolve(Optional.ofNullable(head.getHeader(HttpHeaders.LOCATION)).orElse("")));
        } catch (IllegalArgumentException noAddress) {
            throw DownloadFailure.of(noAddress);
        }
    }

    /** With signs only that travel in a request. */
    private static URI plain(URI address) {
        return URI.create(address.toASCIIString());
    }

    private static String origin(URI address) {
        return (address.getScheme() + "://" + address.getHost() + ":" + address.getPort()).toLowerCase(Locale.ROOT);
    }

    private static Downloaded taken(DownloadResponse answer, DownloadRequest request, Path file) {
        HttpClientResponse head = answer.head;
        if (head.statusCode() == 304 && request.isConditional()) {
            return new Downloaded(false, request.etag(), request.lastModified(), "", Optional.empty());
        }
        if (head.statusCode() != 200) {
            throw new DownloadFailure(reason(head.statusCode()), RetryAfter.in(name -> Optional.ofNullable(head
                    .getHeader(name))), null);
        }
        keep(answer, request.largest(), file);
        return new Downloaded(true, mark(head, HttpHeaders.ETAG), mark(head, HttpHeaders.LAST_MODIFIED),
                Optional.ofNullable(head.getHeader(HttpHeaders.CONTENT_TYPE)).orElse(""), FileNames.in(head));
    }

    private static Reason reason(int status) {
        return switch (status) {
            case 401, 403, 407 -> Reason.SIGN_IN;
            case 404, 410 -> Reason.NOT_FOUND;
            case 408, 425, 429, 503 -> Reason.BUSY;
            default -> status >= 400 && status < 500 ? Reason.REFUSED : Reason.SERVER_FAILED;
        };
    }

    private static void keep(DownloadResponse answer, long largest, Path file) {
        boolean tellsItsEnd = answer.head.getHeader(HttpHeaders.CONTENT_LENGTH) != null
                || answer.head.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        if (!tellsItsEnd) {
            // Half of such a file looks like a whole one, and what is not in it might go to zero.
            throw new DownloadFailure(Reason.BROKEN_OFF);
        }
        try (InputStream in = unpacked(answer); OutputStream out = Files.newOutputStream(file)) {
            long left = largest;
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                left -= read;
                if (left < 0) {
                    throw new DownloadFailure(Reason.TOO_LARGE);
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            throw DownloadFailure.of(e);
        }
    }

    private static InputStream unpacked(DownloadResponse answer) throws IOException {
        String coding = Optional.ofNullable(answer.head.getHeader(HttpHeaders.CONTENT_ENCODING)).orElse("identity");
        return switch (coding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> answer.body;
            // To the very end: a part that is passed over would be a part that the file does not name.
            case "gzip", "x-gzip" -> GzipCompressorInputStream.builder().setInputStream(answer.body)
                    .setDecompressConcatenated(true).get();
            default -> throw new DownloadFailure(Reason.SERVER_FAILED);
        };
    }

    /** By which the server knows again what it gave; one that is longer than any honest one is not repeated to it. */
    private static String mark(HttpClientResponse head, CharSequence header) {
        return Optional.ofNullable(head.getHeader(header)).filter(mark -> mark.length() <= LONGEST_MARK
                && mark.chars().allMatch(sign -> sign >= ' ' && sign <= '~')).orElse("");
    }
}
