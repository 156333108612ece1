package dev.vigia.export;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** How many files this node writes at the same time, of all retailers and of each. */
@Singleton
class ExportTurns {

    private final ExportConfig config;
    private final Semaphore node;
    private final Map<Long, Semaphore> retailers = new ConcurrentHashMap<>();

    ExportTurns(ExportConfig config) {
        this.config = config;
        this.node = new Semaphore(config.parallel());
    }

    /** @return empty when as many as may are under way */
    Optional<ExportTurn> take(long retailerId) {
        Semaphore own = retailers.computeIfAbsent(retailerId, first -> new Semaphore(config.ofRetailer()));
        if (!own.tryAcquire()) {
            return Optional.empty();
        }
        if (!node.tryAcquire()) {
            own.release();
            return Optional.empty();
        }
        return Optional.of(new ExportTurn(own));
    }

    private enum TurnState {
        WAITING, WRITING, GIVEN_BACK
    }

    /** One of the places. It is given back by who writes, or else when the request ends. */
    final class ExportTurn {

        private final Semaphore own;
        private final AtomicReference<TurnState> state = new AtomicReference<>(TurnState.WAITING);

        private ExportTurn(Semaphore own) {
            this.own = own;
        }

        /** @return false when the request has ended before */
        boolean begin() {
            return state.compareAndSet(TurnState.WAITING, TurnState.WRITING);
        }

        /** Nobody may ever begin: what asks for the head of an answer alone has no body. */
        void requestEnded() {
            if (state.compareAndSet(TurnState.WAITING, TurnState.GIVEN_BACK)) {
                release();
            }
        }

        void end() {
            if (state.compareAndSet(TurnState.WRITING, TurnState.GIVEN_BACK)) {
                release();
            }
        }

        private void release() {
            node.release();
            own.release();
        }
    }
}
