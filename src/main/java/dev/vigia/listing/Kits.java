package dev.vigia.listing;

import dev.vigia.database.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
        return OneColumn.query(session, "select exists (select from kit_component where retailer_id = :retailer)",
                Boolean.class).setParameter("retailer", retailerId).getSingleResult();
    }

    /** What these products are made of, as far as they are kits. */
    public List<Long> componentsOf(long retailerId, Collection<Long> productIds) {
        return OneColumn.query(session, """
                select distinct component_id from kit_component
                where retailer_id = :retailer and kit_id = any(cast(:ids as bigint[]))
                """, Long.class)
                .setParameter("retailer", retailerId)
                .setParameter("ids", productIds.toArray(Long[]::new))
                .getResultList();
    }

    /** Which of these products are kits. */
    public List<Long> among(long retailerId, Collection<Long> productIds) {
        return OneColumn.query(session, """
                select distinct kit_id from kit_component
                where retailer_id = :retailer and kit_id = any(cast(:ids as bigint[]))
                """, Long.class)
                .setParameter("retailer", retailerId)
                .setParameter("ids", productIds.toArray(Long[]::new))
                .getResultList();
    }

    /** Whether these products and the kits that need one of them are more than so many. */
    public boolean areMoreThan(long most, long retailerId, Collection<Long> productIds) {
        return productIds.size() > most || OneColumn.query(session, """
                select count(*) > :most
                from (select 1 from unnest(cast(:ids as bigint[]))
                      union all
                      (select 1 from kit_component
                       where retailer_id = :retailer and component_id = any(cast(:ids as bigint[])) limit :most + 1)) touched
                """, Boolean.class)
                .setParameter("retailer", retailerId)
                .setParameter("ids", productIds.toArray(Long[]::new))
                .setParameter("most", most)
                .getSingleResult();
    }

    /** These products, and the kits that need one of them. */
    public Set<Long> with(long retailerId, Collection<Long> productIds) {
        Set<Long> all = new LinkedHashSet<>(productIds);
        all.addAll(touchedBy(retailerId, productIds));
        return all;
    }

    /** Kits among these products, and those that need one of them. */
    public List<Long> touchedBy(long retailerId, Collection<Long> productIds) {
        return OneColumn.query(session, """
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
