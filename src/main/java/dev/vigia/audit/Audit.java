package dev.vigia.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.access.CurrentPerson;
import dev.vigia.database.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.hibernate.Session;

/** Remembers who changed what, append-only. Secrets appear as the word "changed", never as their value. */
@ApplicationScoped
public class Audit {

    private final Session session;
    private final ObjectMapper json;
    private final ThreadLocal<Long> restored = new ThreadLocal<>();

    Audit(Session session, ObjectMapper json) {
        this.session = session;
        this.json = json;
    }

    /** Of one integration. Joins the transaction of the change it tells of. */
    public void record(long retailerId, long integrationId, String actor, String action, Map<String, ?> before,
            Map<String, ?> after) {
        record(retailerId, OptionalLong.of(integrationId), actor, action, before, after, Map.of());
    }

    /** The same for a change that concerns several integrations, or none. */
    public void record(long retailerId, String actor, String action, Map<String, ?> before, Map<String, ?> after) {
        record(retailerId, OptionalLong.empty(), actor, action, before, after, Map.of());
    }

    /**
     * The same with what came of it.
     *
     * @param effect empty where the transaction of the change does not know
     * @return the number of the entry
     */
    public long record(long retailerId, OptionalLong integrationId, String actor, String action, Map<String, ?> before,
            Map<String, ?> after, Map<String, ?> effect) {
        return OneColumn.query(session, """
                insert into audit_event (retailer_id, integration_id, actor, subject, action, before, after, effect,
                                         restores)
                values (:retailer, cast(:integration as bigint), :actor, cast(:subject as text), :action,
                        cast(:before as jsonb), cast(:after as jsonb), nullif(cast(:effect as jsonb), '{}'),
                        cast(:restores as bigint))
                returning id
                """, Long.class)
                .setParameter("retailer", retailerId)
                .setParameter("integration", integrationId.isPresent() ? integrationId.getAsLong() : null, Long.class)
                .setParameter("actor", actor)
                .setParameter("subject", CurrentPerson.subjectOfRequest().orElse(null), String.class)
                .setParameter("action", action)
                .setParameter("before", written(before))
                .setParameter("after", written(after))
                .setParameter("effect", written(effect))
                .setParameter("restores", restored.get(), Long.class)
                .getSingleResult();
    }

    /** What is written down during this work takes back what an earlier entry tells of. */
    public <T> T restoring(long entry, Supplier<T> work) {
        restored.set(entry);
        try {
            return work.get();
        } finally {
            restored.remove();
        }
    }

    /** The entry whose change the work that is going on takes back. */
    OptionalLong restored() {
        Long entry = restored.get();
        return entry == null ? OptionalLong.empty() : OptionalLong.of(entry);
    }

    private String written(Map<String, ?> values) {
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
