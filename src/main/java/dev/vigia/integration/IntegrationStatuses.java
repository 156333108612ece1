package dev.vigia.integration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;

/** Tells how the integrations of a retailer are doing. Reads only; for a list of them no listing, because the tally has counted them. */
@ApplicationScoped
public class IntegrationStatuses {

    private final Session session;

    IntegrationStatuses(Session session) {
        this.session = session;
    }

    /** All of a retailer, by name. */
    public List<IntegrationStatus> of(long retailerId) {
        Map<Long, Numbers> numbers = numbers(retailerId);
        return Integration.of(retailerId).stream().map(integration -> standing(integration, numbers)).toList();
    }

    public Optional<IntegrationStatus> find(long retailerId, long id) {
        return Integration.find(retailerId, id).map(this::of);
    }

    public IntegrationStatus of(Integration integration) {
        return standing(integration, numbers(integration.retailerId));
    }

    /** How many of its listings show units to buyers, as far as anybody knows. */
    public long showing(Integration integration) {
        return session.createNativeQuery("select count(*) from listing where retailer_id = :retailer"
                + " and integration_id = :integration and coalesce(confirmed, sent) > 0", Long.class)
                .setParameter("retailer", integration.retailerId)
                .setParameter("integration", integration.id)
                .getSingleResult();
    }

    private static IntegrationStatus standing(Integration integration, Map<Long, Numbers> numbers) {
        Numbers own = numbers.getOrDefault(integration.id, Numbers.NONE);
        return new IntegrationStatus(integration, own.listingsAtZero(), own.lastSync());
    }

    private Map<Long, Numbers> numbers(long retailerId) {
        Map<Long, Numbers> numbers = new HashMap<>();
        session.createNativeQuery("""
                select integration.id,
                       (select cast(coalesce(sum(tally.listings), 0) as bigint) from listing_tally tally
                        where tally.retailer_id = :retailer and tally.integration_id = integration.id
                          and tally.state = 'below_minimum'),
                       (select lease.synced_at from lease where lease.integration_id = integration.id)
                from integration where integration.retailer_id = :retailer
                """, Object[].class)
                .setParameter("retailer", retailerId)
                .getResultList()
                .forEach(row -> numbers.put((Long) row[0],
                        new Numbers((Long) row[1], Optional.ofNullable((Instant) row[2]))));
        return numbers;
    }

    private record Numbers(long listingsAtZero, Optional<Instant> lastSync) {

        private static final Numbers NONE = new Numbers(0, Optional.empty());
    }
}
