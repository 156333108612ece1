package dev.vigia.sync;

import static dev.vigia.testing.Patiently.await;

import dev.vigia.limits.Limit;
import dev.vigia.listing.ListingsDue;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.marketplace.SendMode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a delivery fails with, the next look begins another. */
@QuarkusTest
class FailingSenderTest extends OwnNode<FailingSenderTest.Any> {

    @Inject
    Marketplaces marketplaces;

    @Inject
    SendingLeases sendingLeases;

    private final AtomicInteger begun = new AtomicInteger();

    FailingSenderTest() {
        super(new Any());
    }

    @BeforeEach
    void something_is_due() {
        count(shop.product("TAZA", "Casa"), 50);
    }

    @Test
    void after_one_that_Java_itself_ended_the_next_begins() {
        SyncScheduler scheduler = new SyncScheduler(session, marketplaces, failing(), sendingLeases, readBackConfig,
                threads);
        await().until(() -> {
            scheduler.look();
            return begun.get() > 1;
        });
    }

    @Test
    void after_one_that_got_no_thread_the_next_begins() {
        AtomicInteger asked = new AtomicInteger();
        ExecutorService pool = Executors.newCachedThreadPool(task -> {
            // The first is for the look itself.
            if (asked.incrementAndGet() == 2) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            Thread thread = new Thread(task);
            thread.setUncaughtExceptionHandler((any, expected) -> {
            });
            return thread;
        });
        SyncScheduler scheduler = new SyncScheduler(session, marketplaces, failing(), sendingLeases, readBackConfig,
                new SyncThreads() {
                    @Override
                    ExecutorService executor() {
                        return pool;
                    }
                });
        await().until(() -> {
            scheduler.wake(new ListingsDue(shop.retailerId));
            return asked.get() > 1 && begun.get() > 0;
        });
        pool.shutdown();
    }

    private Sender failing() {
        return new Sender(null, null, null, null, new Publisher(dueList, inDoubt, breaker, null, null, config, null),
                null) {
            @Override
            void carryOut(long retailerId, long integrationId, Marketplace marketplace) {
                if (integrationId == integration) {
                    begun.incrementAndGet();
                    throw new StackOverflowError("an answer too deep");
                }
            }
        };
    }

    static class Any extends OwnNode.Obliging {

        @Override
        public String code() {
            return "any";
        }

        @Override
        public List<SendMode> sendModes(Account account) {
            return List.of(new SendMode("single", 1, new Limit("calls", 1, 1)));
        }
    }
}
