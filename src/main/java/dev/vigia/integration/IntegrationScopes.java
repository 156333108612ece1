package dev.vigia.integration;

import dev.vigia.database.OneColumn;
import dev.vigia.listing.preview.Proposal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.Session;

/** The categories and warehouses that are chosen for an integration. */
@ApplicationScoped
public class IntegrationScopes {

    private final Session session;

    IntegrationScopes(Session session) {
        this.session = session;
    }

    /** The registered categories, unless every category is. */
    public Set<Long> categoryIds(Integration integration) {
        return ids("select category_id from integration_category", integration);
    }

    /** The chosen warehouses, unless every one is. */
    public Set<Long> warehouseIds(Integration integration) {
        return ids("select warehouse_id from integration_warehouse", integration);
    }

    /** What decides which products it offers, and from where. */
    List<Object> reach(Integration integration) {
        return List.of(integration.everyCategory, categoryIds(integration), integration.everyWarehouse,
                warehouseIds(integration));
    }

    /** As it is now, to be compared with what its listings show. */
    Proposal proposal(Integration integration, boolean switchedOn) {
        return new Proposal(switchedOn, integration.minimum(),
                integration.everyCategory ? Optional.empty() : Optional.of(categoryIds(integration)),
                integration.everyWarehouse ? Optional.empty() : Optional.of(warehouseIds(integration)));
    }

    void replace(Integration integration, IntegrationTerms terms) {
        replace("category", integration, terms.everyCategory() ? Set.of() : terms.categoryIds());
        replace("warehouse", integration, terms.everyWarehouse() ? Set.of() : terms.warehouseIds());
    }

    /** Those that are no more are left out. */
    void restore(Integration integration, EarlierSettings earlier) {
        earlier.categories().ifPresent(reach -> replace("category", integration, reach.every() ? Set.of()
                : reach.ids()));
        earlier.warehouses().ifPresent(reach -> replace("warehouse", integration, reach.every() ? Set.of()
                : reach.ids()));
    }

    /** Only categories and warehouses of the same retailer are taken. */
    private void replace(String what, Integration integration, Collection<Long> ids) {
        session.createNativeMutationQuery("delete from integration_" + what
                + " where retailer_id = :retailer and integration_id = :integration")
                .setParameter("retailer", integration.retailerId)
                .setParameter("integration", integration.id)
                .executeUpdate();
        session.createNativeMutationQuery("insert into integration_" + what + " (integration_id, retailer_id, " + what
                + "_id) select :integration, :retailer, id from " + what
                + " where retailer_id = :retailer and id = any(cast(:ids as bigint[]))")
                .setParameter("retailer", integration.retailerId)
                .setParameter("integration", integration.id)
                .setParameter("ids", ids.toArray(Long[]::new))
                .executeUpdate();
    }

    private Set<Long> ids(String select, Integration integration) {
        List<Long> ids = OneColumn.query(session, select
                + " where retailer_id = :retailer and integration_id = :integration", Long.class)
                .setParameter("retailer", integration.retailerId)
                .setParameter("integration", integration.id)
                .getResultList();
        return new TreeSet<>(ids);
    }
}
