package dev.vigia.listing.rule;

import dev.vigia.catalog.CategoriesAdded;
import dev.vigia.database.OneColumn;
import dev.vigia.listing.WinnerSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import org.hibernate.Session;

/**
 * Keeps {@code winning_rule} as the rules say. Every method joins the caller's transaction, and whoever changes a rule holds
 * its retailer's rules locked: else two changes at the same moment would each overlook the other.
 */
@ApplicationScoped
class WinningRules {

    // The class of the advisory lock; any number that nobody else uses.
    private static final int LOCK = 8_447_425;

    private final Session session;

    WinningRules(Session session) {
        this.session = session;
    }

    void lock(long retailerId) {
        lock("pg_advisory_xact_lock", retailerId);
    }

    void lockShared(long retailerId) {
        lock("pg_advisory_xact_lock_shared", retailerId);
    }

    private void lock(String function, long retailerId) {
        OneColumn.query(session, "select 1 from (select " + function + "(:class, cast(:retailer as integer))) locked",
                Integer.class).setParameter("class", LOCK).setParameter("retailer", retailerId).getSingleResult();
    }

    /** Batches of products that add categories do not wait for each other: none changes what the other decides. */
    void onCategoriesAdded(@Observes CategoriesAdded added) {
        lockShared(added.retailerId());
        ofCategories(added.retailerId());
    }

    void ofCategories(long retailerId) {
        write(WinnerSql.written(WinnerSql.OF_CATEGORIES, "kept.category_id <> 0"), retailerId);
    }

    void ofProducts(long retailerId, Collection<Long> productIds) {
        session.createNativeMutationQuery(WinnerSql.written(WinnerSql.OF_THESE_PRODUCTS,
                "kept.product_id = any(cast(:products as bigint[]))"))
                .setParameter("retailer", retailerId)
                .setParameter("products", productIds.toArray(Long[]::new))
                .executeUpdate();
    }

    /** Of all products and categories, after an integration came or went. */
    void ofAll(long retailerId) {
        ofCategories(retailerId);
        write(WinnerSql.written(WinnerSql.OF_PRODUCTS, "kept.product_id <> 0"), retailerId);
    }

    private void write(String statement, long retailerId) {
        session.createNativeMutationQuery(statement).setParameter("retailer", retailerId).executeUpdate();
    }
}
