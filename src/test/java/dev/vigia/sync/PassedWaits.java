package dev.vigia.sync;

import static dev.vigia.testing.Patiently.await;

import dev.vigia.testing.Shop;
import io.quarkus.arc.Arc;
import java.util.concurrent.Callable;
import org.awaitility.core.ThrowingRunnable;

/**
 * As if the time had passed for which a shop waits: before it asks about what was accepted, and before it sends again what
 * failed. The job comes by at once, too.
 */
public final class PassedWaits {

    private PassedWaits() {
    }

    static void look(Shop shop) {
        Shop.execute("update submission set ask_at = now() where ask_at > now() and retailer_id = " + shop.retailerId);
        Shop.execute("update due set due_at = now() where due_at > now() and retailer_id = " + shop.retailerId);
        Arc.container().instance(SyncScheduler.class).get().look();
    }

    public static void awaitLooking(Shop shop, Callable<Boolean> condition) {
        await().until(() -> {
            look(shop);
            return condition.call();
        });
    }

    public static void awaitLookingAsserted(Shop shop, String what, ThrowingRunnable assertion) {
        await(what).untilAsserted(() -> {
            look(shop);
            assertion.run();
        });
    }
}
