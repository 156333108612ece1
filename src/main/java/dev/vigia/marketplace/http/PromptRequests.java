package dev.vigia.marketplace.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.time.Duration;

/** Holds back, right before it leaves, a request that has waited for too long since its {@link Departure}. */
class PromptRequests extends ChannelOutboundHandlerAdapter {

    /** The time to connect, and a second. Together with a third of a lease (15 s) still well within the lease. */
    static final Duration LATEST = Duration.ofSeconds(3);

    /** Carries the departure as far as here, and no further. */
    static final String DEPARTURE = "vigia-departure";

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof HttpRequest request && isLate(request)) {
            ReferenceCountUtil.release(message);
            promise.setFailure(new IOException("held back: it could not leave within " + LATEST));
            context.close();
            return;
        }
        super.write(context, message, promise);
    }

    private static boolean isLate(HttpRequest request) {
        String departure = request.headers().get(DEPARTURE);
        request.headers().remove(DEPARTURE);
        // A proxy on the way is asked for a tunnel first, and by nobody in particular.
        return departure != null && System.nanoTime() - Long.parseLong(departure) > LATEST.toNanos();
    }
}
