package dev.vigia.listing;

import dev.vigia.database.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;

/**
 * A change of stock and a change of a rule at the same moment would each evaluate with the other's old value, since
 * PostgreSQL reads again only the row it waited for. Whoever changes stock, or settles what was told, shares the lock of the
 * retailer; a change of a rule waits for them, and they for it. To be taken before the statement that decides, so that its
 * snapshot sees what was waited for. By retailer, not by integration: a stock change touches all of them, and one created
 * just now too. It is held until the caller's transaction ends.
 */
@ApplicationScoped
public class EvaluationLock {

    // The class of the advisory locks; any number that nobody else uses.
    private static final int LOCK = 8_447_424;

    private final Session session;

    EvaluationLock(Session session) {
        this.session = session;
    }

    /** Beside others, and behind a change of a rule. */
    public void share(long retailerId) {
        take("pg_advisory_xact_lock_shared", retailerId);
    }

    /** Alone. So it is the last thing that a change of a rule does. */
    public void hold(long retailerId) {
        take("pg_advisory_xact_lock", retailerId);
    }

    private void take(String function, long retailerId) {
        OneColumn.query(session, "select 1 from (select " + function + "(:class, cast(:retailer as integer))) locked",
                Integer.class)
                .setParameter("class", LOCK)
                .setParameter("retailer", retailerId)
                .getSingleResult();
    }
}
