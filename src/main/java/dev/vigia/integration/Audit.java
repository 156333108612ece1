package dev.vigia.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.access.CurrentPerson;
import dev.vigia.listing.Impact;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.OptionalLong;
import org.hibernate.Session;

/** Remembers who changed what, append-only. Secrets appear as the word "changed", never as their value. */
@ApplicationScoped
public class Audit {

    private static final String ASKED = "asked";

    private final Session session;
    private final ObjectMapper json;

    Audit(Session session, ObjectMapper json) {
        this.session = session;
        this.json = json;
    }

    /** Joins the transaction of the change it tells of. */
    void record(Integration integration, String actor, String action, Map<String, ?> before, Map<String, ?> after) {
        write(integration.retailerId, integration.id, actor, action, before, after);
    }

    /** The same for a change that concerns several integrations. */
    public void record(long retailerId, String actor, String action, Map<String, ?> before, Map<String, ?> after) {
        write(retailerId, null, actor, action, before, after);
    }

    /**
     * How many zeros a question about this change has shown the person who is signed in, lately: what is agreed to is what
     * was shown.
     */
    OptionalLong zerosShown(Integration integration, IntegrationTerms terms) {
        return session.createNativeQuery("""
                select cast(after ->> 'toZero' as bigint) from audit_event
                where retailer_id = :retailer and integration_id = :integration and action = :action
                  and subject = :subject and after ->> 'offer' = :offer and happened_at > now() - interval '1 hour'
                order by id desc limit 1
                """, Long.class)
                .setParameter("retailer", integration.retailerId)
                .setParameter("integration", integration.id)
                .setParameter("action", ASKED)
                .setParameter("subject", CurrentPerson.subjectOfRequest().orElse(""))
                .setParameter("offer", terms.offerDigest())
                .getResultStream().mapToLong(Long::longValue).findFirst();
    }

    /** That a person was asked whether so many listings may go to zero. */
    void recordQuestion(Integration integration, String actor, IntegrationTerms terms, Impact impact) {
        record(integration, actor, ASKED, Map.of(), Map.of("toZero", impact.toZero(), "selling", impact.selling(),
                "offer", terms.offerDigest()));
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
