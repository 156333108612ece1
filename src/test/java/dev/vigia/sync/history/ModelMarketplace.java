package dev.vigia.sync.history;

import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.SendMode;
import dev.vigia.marketplace.Shown;
import dev.vigia.sync.OwnNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * A marketplace in memory whose every answer is decided by the history that is played. It keeps what was applied to each
 * SKU, in the order it was applied.
 */
class ModelMarketplace extends OwnNode.Obliging {

    private static final Limit NONE = new Limit("none", 1_000_000, 1_000_000);

    /** How the marketplace takes a quantity. */
    enum Kind {
        /** It shows it when it answers. */
        AT_ONCE,
        /** It shows it later, in the order it took them. */
        LATER_IN_ORDER,
        /** It shows it later, in any order, and says of each what became of it. */
        LATER_IN_ANY_ORDER,
        /**
         * The same, but its answers get lost too. What was taken and never answered may come after anything, and nobody
         * can ask about it: reading back finds it.
         */
        LATER_IN_ANY_ORDER_UNSEEN
    }

    /** What becomes of one call. */
    enum Fate {
        /** All is well. */
        ANSWERED,
        /** The answer comes twice. */
        ANSWERED_TWICE,
        /** It was taken, and the answer got lost. */
        ANSWER_LOST,
        /** It never arrived. */
        REQUEST_LOST,
        /** It was taken, and the answer is on its way for as long as the history wants. */
        ANSWER_DELAYED,
        /** The node died before it called. */
        NODE_DIED_FIRST,
        /** It was taken, and the node died before it knew. */
        NODE_DIED
    }

    /** The process is gone: nothing after it happens, and nobody is left to catch it. */
    static class Died extends Error {

        Died() {
            super("the node died", null, false, false);
        }
    }

    private record AcceptedOffer(String handle, String sku, int quantity) {
    }

    private final Kind kind;
    private final Runnable death;
    private final Map<String, List<Integer>> applied = new HashMap<>();
    private final List<AcceptedOffer> pending = new ArrayList<>();
    private final Set<String> processed = new HashSet<>();
    private final Deque<Fate> fates = new ArrayDeque<>();
    private volatile CountDownLatch delayed = new CountDownLatch(0);
    private volatile CountDownLatch arrived = new CountDownLatch(0);
    private int handles;
    private boolean unseen;

    ModelMarketplace(Kind kind, Runnable death) {
        this.kind = kind;
        this.death = death;
    }

    /** What was applied to a SKU, the newest last. */
    synchronized List<Integer> applied(String sku) {
        return List.copyOf(applied.getOrDefault(sku, List.of()));
    }

    /** The fates of the next calls; those after them are answered. */
    synchronized void decide(List<Fate> next) {
        fates.clear();
        fates.addAll(next);
    }

    /** Shows what it took and has not shown yet. */
    synchronized void process(int which) {
        if (!pending.isEmpty()) {
            AcceptedOffer taken = pending.remove(kind == Kind.LATER_IN_ORDER ? 0 : which % pending.size());
            apply(taken);
            processed.add(taken.handle + taken.sku);
        }
    }

    synchronized boolean isBusy() {
        return !pending.isEmpty();
    }

    /** Whoever took something, in any order, has no answer to it. */
    synchronized void lose() {
        unseen |= kind.ordinal() >= Kind.LATER_IN_ANY_ORDER.ordinal();
    }

    /** Whether something was taken that nobody can ask about, so that it may come after anything. */
    synchronized boolean hasUnseen() {
        return unseen;
    }

    /** Lets the delayed answer arrive. */
    synchronized void release() {
        delayed.countDown();
    }

    /** Down to zero once an answer is delayed. */
    synchronized CountDownLatch parking() {
        arrived = new CountDownLatch(1);
        return arrived;
    }

    @Override
    public List<Answer> publish(Account account, SendMode mode, List<Offer> offers) {
        Fate fate;
        List<Answer> answers;
        synchronized (this) {
            fate = seen(fates.isEmpty() ? Fate.ANSWERED : fates.remove());
            answers = fate == Fate.REQUEST_LOST || fate == Fate.NODE_DIED_FIRST ? List.of() : take(offers);
            if (fate == Fate.ANSWER_DELAYED) {
                delayed = new CountDownLatch(1);
            } else if (fate == Fate.ANSWER_LOST || fate == Fate.NODE_DIED) {
                lose();
            }
        }
        return switch (fate) {
            case ANSWERED -> answers;
            case ANSWERED_TWICE -> Stream.concat(answers.stream(), answers.stream()).toList();
            case ANSWER_DELAYED -> {
                arrived.countDown();
                await(delayed);
                yield answers;
            }
            case NODE_DIED, NODE_DIED_FIRST -> {
                death.run();
                throw new Died();
            }
            case ANSWER_LOST, REQUEST_LOST -> offers.stream()
                    .map(offer -> Answer.of(offer, Outcome.retry(Cause.TIMEOUT, "no answer", Duration.ZERO))).toList();
        };
    }

    private Fate seen(Fate fate) {
        if (kind != Kind.LATER_IN_ANY_ORDER) {
            return fate;
        }
        return fate == Fate.ANSWER_LOST ? Fate.REQUEST_LOST : fate == Fate.NODE_DIED ? Fate.NODE_DIED_FIRST : fate;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Answer> take(List<Offer> offers) {
        String handle = "h" + handles++;
        return offers.stream().map(offer -> {
            AcceptedOffer taken = new AcceptedOffer(handle, offer.sku(), offer.quantity());
            if (kind == Kind.AT_ONCE) {
                apply(taken);
                return Answer.of(offer, Outcome.applied());
            }
            pending.add(taken);
            return Answer.of(offer, kind == Kind.LATER_IN_ORDER ? Outcome.accepted(handle, Duration.ZERO)
                    : Outcome.acceptedOutOfOrder(handle, Duration.ZERO));
        }).toList();
    }

    private void apply(AcceptedOffer taken) {
        applied.computeIfAbsent(taken.sku, sku -> new ArrayList<>()).add(taken.quantity);
    }

    @Override
    public synchronized List<Answer> confirm(Account account, String handle, List<Offer> offers) {
        return offers.stream().map(offer -> Answer.of(offer, processed.contains(handle + offer.sku())
                ? Outcome.applied()
                : kind == Kind.LATER_IN_ORDER ? Outcome.accepted(handle, Duration.ofHours(1))
                        : Outcome.acceptedOutOfOrder(handle, Duration.ofHours(1))))
                .toList();
    }

    @Override
    public synchronized List<Shown> readBack(Account account, List<Offer> offers) {
        return offers.stream().map(offer -> {
            List<Integer> told = applied(offer.sku());
            return new Shown(offer, OptionalInt.of(told.isEmpty() ? 0 : told.get(told.size() - 1)), Optional.empty());
        }).toList();
    }

    @Override
    public int readBackSize() {
        return 10;
    }

    @Override
    public String code() {
        return "model";
    }

    @Override
    public List<SendMode> sendModes(Account account) {
        return List.of(new SendMode("batch", 10, NONE));
    }

}
