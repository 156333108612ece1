package dev.vigia.web.request;

import dev.vigia.web.Language;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.Context;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Explains also what is refused because it is no HTTP, because its head is too long, or because its address is none: the
 * server itself would answer with a status and nothing else. Only a tracer hears of such a request before the server does
 * so. The connection ends with the answer.
 */
@Singleton
class UndecodedRequests implements VertxOptionsCustomizer {

    /** What the decoder calls an address that it did not keep. */
    private static final String UNKNOWN = "/bad-request";

    // Made before there are settings.
    private final Instance<BareAnswer> answer;

    UndecodedRequests(Instance<BareAnswer> answer) {
        this.answer = answer;
    }

    @Override
    public void accept(VertxOptions options) {
        options.setTracingOptions(new TracingOptions().setFactory(asked -> new Listener()));
    }

    private final class Listener implements VertxTracer<Void, Void> {

        @Override
        public <R> Void receiveRequest(Context context, SpanKind kind, TracingPolicy policy, R request,
                String operation, Iterable<Map.Entry<String, String>> headers, TagExtractor<R> tags) {
            if (request instanceof HttpServerRequest http
                    && http.connection() instanceof HttpServerConnection connection) {
                if (http.decoderResult().isFailure()) {
                    connection.invalidRequestHandler(UndecodedRequests.this::refuse);
                } else if (!isAddress(http.uri())) {
                    connection.handler(UndecodedRequests.this::refuse);
                }
            }
            return null;
        }
    }

    private static boolean isAddress(String uri) {
        try {
            new URI(uri);
            return true;
        } catch (URISyntaxException none) {
            return false;
        }
    }

    private void refuse(HttpServerRequest request) {
        Throwable reason = request.decoderResult().cause();
        int status = reason instanceof TooLongHttpLineException ? 414
                : reason instanceof TooLongHttpHeaderException ? 431 : 400;
        Locale locale = Optional.ofNullable(request.getHeader("Accept-Language")).map(Language::accepted)
                .orElse(Language.DEFAULT);
        boolean toProgram = UNKNOWN.equals(request.path()) || BareAnswer.isOfProgram(request);
        request.response().putHeader("Connection", "close");
        answer.get().give(status, request, locale, toProgram).onComplete(given -> request.connection().close());
    }
}
