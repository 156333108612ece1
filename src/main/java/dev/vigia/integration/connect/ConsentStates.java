package dev.vigia.integration.connect;

import dev.vigia.access.Sha256;
import dev.vigia.credentials.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.Session;

/** Remembers who has left for a marketplace to give consent. Each state serves once, for a while, for one person. */
@ApplicationScoped
class ConsentStates {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String VERIFIER = "consent-verifier";

    private final Session session;
    private final Secrets secrets;

    ConsentStates(Session session, Secrets secrets) {
        this.session = session;
        this.secrets = secrets;
    }

    /** @param person what identifies the person at the sign-in */
    record PendingConsent(long integrationId, String person, String verifier, URI returnTo) {

        boolean isOf(String somebody) {
            return person.equals(somebody);
        }
    }

    /** @return the state that the browser must bring back */
    @Transactional
    String note(long retailerId, PendingConsent pending) {
        session.createNativeMutationQuery(
                "delete from consent where retailer_id = :retailer and expires_at < clock_timestamp()")
                .setParameter("retailer", retailerId).executeUpdate();
        String state = Pkce.random();
        session.createNativeMutationQuery("""
                insert into consent (state, retailer_id, integration_id, person, verifier, return_to, expires_at)
                values (:state, :retailer, :integration, :person, :verifier, :returnTo,
                        clock_timestamp() + make_interval(mins => :minutes))
                """)
                .setParameter("state", Sha256.of(state))
                .setParameter("retailer", retailerId)
                .setParameter("integration", pending.integrationId())
                .setParameter("person", pending.person())
                .setParameter("verifier", secrets.encrypt(pending.verifier(), retailerId,
                        pending.integrationId(), VERIFIER))
                .setParameter("returnTo", pending.returnTo().toString())
                .setParameter("minutes", (int) PATIENCE.toMinutes())
                .executeUpdate();
        return state;
    }

    /** Whoever left with this state; nobody can come back with it again. */
    @Transactional
    Optional<PendingConsent> take(long retailerId, String state) {
        return session.createNativeQuery("""
                delete from consent where state = :state and retailer_id = :retailer
                returning integration_id, person, verifier, return_to, expires_at > clock_timestamp() in_time
                """, ConsentRow.class)
                .setParameter("state", Sha256.of(state))
                .setParameter("retailer", retailerId)
                .getResultStream().findFirst()
                .filter(ConsentRow::inTime)
                .map(row -> new PendingConsent(row.integrationId, row.person,
                        secrets.decrypt(row.verifier, retailerId, row.integrationId, VERIFIER),
                        URI.create(row.returnTo)));
    }

    private record ConsentRow(long integrationId, String person, byte[] verifier, String returnTo, boolean inTime) {
    }
}
