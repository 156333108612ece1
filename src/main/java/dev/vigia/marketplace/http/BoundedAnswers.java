package dev.vigia.marketplace.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.impl.ClientImpl;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter;

/**
 * Hangs up on an answer that is larger, or takes longer, than any honest one. The client itself gathers a body however
 * long it is, and its read time-out begins anew with each byte; so this stands in each connection, before the client.
 */
class BoundedAnswers implements ResteasyReactiveClientRequestFilter {

    /** The largest page of a marketplace we read is a tenth of it. */
    private static final long MOST_BYTES = 4L * 1024 * 1024;
    private static final long MOST_SECONDS = 8;

    @Override
    public void filter(ResteasyReactiveClientRequestContext request) {
        // Before the first connection is made; the client keeps it for all that follow.
        ((ClientImpl) request.getClient()).getVertxHttpClient().connectionHandler(BoundedAnswers::watch);
    }

    private static void watch(HttpConnection connection) {
        ChannelHandlerContext client = ((ConnectionBase) connection).channelHandlerContext();
        client.pipeline().addBefore(client.name(), "bounded-answers", new Bound());
    }

    private static final class Bound extends ChannelInboundHandlerAdapter {

        private long left;
        private Future<?> deadline;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (message instanceof HttpResponse) {
                left = MOST_BYTES;
                stopWaiting();
                deadline = context.executor().schedule(() -> context.close(), MOST_SECONDS, TimeUnit.SECONDS);
            }
            if (message instanceof HttpContent content) {
                left -= content.content().readableBytes();
            }
            if (left < 0) {
                ReferenceCountUtil.release(message);
                context.close();
                return;
            }
            if (message instanceof LastHttpContent) {
                stopWaiting();
            }
            super.channelRead(context, message);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) throws Exception {
            stopWaiting();
            super.channelInactive(context);
        }

        private void stopWaiting() {
            if (deadline != null) {
                deadline.cancel(false);
            }
        }
    }
}
