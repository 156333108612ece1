package dev.vigia.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;

/**
 * Until when a request may leave: in time or never. A process that stood still on the way to its next request would
 * otherwise send, when it goes on, what another node has sent something newer after.
 *
 * @param nanoTime on the machine's monotonic clock
 */
public record RequestDeadline(long nanoTime) {

    private static final Duration USUAL = Duration.ofSeconds(5);

    private static final List<Class<? extends IOException>> UNCONNECTED = List.of(HeldBack.class,
            ConnectException.class, UnknownHostException.class, NoRouteToHostException.class,
            SSLHandshakeException.class);

    /** Of a request that nothing newer can overtake: enough to connect. */
    public static RequestDeadline usual() {
        return new RequestDeadline(System.nanoTime() + USUAL.toNanos());
    }

    boolean isOver() {
        return System.nanoTime() - nanoTime > 0;
    }

    static IOException heldBack() {
        return new HeldBack();
    }

    /** Whether no byte of a request can have arrived: there was no connection for it, or it was held back. */
    public static boolean neverLeft(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(
                cause -> UNCONNECTED.stream().anyMatch(type -> type.isInstance(cause)));
    }

    private static final class HeldBack extends IOException {

        HeldBack() {
            super("held back: it could not leave in time");
        }
    }
}
