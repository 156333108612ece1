package dev.vigia.http;

import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter;

/**
 * Stands in each connection between the client and the wire, where alone it is known what leaves and what comes when. The
 * deadline of a request goes along in the context that the client makes for this request alone.
 */
class GuardedConnections implements ResteasyReactiveClientRequestFilter, Consumer<HttpClientRequest> {

    private static final Object DEADLINE = RequestDeadline.class;

    /** Before a connection is looked for; still on the thread that makes the request. */
    @Override
    public void filter(ResteasyReactiveClientRequestContext request) {
        request.getContext().putLocal(DEADLINE, OutboundThread.deadline());
    }

    /** The request has a connection to itself, and nothing of it has been written. */
    @Override
    public void accept(HttpClientRequest request) {
        // The cast leads to what the client keeps to itself: look here at its next major version.
        ChannelHandlerContext client = ((ConnectionBase) request.connection()).channelHandlerContext();
        RequestDeadline latest = Vertx.currentContext().getLocal(DEADLINE);
        boolean isFirst = client.channel().attr(DeadlineHandler.LATEST).getAndSet(latest) == null;
        if (isFirst) {
            client.pipeline().addBefore(client.name(), "response-limit", new ResponseLimitHandler());
            client.pipeline().addBefore(client.name(), "request-deadline", new DeadlineHandler());
        }
    }
}
