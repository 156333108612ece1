package dev.vigia.limits;

import dev.vigia.database.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.hibernate.Session;

/**
 * Counts the sign-ins that a marketplace refuses in a row, whoever makes them. One may be a passing trouble of the
 * marketplace; after three the integration stops until a person acts, since going on would only get the account blocked.
 */
@ApplicationScoped
public class SignInFailures {

    private static final int MOST = 3;

    private final Session session;

    SignInFailures(Session session) {
        this.session = session;
    }

    /**
     * @param message the marketplace's own
     * @return whether this stopped it
     */
    @Transactional(TxType.REQUIRES_NEW)
    public boolean refused(long integrationId, int times, String message) {
        return OneColumn.query(session, """
                update integration
                set refused_sign_ins = refused_sign_ins + :times,
                    stopped_because = case when refused_sign_ins + :times >= :most then :message end,
                    stopped_at = case when refused_sign_ins + :times >= :most then now() end
                where id = :id and stopped_because is null
                returning stopped_because is not null
                """, Boolean.class)
                .setParameter("times", times)
                .setParameter("most", MOST)
                .setParameter("message", message)
                .setParameter("id", integrationId)
                .getResultStream().findFirst().orElse(false);
    }

    @Transactional(TxType.REQUIRES_NEW)
    public void accepted(long integrationId) {
        session.createNativeMutationQuery(
                "update integration set refused_sign_ins = 0 where id = :id and refused_sign_ins > 0")
                .setParameter("id", integrationId).executeUpdate();
    }
}
