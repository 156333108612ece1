package dev.vigia.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes after an answer has been hung up on. */
class ResponseLimitTest {

    private static final int PARTS = 1_000;

    private final List<Throwable> told = new ArrayList<>();
    private int handedOn;

    /** Hands on all that it has unpacked, whatever happens behind it meanwhile. */
    private static class Unpacking extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object packed) {
            context.fireChannelRead(packed);
            for (int part = 0; part < PARTS; part++) {
                context.fireChannelRead(new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[64 * 1024])));
            }
        }
    }

    @Test
    void an_answer_that_is_too_long_is_said_so_once_however_many_parts_still_come() {
        EmbeddedChannel channel = new EmbeddedChannel(new Unpacking(), new ResponseLimitHandler(),
                new ChannelInboundHandlerAdapter() {
                    @Override
                    public void channelRead(ChannelHandlerContext context, Object message) {
                        handedOn++;
                    }

                    @Override
                    public void exceptionCaught(ChannelHandlerContext context, Throwable why) {
                        told.add(why);
                    }
                });

        channel.writeInbound(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));

        assertThat(told).hasSize(1);
        assertThat(handedOn).as("its head, and 4 MiB").isEqualTo(1 + 64);
        assertThat(channel.isOpen()).isFalse();
    }
}
