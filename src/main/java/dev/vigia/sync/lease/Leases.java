package dev.vigia.sync.lease;

import dev.vigia.database.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** One sender per integration, on the clock of the database. Every method joins the caller's transaction. */
@ApplicationScoped
public class Leases {

    private final UUID node = UUID.randomUUID();
    private final Session session;
    private final LeaseConfig config;

    public Leases(Session session, LeaseConfig config) {
        this.session = session;
        this.config = config;
    }

    /** How long it lasts without a sign of life. */
    public Duration length() {
        return config.lease();
    }

    /** How long its owner may wait for something without a sign of life. */
    public Duration longestWait() {
        return config.lease().dividedBy(3);
    }

    /** Takes the lease if nobody else holds it, or prolongs ours. */
    public Optional<Lease> take(long retailerId, long integrationId) {
        return take(retailerId, integrationId, """
                      epoch = lease.epoch + case when lease.owner = excluded.owner then 0 else 1 end
                  where lease.owner = excluded.owner or lease.expires_at < clock_timestamp()
                """);
    }

    /** Takes the lease if nobody holds it, nor this node for another purpose. */
    public Optional<Lease> takeExpired(long retailerId, long integrationId) {
        return take(retailerId, integrationId, "epoch = lease.epoch + 1 where lease.expires_at < clock_timestamp()");
    }

    private Optional<Lease> take(long retailerId, long integrationId, String known) {
        return OneColumn.query(session, """
                insert into lease (integration_id, retailer_id, owner, epoch, expires_at)
                values (:integration, :retailer, :node, 1, clock_timestamp() + make_interval(secs => :seconds))
                on conflict (integration_id) do update
                  set owner = excluded.owner, expires_at = excluded.expires_at,
                      %s
                returning epoch
                """.formatted(known), Long.class)
                .setParameter("integration", integrationId)
                .setParameter("retailer", retailerId)
                .setParameter("node", node)
                .setParameter("seconds", config.lease().toMillis() / 1000.0)
                .getResultStream().findFirst()
                .map(epoch -> new Lease(integrationId, retailerId, epoch));
    }

    /**
     * Holds the lease until the transaction ends, and notes that the marketplace answered.
     *
     * @throws LeaseLost when it is somebody else's, or expired: then nothing of this transaction may be written
     */
    public void confirm(Lease lease) {
        int held = session.createNativeMutationQuery("""
                update lease set synced_at = clock_timestamp()
                where integration_id = :integration and owner = :node and epoch = :epoch
                  and expires_at > clock_timestamp()
                """)
                .setParameter("integration", lease.integrationId())
                .setParameter("node", node)
                .setParameter("epoch", lease.epoch())
                .executeUpdate();
        if (held == 0) {
            throw new LeaseLost(lease);
        }
    }

    /**
     * Holds the lease until the transaction ends.
     *
     * @throws LeaseLost when it is somebody else's, or expired
     */
    public void hold(Lease lease) {
        OneColumn.query(session, """
                select epoch from lease
                where integration_id = :integration and owner = :node and epoch = :epoch
                  and expires_at > clock_timestamp()
                for update
                """, Long.class)
                .setParameter("integration", lease.integrationId())
                .setParameter("node", node)
                .setParameter("epoch", lease.epoch())
                .getResultStream().findFirst().orElseThrow(() -> new LeaseLost(lease));
    }

    /**
     * Tells every node how busy the owner is.
     *
     * @param budgetUsed the share of the allowed requests of the last minute, from 0 to 1
     */
    public void reportUsage(Lease lease, double budgetUsed) {
        session.createNativeMutationQuery("""
                update lease set budget_used = :used, budget_at = clock_timestamp()
                where integration_id = :integration and owner = :node and epoch = :epoch
                """)
                .setParameter("used", budgetUsed)
                .setParameter("integration", lease.integrationId())
                .setParameter("node", node)
                .setParameter("epoch", lease.epoch())
                .executeUpdate();
    }

    /** Lets other nodes have all that this one still holds. */
    public void giveBackAll() {
        session.createNativeMutationQuery("""
                update lease set expires_at = clock_timestamp()
                where owner = :node and expires_at > clock_timestamp()
                """)
                .setParameter("node", node).executeUpdate();
    }

    /** Lets another node have it at once. */
    public void giveBack(Lease lease) {
        session.createNativeMutationQuery("""
                update lease set expires_at = clock_timestamp()
                where integration_id = :integration and owner = :node and epoch = :epoch
                """)
                .setParameter("integration", lease.integrationId())
                .setParameter("node", node)
                .setParameter("epoch", lease.epoch())
                .executeUpdate();
    }
}
