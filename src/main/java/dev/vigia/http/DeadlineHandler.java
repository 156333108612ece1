package dev.vigia.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpObject;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;

/**
 * Holds back, right before it leaves, a request or the rest of one whose {@link RequestDeadline} is over. It looks as late
 * as anybody can: whatever looked earlier could stand still between its look and the wire.
 */
class DeadlineHandler extends ChannelOutboundHandlerAdapter {

    /** Of the one request that a connection carries at a time. */
    static final AttributeKey<RequestDeadline> LATEST = AttributeKey.valueOf(DeadlineHandler.class, "latest");

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof HttpObject && context.channel().attr(LATEST).get().isOver()) {
            ReferenceCountUtil.release(message);
            promise.setFailure(RequestDeadline.heldBack());
            context.close();
            return;
        }
        super.write(context, message, promise);
    }
}
