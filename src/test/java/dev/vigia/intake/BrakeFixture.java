package dev.vigia.intake;

import static dev.vigia.testing.Patiently.await;

import dev.vigia.intake.held.HeldChange.Decision;
import dev.vigia.intake.held.HeldChanges;
import dev.vigia.listing.Evaluation;
import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;

/** A feed that may take much of an integration to zero: a share of 0.2, and 50 listings at least. */
abstract class BrakeFixture {

    @Inject
    HeldChanges changes;

    @Inject
    Evaluation evaluation;

    final Feed feed = new Feed();
    final long amazon = feed.shop.integration("amazon", 0);

    void register(String category) {
        Shop.execute("insert into integration_category select " + amazon + ", id, retailer_id from category where path"
                + " = '" + category + "' and retailer_id = " + feed.shop.retailerId);
        Shop.registerNoCategory(amazon);
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofIntegration(feed.shop.retailerId, amazon));
    }

    void decide(Decision decision) {
        long id = feed.lastEpisode();
        changes.decide(feed.shop.retailerId, id, decision, "Ana");
        Feed.letPassWhatCanBeTakenBack(id);
        awaitCarriedOut(id);
    }

    static void awaitCarriedOut(long id) {
        await().until(() -> Shop.number("select count(*) from held_change where finished_at is not null and id = "
                + id) == 1);
    }

    long left() {
        return Shop.number("select (select count(*) from held_stock where retailer_id = " + feed.shop.retailerId
                + ") + (select count(*) from held_product where retailer_id = " + feed.shop.retailerId
                + ") + (select count(*) from held_listing where retailer_id = " + feed.shop.retailerId + ")");
    }
}
