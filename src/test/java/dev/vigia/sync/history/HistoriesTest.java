package dev.vigia.sync.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inventory.Inventory;
import dev.vigia.limits.CallResult;
import dev.vigia.limits.CircuitBreaker;
import dev.vigia.limits.SignInFailures;
import dev.vigia.listing.Evaluation;
import dev.vigia.listing.ListingConfig;
import dev.vigia.listing.Priority;
import dev.vigia.sync.Nodes;
import dev.vigia.sync.OwnSender;
import dev.vigia.sync.SendingAccounts;
import dev.vigia.sync.history.ModelMarketplace.Kind;
import dev.vigia.sync.lease.LeaseConfig;
import dev.vigia.sync.lease.Leases;
import dev.vigia.sync.queue.DueList;
import dev.vigia.sync.queue.InDoubtUpdates;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/**
 * Random histories against the real engine and a real database: whatever happens, in the end each marketplace shows the
 * rule applied to the last truth, and no older quantity was applied after a newer one. One thing no sender can know: what a
 * marketplace took without an answer, and applies in any order; there the end is what reading back has made good. A failure
 * names its seed and is cut down to the few steps that matter. {@code -Dhistories=10000} plays more of them, {@code -Dhistories.seed} the same.
 */
@QuarkusTest
class HistoriesTest {

    private static final int HISTORIES = Integer.getInteger("histories", 60);
    private static final long SEED = Long.getLong("histories.seed", new Random().nextLong());
    private static final int MOST_CUTS = 300;

    @Inject
    Evaluation evaluation;

    @Inject
    ListingConfig listings;

    @Inject
    Inventory inventory;

    @Inject
    Session session;

    @Inject
    SignInFailures signIns;

    @Inject
    SendingAccounts accounts;

    @Inject
    Nodes nodes;

    @Inject
    LeaseConfig leaseConfig;

    @Test
    void every_history_ends_in_the_truth_and_no_older_quantity_overtakes_a_newer_one() {
        // jqwik does not start Quarkus; a session lets its generators and shrinking work here.
        JqwikSession.run(this::playAll);
    }

    private void playAll() {
        Random random = new Random(SEED);
        Arbitrary<List<Step>> histories = Step.any().list().ofMinSize(3).ofMaxSize(30);
        for (int number = 0; number < HISTORIES; number++) {
            Kind kind = Kind.values()[number % Kind.values().length];
            Shrinkable<List<Step>> history = histories.generator(HISTORIES).next(random);
            Optional<String> wrong = play(kind, history.value());
            if (wrong.isPresent()) {
                List<Step> shortest = shortest(kind, history);
                assertThat(play(kind, shortest).or(() -> wrong)).as("seed %d, history %d, %s: %s", SEED, number, kind,
                        shortest).isEmpty();
            }
        }
    }

    private List<Step> shortest(Kind kind, Shrinkable<List<Step>> failing) {
        Shrinkable<List<Step>> best = failing;
        int cuts = 0;
        boolean shorter = true;
        while (shorter && cuts < MOST_CUTS) {
            shorter = false;
            for (Shrinkable<List<Step>> candidate : (Iterable<Shrinkable<List<Step>>>) best.shrink()::iterator) {
                if (cuts++ < MOST_CUTS && play(kind, candidate.value()).isPresent()) {
                    best = candidate;
                    shorter = true;
                    break;
                }
            }
        }
        return best.value();
    }

    /** @return what is wrong at its end */
    private Optional<String> play(Kind kind, List<Step> steps) {
        return new ModelHistory(new Shop(), kind, evaluation, inventory, this::node).play(steps);
    }

    /** A node of its own: nothing but the database joins it with the others. */
    private OwnSender node() {
        Leases leases = new Leases(session, leaseConfig);
        return nodes.sender(leases, accounts, new NeverOpens(session, signIns), new AlwaysFragmented(session, listings),
                new InDoubtUpdates(session));
    }

    /** A history is too short for a list that would be gathered otherwise. */
    private static class AlwaysFragmented extends DueList {

        AlwaysFragmented(Session session, ListingConfig config) {
            super(session, config);
        }

        @Override
        public Optional<Priority> fragmented(long integrationId) {
            return Optional.of(Priority.values()[ThreadLocalRandom.current().nextInt(Priority.values().length)]);
        }
    }

    /** The integrations of these histories are off, so that nobody else sends for them. */
    private static class NeverOpens extends CircuitBreaker {

        NeverOpens(Session session, SignInFailures signIns) {
            super(session, signIns);
        }

        @Override
        public boolean allows(long integrationId) {
            return true;
        }

        @Override
        public void record(long integrationId, List<CallResult> results, boolean again) {
            // Nothing rests here: time passes by steps of the history.
        }
    }
}
