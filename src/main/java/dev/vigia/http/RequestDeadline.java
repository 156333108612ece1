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
 */
public final class RequestDeadline {

    /** Where nobody said; enough to connect. */
    private static final Duration USUAL = Duration.ofSeconds(5);

    private static final List<Class<? extends IOException>> UNCONNECTED = List.of(HeldBack.class,
            ConnectException.class, UnknownHostException.class, NoRouteToHostException.class,
            SSLHandshakeException.class);

    private static final ThreadLocal<Long> LATEST = new ThreadLocal<>();

    private RequestDeadline() {
    }

    /**
     * The next request of this thread leaves by then, or never.
     *
     * @param nanoTime on the machine's monotonic clock
     */
    public static void latest(long nanoTime) {
        LATEST.set(nanoTime);
    }

    /** Of the request that this thread makes now. */
    public static long take() {
        Long latest = LATEST.get();
        LATEST.remove();
        return latest == null ? System.nanoTime() + USUAL.toNanos() : latest;
    }

    static boolean isOver(long latest) {
        return System.nanoTime() - latest > 0;
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
