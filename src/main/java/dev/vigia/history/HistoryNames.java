package dev.vigia.history;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** What the things are called now that entries tell of by their numbers. */
@ApplicationScoped
public class HistoryNames {

    private final Session session;

    HistoryNames(Session session) {
        this.session = session;
    }

    /**
     * Names by number; what is no more has none.
     *
     * @param integrations also those that were disconnected
     */
    public record KnownNames(Map<Long, NamedIntegration> integrations, Map<Long, String> categories,
            Map<Long, String> products, Map<Long, String> warehouses) {

        Optional<String> integration(long id) {
            return Optional.ofNullable(integrations.get(id)).map(NamedIntegration::name);
        }
    }

    /** @param connected whether it has not been disconnected */
    public record NamedIntegration(long id, String name, String marketplace, boolean connected) {
    }

    private record NameRow(long id, String name) {
    }

    /** All integrations, and whatever else these values name. */
    @Transactional
    public KnownNames in(long retailerId, Collection<JsonNode> values) {
        Map<Long, NamedIntegration> integrations = session.createNativeQuery("""
                select id, name, marketplace, disconnected_at is null from integration where retailer_id = :retailer
                """, NamedIntegration.class).setParameter("retailer", retailerId).getResultStream()
                .collect(Collectors.toMap(NamedIntegration::id, one -> one));
        return new KnownNames(integrations, named(retailerId, "category", "path", ids(values, "category",
                "categories")), named(retailerId, "product", "sku", ids(values, "product", "products")),
                named(retailerId, "warehouse", "name", ids(values, "warehouse", "warehouses")));
    }

    private static Set<Long> ids(Collection<JsonNode> values, String one, String many) {
        Set<Long> ids = new TreeSet<>();
        values.forEach(value -> {
            if (value.path(one).canConvertToLong()) {
                ids.add(value.path(one).longValue());
            }
            value.path(many).forEach(id -> ids.add(id.longValue()));
        });
        return ids;
    }

    private Map<Long, String> named(long retailerId, String table, String name, Set<Long> ids) {
        Map<Long, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            session.createNativeQuery("select id, " + name + " from " + table
                    + " where retailer_id = :retailer and id = any(cast(:ids as bigint[]))", NameRow.class)
                    .setParameter("retailer", retailerId).setParameter("ids", ids.toArray(Long[]::new))
                    .getResultStream().forEach(row -> names.put(row.id, row.name));
        }
        return names;
    }
}
