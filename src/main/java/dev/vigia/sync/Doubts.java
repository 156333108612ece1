package dev.vigia.sync;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * What this node sent and could not settle, most often because it stood still for longer than its lease. By then another
 * node may have sent something newer, and no marketplace can be asked to refuse what comes late: so the last truth is sent
 * once more, by whoever sends now. Kept until the database has taken it; what a crash takes along the reading back finds.
 */
@ApplicationScoped
class Doubts {

    private static final Logger LOG = Logger.getLogger(Doubts.class);

    private final Session session;
    private final Map<Lease, Set<Long>> products = new ConcurrentHashMap<>();

    Doubts(Session session) {
        this.session = session;
    }

    void raise(Lease lease, List<Consignment> consignments) {
        Set<Long> sent = consignments.stream().map(Consignment::productId).collect(Collectors.toSet());
        if (!sent.isEmpty()) {
            products.merge(lease, sent, Doubts::union);
        }
    }

    /** Makes due again what is in doubt. When the database does not answer it stays in doubt. */
    void resolve() {
        products.forEach((lease, doubtful) -> {
            Long[] named = doubtful.stream().sorted().toArray(Long[]::new);
            int again = QuarkusTransaction.requiringNew().call(() -> sendAgain(lease, named));
            LOG.infof("%d quantities for integration %d were left unsettled and are sent again", again,
                    lease.integrationId());
            // Unless more has come meanwhile: then all of it is sent again, once too often.
            products.remove(lease, doubtful);
        });
    }

    private static Set<Long> union(Set<Long> some, Set<Long> more) {
        return Stream.concat(some.stream(), more.stream()).collect(Collectors.toSet());
    }

    // A revision of its own, so that no answer to an earlier one can settle it.
    private int sendAgain(Lease lease, Long[] named) {
        return session.createNativeMutationQuery("""
                with again as (
                  update listing set desired_revision = desired_revision + 1
                  where integration_id = :integration and product_id = any(cast(:products as bigint[]))
                    and desired is not null and not rejected
                  returning product_id, desired_at, case when desired = 0 then 0 when sent = 0 then 1 else 2 end priority
                )
                insert into due (integration_id, retailer_id, priority, since, product_ids)
                select :integration, :retailer, priority, min(desired_at), array_agg(product_id order by product_id)
                from again group by priority
                """)
                .setParameter("integration", lease.integrationId())
                .setParameter("retailer", lease.retailerId())
                .setParameter("products", named)
                .executeUpdate();
    }
}
