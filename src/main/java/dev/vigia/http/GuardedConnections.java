package dev.vigia.http;

import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import org.jboss.resteasy.reactive.client.impl.ClientImpl;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter;

/** Stands in each connection between the client and the wire, where alone it is known what leaves and what comes when. */
class GuardedConnections implements ResteasyReactiveClientRequestFilter {

    @Override
    public void filter(ResteasyReactiveClientRequestContext request) {
        request.getHeaders().putSingle(DeadlineHandler.DEADLINE, Long.toString(OutboundThread.deadline().nanoTime()));
        // The cast leads to what the client keeps to itself, and so does the one below: look here at its next major version.
        // Before the first connection is made; the client keeps it for all that follow.
        ((ClientImpl) request.getClient()).getVertxHttpClient().connectionHandler(GuardedConnections::guard);
    }

    private static void guard(HttpConnection connection) {
        ChannelHandlerContext client = ((ConnectionBase) connection).channelHandlerContext();
        client.pipeline().addBefore(client.name(), "response-limit", new ResponseLimitHandler());
        client.pipeline().addBefore(client.name(), "request-deadline", new DeadlineHandler());
    }
}
