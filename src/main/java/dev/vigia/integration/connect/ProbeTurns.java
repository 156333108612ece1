package dev.vigia.integration.connect;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How many people may wait for a marketplace at a time. Each holds one of the threads that answer everybody, and a
 * marketplace may be slow.
 */
@ApplicationScoped
class ProbeTurns {

    /** On this node; a small part of its threads. */
    static final int MOST = 8;

    private static final int TOO_MANY_REQUESTS = 429;

    private final Semaphore node = new Semaphore(MOST);
    private final Set<Object> taken = ConcurrentHashMap.newKeySet();

    /**
     * Does it now or not at all.
     *
     * @param what of which only one may be under way on this node
     * @throws WebApplicationException 429 when as many as may are under way; then nothing was done
     */
    <T> T take(Object what, Supplier<T> work) {
        if (!taken.add(what)) {
            throw new WebApplicationException(TOO_MANY_REQUESTS);
        }
        try {
            return takeOfNode(work);
        } finally {
            taken.remove(what);
        }
    }

    private <T> T takeOfNode(Supplier<T> work) {
        if (!node.tryAcquire()) {
            throw new WebApplicationException(TOO_MANY_REQUESTS);
        }
        try {
            return work.get();
        } finally {
            node.release();
        }
    }
}
