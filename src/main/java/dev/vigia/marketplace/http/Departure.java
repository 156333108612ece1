package dev.vigia.marketplace.http;

/**
 * When a request was allowed to leave: it leaves at once or never. A process that stood still on the way to its next
 * request would otherwise send, when it goes on, what another node has sent something newer after.
 */
public final class Departure {

    private static final ThreadLocal<Long> ALLOWED = new ThreadLocal<>();

    private Departure() {
    }

    /** The next request of this thread is asked for now. To be called before the question is put, not after the answer. */
    public static void allow() {
        allow(System.nanoTime());
    }

    static void allow(long nanoTime) {
        ALLOWED.set(nanoTime);
    }

    /** The departure of the request that this thread makes now, on the machine's monotonic clock; nobody asked: now. */
    static long take() {
        Long allowed = ALLOWED.get();
        ALLOWED.remove();
        return allowed == null ? System.nanoTime() : allowed;
    }
}
