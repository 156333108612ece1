package dev.vigia.http;

import dev.vigia.http.DownloadFailure.Reason;
import dev.vigia.http.FileAddress.NameService;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Posts to an address that a person has typed: over HTTPS and to a public address. The address that was looked at is the one
 * that is connected to, so that a name cannot change its mind in between. It follows no redirect, and reads no answer.
 */
@Singleton
public class GuardedPost {

    private static final Duration CONNECTING = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final HttpClient client;
    private final NameService names;

    @Inject
    GuardedPost(Vertx vertx) {
        this(vertx, InetAddress::getAllByName);
    }

    GuardedPost(Vertx vertx, NameService names) {
        this.vertx = vertx;
        this.names = names;
        client = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(false).setVerifyHost(true)
                .setConnectTimeout((int) CONNECTING.toMillis()).setSslHandshakeTimeout(CONNECTING.toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS));
    }

    /**
     * What the server has answered.
     *
     * @param askedWait how long it asks to be left alone
     */
    public record PostReply(int status, Optional<Duration> askedWait) {

        public boolean isTaken() {
            return status >= 200 && status < 300;
        }
    }

    /** @throws DownloadFailure if there is no answer; then it may have arrived or not */
    public PostReply send(PostRequest request) {
        long deadline = System.nanoTime() + request.longest().toNanos();
        List<RequestOptions> servers = FileAddress.of(request.address()).questions(names, request.privateHosts());
        for (RequestOptions server : servers.subList(0, servers.size() - 1)) {
            AtomicReference<HttpClientRequest> call = new AtomicReference<>();
            try {
                return send(server, request, deadline, call);
            } catch (DownloadFailure failure) {
                // Where nobody can be reached, the next address of the same name may have somebody.
                if (call.get() != null || failure.reason != Reason.UNREACHABLE && failure.reason != Reason.TOO_SLOW
                        || System.nanoTime() >= deadline) {
                    throw failure;
                }
            }
        }
        return send(servers.get(servers.size() - 1), request, deadline, new AtomicReference<>());
    }

    /** @param call kept once somebody has been reached */
    private PostReply send(RequestOptions server, PostRequest request, long deadline,
            AtomicReference<HttpClientRequest> call) {
        server.setMethod(HttpMethod.POST).putHeader(HttpHeaders.USER_AGENT, Clients.USER_AGENT);
        request.headers().forEach(server::putHeader);
        Promise<HttpClientResponse> answer = Promise.promise();
        vertx.getOrCreateContext().runOnContext(begin -> client.request(server).compose(begun -> {
            call.set(begun);
            return begun.send(Buffer.buffer(request.body()));
        }).map(GuardedPost::unread).onComplete(answer));
        try {
            HttpClientResponse head = awaited(answer.future(), deadline - System.nanoTime());
            return new PostReply(head.statusCode(), RetryAfter.in(name -> Optional.ofNullable(head.getHeader(name))));
        } finally {
            Optional.ofNullable(call.get()).ifPresent(HttpClientRequest::reset);
        }
    }

    /** Whoever hangs up on it later has nothing to complain of. */
    private static HttpClientResponse unread(HttpClientResponse head) {
        return head.pause().exceptionHandler(hungUp -> {
        });
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
}
