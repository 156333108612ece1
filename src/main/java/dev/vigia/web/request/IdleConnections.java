package dev.vigia.web.request;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a connection be closed as idle (quarkus.http.idle-timeout) only while nothing on it is being answered: a large file
 * is read for minutes, and not a byte goes either way meanwhile. Who stops in the middle of a body is told so.
 */
@Singleton
class IdleConnections {

    private static final String NAME = "vigia-idle";
    // Before whatever else answers.
    private static final int FIRST = 200_000;

    private final BareAnswer answer;

    IdleConnections(BareAnswer answer) {
        this.answer = answer;
    }

    void register(@Observes Filters filters) {
        filters.register(routing -> {
            if (routing.request().connection() instanceof ConnectionBase connection) {
                of(connection.channelHandlerContext()).begin(routing);
            }
            routing.next();
        }, FIRST);
    }

    private Served of(ChannelHandlerContext server) {
        if (server.pipeline().get(NAME) instanceof Served known) {
            return known;
        }
        Served served = new Served();
        server.pipeline().addBefore(server.name(), NAME, served);
        return served;
    }

    /** Stands between what notices that a connection is idle and what closes it. */
    private final class Served extends ChannelInboundHandlerAdapter {

        private final AtomicInteger requests = new AtomicInteger();
        /** Whose body has not come as a whole yet. */
        private volatile Optional<RoutingContext> arriving = Optional.empty();

        void begin(RoutingContext routing) {
            requests.incrementAndGet();
            arriving = Optional.of(routing);
            routing.addEndHandler(ended -> requests.decrementAndGet());
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (message instanceof LastHttpContent) {
                arriving = Optional.empty();
            }
            super.channelRead(context, message);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
            if (!(event instanceof IdleStateEvent) || requests.get() == 0) {
                super.userEventTriggered(context, event);
            } else if (context.channel().config().isAutoRead()) {
                // Else it is we who read no further.
                arriving.ifPresent(this::abandon);
            }
        }

        private void abandon(RoutingContext slow) {
            if (slow.response().headWritten()) {
                slow.request().connection().close();
            } else {
                answer.give(408, slow).onComplete(given -> slow.request().connection().close());
            }
        }
    }
}
