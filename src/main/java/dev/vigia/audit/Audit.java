package dev.vigia.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.access.CurrentPerson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.hibernate.Session;

/** Remembers who changed what, append-only. Secrets appear as the word "changed", never as their value. */
@ApplicationScoped
public class Audit {

    private final Session session;
    private final ObjectMapper json;

    Audit(Session session, ObjectMapper json) {
        this.session = session;
        this.json = json;
    }

    /** Of one integration. Joins the transaction of the change it tells of. */
    public void record(long retailerId, long integrationId, String actor, String action, Map<String, ?> before,
            Map<String, ?> after) {
        write(retailerId, integrationId, actor, action, before, after);
    }

    /** The same for a change that concerns several integrations, or none. */
    public void record(long retailerId, String actor, String action, Map<String, ?> before, Map<String, ?> after) {
        write(retailerId, null, actor, action, before, after);
    }

    private void write(long retailerId, Long integrationId, String actor, String action, Map<String, ?> before,
            Map<String, ?> after) {
        session.createNativeMutationQuery("""
                insert into audit_event (retailer_id, integration_id, actor, subject, action, before, after)
                values (:retailer, cast(:integration as bigint), :actor, cast(:subject as text), :action,
                        cast(:before as jsonb), cast(:after as jsonb))
                """)
                .setParameter("retailer", retailerId)
                .setParameter("integration", integrationId, Long.class)
                .setParameter("actor", actor)
                .setParameter("subject", CurrentPerson.subjectOfRequest().orElse(null), String.class)
                .setParameter("action", action)
                .setParameter("before", written(before))
                .setParameter("after", written(after))
                .executeUpdate();
    }

    private String written(Map<String, ?> values) {
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
