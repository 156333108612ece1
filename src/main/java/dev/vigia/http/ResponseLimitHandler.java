package dev.vigia.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Hangs up on an answer that is larger, or takes longer, than any honest one. The client itself gathers a body however
 * long it is, and its read time-out begins anew with each byte.
 */
class ResponseLimitHandler extends ChannelInboundHandlerAdapter {

    /** The largest page of a marketplace we read is a tenth of it. */
    private static final long MOST_BYTES = 4L * 1024 * 1024;
    private static final long MOST_SECONDS = 8;

    private long left;
    private Future<?> deadline;
    private boolean begun;
    private boolean interim;
    private boolean hungUp;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof HttpResponse head) {
            begin(context, head);
        }
        if (message instanceof HttpContent content) {
            left -= content.content().readableBytes();
        }
        if (left < 0) {
            ReferenceCountUtil.release(message);
            tooLong(context);
            return;
        }
        if (message instanceof LastHttpContent && !interim) {
            stopWaiting();
        }
        super.channelRead(context, message);
    }

    /** Heads that only announce an answer (1xx) are part of it, however many come. */
    private void begin(ChannelHandlerContext context, HttpResponse head) {
        interim = head.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (!begun) {
            begun = true;
            left = MOST_BYTES;
            deadline = context.executor().schedule(() -> hangUp(context, new TimeoutException(
                    "no end of the answer within " + MOST_SECONDS + " s")), MOST_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** What was packed still comes in a thousand parts, and none of them is to be said a word about. */
    private void tooLong(ChannelHandlerContext context) {
        if (!hungUp) {
            hungUp = true;
            stopWaiting();
            hangUp(context, new TooLongFrameException("an answer longer than " + MOST_BYTES + " bytes"));
        }
    }

    /** Whoever waits for the answer is told why before the connection is closed. */
    private static void hangUp(ChannelHandlerContext context, Exception why) {
        context.fireExceptionCaught(why);
        context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        stopWaiting();
        super.channelInactive(context);
    }

    private void stopWaiting() {
        begun = false;
        if (deadline != null) {
            deadline.cancel(false);
        }
    }
}
