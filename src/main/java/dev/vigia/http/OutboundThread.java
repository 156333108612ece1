package dev.vigia.http;

/** Makes one request at a time, and knows until when that one may leave. */
class OutboundThread extends Thread {

    private RequestDeadline latest;

    OutboundThread(Runnable work, String name) {
        super(work, name);
        setDaemon(true);
        // And not that of whoever happened to make the first request: the client looks for its parts there.
        setContextClassLoader(OutboundThread.class.getClassLoader());
    }

    /**
     * Of the request that the current thread is about to make.
     *
     * @throws IllegalStateException on any other thread: a request past {@link OutboundCalls} has neither a deadline nor,
     *                               most likely, a limit
     */
    static RequestDeadline deadline() {
        if (Thread.currentThread() instanceof OutboundThread outbound) {
            return outbound.latest;
        }
        throw new IllegalStateException("a request that is not made by OutboundCalls");
    }

    /** The next request of the current thread, which is one of these, leaves by then or never. */
    static void deadline(RequestDeadline latest) {
        ((OutboundThread) Thread.currentThread()).latest = latest;
    }
}
