package dev.vigia.credentials;

import dev.vigia.access.Sha256;
import dev.vigia.credentials.CredentialOwner.OwnerKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.Session;

/** Remembers who has left for another site to give consent. Each state serves once, for a while, for one person. */
@ApplicationScoped
public class ConsentStates {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String VERIFIER = "consent-verifier";
    private static final String NOTE = """
            insert into consent (state, retailer_id, %s, person, verifier, return_to, expires_at)
            values (:state, :retailer, :owner, :person, :verifier, :returnTo,
                    clock_timestamp() + make_interval(mins => :minutes))
            """;
    private static final String TAKE = """
            delete from consent where state = :state and retailer_id = :retailer and %1$s is not null
            returning %1$s, person, verifier, return_to, expires_at > clock_timestamp() in_time
            """;

    private final Session session;
    private final Secrets secrets;

    ConsentStates(Session session, Secrets secrets) {
        this.session = session;
        this.secrets = secrets;
    }

    /** @param person what identifies the person at the sign-in */
    public record PendingConsent(CredentialOwner owner, String person, String verifier, URI returnTo) {

        public boolean isOf(String somebody) {
            return person.equals(somebody);
        }

        /** Without the verifier. */
        @Override
        public String toString() {
            return "PendingConsent[" + owner + "]";
        }
    }

    /** @return the state that the browser must bring back */
    @Transactional
    public String note(PendingConsent pending) {
        CredentialOwner owner = pending.owner();
        session.createNativeMutationQuery(
                "delete from consent where retailer_id = :retailer and expires_at < clock_timestamp()")
                .setParameter("retailer", owner.retailerId()).executeUpdate();
        String state = Pkce.random();
        session.createNativeMutationQuery(NOTE.formatted(owner.kind().column))
                .setParameter("state", Sha256.of(state))
                .setParameter("retailer", owner.retailerId())
                .setParameter("owner", owner.id())
                .setParameter("person", pending.person())
                .setParameter("verifier", secrets.encrypt(pending.verifier(), owner.retailerId(), owner.id(), owner
                        .place(VERIFIER)))
                .setParameter("returnTo", pending.returnTo().toString())
                .setParameter("minutes", (int) PATIENCE.toMinutes())
                .executeUpdate();
        return state;
    }

    /** Whoever left with this state; nobody can come back with it again. */
    @Transactional
    public Optional<PendingConsent> take(OwnerKind kind, long retailerId, String state) {
        return session.createNativeQuery(TAKE.formatted(kind.column), ConsentRow.class)
                .setParameter("state", Sha256.of(state))
                .setParameter("retailer", retailerId)
                .getResultStream().findFirst()
                .filter(ConsentRow::inTime)
                .map(row -> pending(new CredentialOwner(kind, retailerId, row.owner), row));
    }

    private PendingConsent pending(CredentialOwner owner, ConsentRow row) {
        return new PendingConsent(owner, row.person, secrets.decrypt(row.verifier, owner.retailerId(), owner.id(), owner
                .place(VERIFIER)), URI.create(row.returnTo));
    }

    private record ConsentRow(long owner, String person, byte[] verifier, String returnTo, boolean inTime) {
    }
}
