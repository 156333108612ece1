package dev.vigia.integration;

import dev.vigia.database.OneColumn;
import dev.vigia.listing.rule.WideRules;
import dev.vigia.listing.rule.WideRules.WideRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Tells how the integrations of a retailer are doing. Reads only; for a list of them no listing, because the tally has counted them. */
@ApplicationScoped
public class IntegrationStatuses {

    private final Session session;
    private final WideRules rules;

    IntegrationStatuses(Session session, WideRules rules) {
        this.session = session;
        this.rules = rules;
    }

    /** All of a retailer, by name. */
    public List<IntegrationStatus> of(long retailerId) {
        Map<Long, NumbersRow> numbers = numbers(retailerId);
        Map<Long, WideRule> holding = rules.of(retailerId);
        return Integration.of(retailerId).stream().map(integration -> status(integration, Optional.ofNullable(holding
                .get(integration.id)), numbers)).toList();
    }

    public Optional<IntegrationStatus> find(long retailerId, long id) {
        return Integration.find(retailerId, id).map(this::of);
    }

    public IntegrationStatus of(Integration integration) {
        return status(integration, rules.of(integration.retailerId, integration.id), numbers(
                integration.retailerId));
    }

    /** How many of its listings show units to buyers, as far as anybody knows. */
    public long showing(Integration integration) {
        return OneColumn.query(session, "select count(*) from listing where retailer_id = :retailer"
                + " and integration_id = :integration and coalesce(confirmed, sent) > 0", Long.class)
                .setParameter("retailer", integration.retailerId)
                .setParameter("integration", integration.id)
                .getSingleResult();
    }

    private static IntegrationStatus status(Integration integration, Optional<WideRule> rule,
            Map<Long, NumbersRow> numbers) {
        NumbersRow own = numbers.getOrDefault(integration.id, new NumbersRow(integration.id, 0, null));
        return new IntegrationStatus(integration, rule, own.listingsAtZero, Optional.ofNullable(own.lastSync));
    }

    private Map<Long, NumbersRow> numbers(long retailerId) {
        return session.createNativeQuery("""
                select integration.id,
                       (select cast(coalesce(sum(tally.listings), 0) as bigint) from listing_tally tally
                        where tally.retailer_id = :retailer and tally.integration_id = integration.id
                          and tally.state in ('below_minimum', 'waiting_to_reopen')),
                       (select lease.synced_at from lease where lease.integration_id = integration.id)
                from integration where integration.retailer_id = :retailer
                """, NumbersRow.class)
                .setParameter("retailer", retailerId)
                .getResultList().stream().collect(Collectors.toMap(NumbersRow::integrationId, Function.identity()));
    }

    /** @param lastSync null while nothing was sent */
    private record NumbersRow(long integrationId, long listingsAtZero, Instant lastSync) {
    }
}
