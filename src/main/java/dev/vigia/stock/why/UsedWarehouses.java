package dev.vigia.stock.why;

import dev.vigia.web.Language;
import dev.vigia.web.WebMessages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** What of a product each integration offers: from which warehouses, and whether at all. */
@ApplicationScoped
public class UsedWarehouses {

    private static final int MOST_NAMES = 3;

    private final Session session;
    private final Language language;

    UsedWarehouses(Session session, Language language) {
        this.session = session;
        this.language = language;
    }

    /**
     * What an integration offers.
     *
     * @param registered whether the category of the product is
     * @param leaving    whether it is being disconnected, or was
     * @param used       names of its warehouses by id, those that are switched off left out
     * @param nowhere    whether the retailer has no warehouse yet
     */
    public record ProductReach(boolean everyWarehouse, boolean registered, boolean leaving, Map<Long, String> used,
            boolean isNowhere) {

        /** For "units in"; empty text where any warehouse does. */
        String places() {
            return everyWarehouse || used.isEmpty() || used.size() > MOST_NAMES ? ""
                    : String.join(", ", used.values());
        }

        public boolean uses(long warehouse) {
            return used.containsKey(warehouse);
        }
    }

    /** By integration. */
    @Transactional
    public Map<Long, ProductReach> of(long retailerId, long productId) {
        WebMessages words = language.of(WebMessages.class);
        Map<Long, String> active = new LinkedHashMap<>();
        List<NamedPlace> all = session.createNativeQuery("""
                select id, name, active from warehouse where retailer_id = :retailer order by name, id
                """, NamedPlace.class).setParameter("retailer", retailerId).getResultList();
        all.stream().filter(NamedPlace::active).forEach(place -> active.put(place.id, words.warehouse(place.name)));
        Map<Long, Set<Long>> chosen = session.createNativeQuery("""
                select integration_id, warehouse_id from integration_warehouse where retailer_id = :retailer
                """, ChosenPlace.class).setParameter("retailer", retailerId).getResultStream().collect(Collectors
                .groupingBy(ChosenPlace::integrationId, Collectors.mapping(ChosenPlace::warehouseId, Collectors
                        .toSet())));
        Map<Long, ProductReach> reaches = new HashMap<>();
        session.createNativeQuery("""
                select integration.id, every_warehouse,
                       every_category or exists (select from integration_category registered
                                                 where registered.integration_id = integration.id
                                                   and registered.category_id = product.category_id),
                       disconnecting_at is not null
                from integration join product on product.retailer_id = integration.retailer_id
                where integration.retailer_id = :retailer and product.id = :product
                """, ReachRow.class).setParameter("retailer", retailerId).setParameter("product", productId)
                .getResultList().forEach(row -> reaches.put(row.id, row.reach(active, chosen.getOrDefault(row.id, Set
                        .of()), all.isEmpty())));
        return reaches;
    }

    private record NamedPlace(long id, String name, boolean active) {
    }

    private record ChosenPlace(long integrationId, long warehouseId) {
    }

    private record ReachRow(long id, boolean everyWarehouse, boolean registered, boolean leaving) {

        ProductReach reach(Map<Long, String> active, Set<Long> chosen, boolean nowhere) {
            Map<Long, String> used = new LinkedHashMap<>(active);
            if (!everyWarehouse) {
                used.keySet().retainAll(chosen);
            }
            return new ProductReach(everyWarehouse, registered, leaving, used, nowhere);
        }
    }
}
