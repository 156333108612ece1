package dev.vigia.marketplace.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;

/** Holds back, right before it leaves, a request or the rest of one whose {@link Departure} is over. */
class PromptRequests extends ChannelOutboundHandlerAdapter {

    /** Carries the departure as far as here, and no further. */
    static final String DEPARTURE = "vigia-departure";

    private long latest;

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof HttpRequest request) {
            String departure = request.headers().get(DEPARTURE);
            request.headers().remove(DEPARTURE);
            // A proxy on the way is asked for a tunnel first, and for nobody in particular.
            latest = departure == null ? System.nanoTime() + Long.MAX_VALUE / 2 : Long.parseLong(departure);
        }
        if (message instanceof HttpObject && Departure.isOver(latest)) {
            ReferenceCountUtil.release(message);
            promise.setFailure(Departure.heldBack());
            context.close();
            return;
        }
        super.write(context, message, promise);
    }
}
