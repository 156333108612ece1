package dev.vigia.listing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.hibernate.Session;

/**
 * Which products are kits, or needed by some: these are judged together. Asked behind the retailer's lock, which whoever
 * changes a kit takes for itself. Joins the caller's transaction.
 */
@ApplicationScoped
public class Kits {

    private final Session session;

    Kits(Session session) {
        this.session = session;
    }

    /** Whether a retailer has any. */
    public boolean any(long retailerId) {
        return session.createNativeQuery("select exists (select from kit_component where retailer_id = :retailer)",
                Boolean.class).setParameter("retailer", retailerId).getSingleResult();
    }

    /** Kits among these products, and those that need one of them. */
    public List<Long> touchedBy(long retailerId, Collection<Long> productIds) {
        return session.createNativeQuery("""
                select kit_id from kit_component
                where retailer_id = :retailer and (component_id = any(cast(:ids as bigint[]))
                                                   or kit_id = any(cast(:ids as bigint[])))
                group by kit_id
                """, Long.class)
                .setParameter("retailer", retailerId)
                .setParameter("ids", productIds.toArray(Long[]::new))
                .getResultList();
    }
}
