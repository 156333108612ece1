package dev.vigia.listing.rule;

import dev.vigia.listing.MinimumStock;
import dev.vigia.listing.RuleSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * Which rule holds for what has no finer one on an integration: its own number, or one that is for all it sells or for all
 * that the retailer sells. Reads only, and joins the caller's transaction.
 */
@ApplicationScoped
public class WideRules {

    private static final String HOLDING = """
            with integration as (
              select id, retailer_id, every_category, every_warehouse, rule_id, version,
                     case when :supposed then cast(:minimum as integer) else minimum_stock end minimum_stock, hold_back,
                     case when not :supposed or reopen_at > cast(:minimum as integer) then reopen_at end reopen_at, ceiling
              from integration
              where retailer_id = :retailer and disconnected_at is null
                and (cast(:integration as bigint) is null or id = :integration)
            )
            select holding.integration_id, holding.rule_id, holding.rule_version, own.id is not null own,
                   not exists (select from minimum_rule
                               where minimum_rule.id = holding.rule_id and ended_at is null
                                 and minimum_rule.integration_id is not null) everywhere,
                   holding.minimum, holding.hold_back, holding.reopen_at, holding.ceiling
            from (/*holding*/) holding
            left join integration own on own.rule_id = holding.rule_id
            where holding.rule_id is not null
            """.replace("/*holding*/", RuleSql.OF_INTEGRATIONS);

    private final Session session;

    WideRules(Session session) {
        this.session = session;
    }

    /**
     * The one that holds.
     *
     * @param own        whether it is the integration's own number
     * @param everywhere whether it is for every integration
     */
    public record WideRule(long id, long version, boolean own, boolean everywhere, MinimumStock minimum) {

        public String editPath() {
            return "/rules/" + id + "/edit";
        }
    }

    /** Of each integration that has one, by its id; none counts as a minimum of 0. */
    public Map<Long, WideRule> of(long retailerId) {
        return read(retailerId, null, false, OptionalInt.empty());
    }

    public Optional<WideRule> of(long retailerId, long integrationId) {
        return Optional.ofNullable(read(retailerId, integrationId, false, OptionalInt.empty()).get(integrationId));
    }

    /** As it would be if the integration had another number, or none. */
    public Optional<WideRule> supposed(long retailerId, long integrationId, OptionalInt minimum) {
        return Optional.ofNullable(read(retailerId, integrationId, true, minimum).get(integrationId));
    }

    private Map<Long, WideRule> read(long retailerId, Long integrationId, boolean supposed, OptionalInt minimum) {
        return session.createNativeQuery(HOLDING, HoldingRow.class)
                .setParameter("retailer", retailerId)
                .setParameter("integration", integrationId, Long.class)
                .setParameter("supposed", supposed)
                .setParameter("minimum", minimum.isPresent() ? minimum.getAsInt() : null, Integer.class)
                .getResultStream().collect(Collectors.toMap(HoldingRow::integrationId, HoldingRow::rule));
    }

    /** What may be missing is null there. */
    private record HoldingRow(long integrationId, long id, long version, boolean own, boolean everywhere, int minimum,
            boolean holdBack, Integer reopenAt, Integer ceiling) {

        WideRule rule() {
            return new WideRule(id, version, own, everywhere && !own, new MinimumStock(minimum, holdBack,
                    units(reopenAt), units(ceiling)));
        }

        private static OptionalInt units(Integer units) {
            return units == null ? OptionalInt.empty() : OptionalInt.of(units);
        }
    }
}
