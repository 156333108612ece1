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
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
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
    private final FileAddress.NameService names;

    @Inject
    FileDownload(Vertx vertx) {
        this(vertx, CONNECTING);
    }

    FileDownload(Vertx vertx, Duration connecting) {
        this(vertx, connecting, InetAddress::getAllByName);
    }

    /** @param connecting how long that may take, and then again how long both may take to agree on how to encrypt */
    FileDownload(Vertx vertx, Duration connecting, FileAddress.NameService names) {
        this.vertx = vertx;
        this.names = names;
        client = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(false).setVerifyHost(true)
                .setConnectTimeout((int) connecting.toMillis()).setSslHandshakeTimeout(connecting.toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS));
    }

    /** @throws DownloadFailure if there is no file; what is at the path is worth nothing then */
    public Downloaded into(Path file, DownloadRequest request) {
        long deadline = System.nanoTime() + request.longest().toNanos();
        FileAddress address = FileAddress.of(request.address());
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
            FileAddress next = address.leadingTo(Optional.ofNullable(answer.head.getHeader(HttpHeaders.LOCATION))
                    .orElse(""));
            signsIn &= next.origin().equals(address.origin());
            address = next;
        }
        throw new DownloadFailure(Reason.TOO_MANY_REDIRECTS);
    }

    private record DownloadResponse(HttpClientResponse head, AnswerBody body) {
    }

    /** Where nobody can be reached, the next address of the same name may have somebody; who has been asked has answered. */
    private DownloadResponse ask(FileAddress address, DownloadRequest request, boolean signsIn, long deadline) {
        List<RequestOptions> servers = address.questions(names, request.privateHosts());
        for (RequestOptions server : servers.subList(0, servers.size() - 1)) {
            AtomicReference<HttpClientRequest> call = new AtomicReference<>();
            try {
                return ask(server, request, signsIn, deadline, call);
            } catch (DownloadFailure failure) {
                if (call.get() != null || failure.reason != Reason.UNREACHABLE && failure.reason != Reason.TOO_SLOW
                        || System.nanoTime() >= deadline) {
                    throw failure;
                }
            }
        }
        return ask(servers.get(servers.size() - 1), request, signsIn, deadline, new AtomicReference<>());
    }

    /** @param call kept once somebody has been reached */
    private DownloadResponse ask(RequestOptions options, DownloadRequest request, boolean signsIn, long deadline,
            AtomicReference<HttpClientRequest> call) {
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
