package dev.vigia.stock.start;

import dev.vigia.access.CurrentRetailer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import org.hibernate.Session;

/** What a shop needs before anything is kept from selling, for every page that leads there. */
@RequestScoped
@Named("firstSteps")
public class FirstSteps {

    private final Session session;
    private final CurrentRetailer retailer;

    FirstSteps(Session session, CurrentRetailer retailer) {
        this.session = session;
        this.retailer = retailer;
    }

    /**
     * How far a shop is.
     *
     * @param described whether there are products
     * @param read      whether stock is read from a source
     * @param stocked   whether any of them was counted
     * @param connected whether there is an integration
     * @param limited   whether anything has a minimum: an integration, or what a rule is for
     */
    public record CompletedSteps(boolean described, boolean read, boolean stocked, boolean connected, boolean limited) {

        public boolean isDone() {
            return stocked && connected && limited;
        }
    }

    @Transactional
    public CompletedSteps progress() {
        return session.createNativeQuery("""
                select exists (select from product where retailer_id = :retailer and retired_at is null),
                       exists (select from source where retailer_id = :retailer and enabled),
                       -- By its products: levels lie by product, those of all retailers together.
                       exists (select from product
                               cross join lateral (select from stock_level where product_id = product.id offset 0) level
                               where product.retailer_id = :retailer),
                       exists (select from integration where retailer_id = :retailer and disconnecting_at is null),
                       exists (select from integration where retailer_id = :retailer and disconnecting_at is null
                               and minimum_stock is not null)
                         or exists (select from minimum_rule where retailer_id = :retailer and ended_at is null)
                """, CompletedSteps.class).setParameter("retailer", retailer.id()).getSingleResult();
    }
}
