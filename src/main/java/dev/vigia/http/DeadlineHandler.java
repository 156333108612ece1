package dev.vigia.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;

/**
 * Holds back, right before it leaves, a request or the rest of one whose {@link RequestDeadline} is over. Between the REST
 * client and the wire nothing travels but a method, an address, headers and a body; so the deadline is written into a
 * header by {@link GuardedConnections} and taken out of it here.
 */
class DeadlineHandler extends ChannelOutboundHandlerAdapter {

    /** Never leaves the process. */
    static final String DEADLINE = "vigia-deadline";

    private RequestDeadline latest;

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof HttpRequest request) {
            String deadline = request.headers().get(DEADLINE);
            request.headers().remove(DEADLINE);
            // A proxy on the way is asked for a tunnel first, and for nobody in particular.
            latest = deadline == null ? new RequestDeadline(System.nanoTime() + Long.MAX_VALUE / 2)
                    : new RequestDeadline(Long.parseLong(deadline));
        }
        if (message instanceof HttpObject && latest.isOver()) {
            ReferenceCountUtil.release(message);
            promise.setFailure(RequestDeadline.heldBack());
            context.close();
            return;
        }
        super.write(context, message, promise);
    }
}
