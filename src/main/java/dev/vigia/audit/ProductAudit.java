package dev.vigia.audit;

import dev.vigia.access.CurrentPerson;
import dev.vigia.web.ChangeSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.hibernate.Session;

/** Remembers of products, many at a time, when each was retired and when it came back. Joins the transaction of the change. */
@ApplicationScoped
public class ProductAudit {

    private final Session session;

    ProductAudit(Session session) {
        this.session = session;
    }

    /** @param source who says so, as the ledger names it */
    public void retired(long retailerId, Collection<Long> productIds, String source) {
        write(retailerId, productIds, source, "product_retired");
    }

    /** Likewise. */
    public void returned(long retailerId, Collection<Long> productIds, String source) {
        write(retailerId, productIds, source, "product_returned");
    }

    private void write(long retailerId, Collection<Long> productIds, String source, String action) {
        if (productIds.isEmpty()) {
            return;
        }
        session.createNativeMutationQuery("""
                insert into audit_event (retailer_id, product_id, actor, subject, action, before, after)
                select retailer_id, id, :actor, cast(:subject as text), :action, '{}', jsonb_build_object('sku', sku)
                from product where retailer_id = :retailer and id = any(cast(:ids as bigint[]))
                order by id
                """)
                .setParameter("retailer", retailerId)
                .setParameter("ids", productIds.toArray(Long[]::new))
                .setParameter("actor", ChangeSource.sourceActor(source))
                .setParameter("subject", CurrentPerson.subjectOfRequest().orElse(null), String.class)
                .setParameter("action", action)
                .executeUpdate();
    }
}
