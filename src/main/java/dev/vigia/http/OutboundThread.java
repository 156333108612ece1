package dev.vigia.http;

/** Makes one request at a time, and knows until when that one may leave. */
class OutboundThread extends Thread {

    private RequestDeadline latest = RequestDeadline.usual();

    OutboundThread(Runnable work, String name) {
        super(work, name);
        setDaemon(true);
    }

    /** Of the request that the current thread is about to make. */
    static RequestDeadline deadline() {
        return Thread.currentThread() instanceof OutboundThread outbound ? outbound.latest : RequestDeadline.usual();
    }

    /** The next request of the current thread, which is one of these, leaves by then or never. */
    static void deadline(RequestDeadline latest) {
        ((OutboundThread) Thread.currentThread()).latest = latest;
    }
}
