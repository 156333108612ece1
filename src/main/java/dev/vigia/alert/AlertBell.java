package dev.vigia.alert;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.database.OneColumn;
import io.quarkus.arc.Unremovable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.BlockingOperationControl;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** How many alerts are open, for the bell in the frame of every page. */
@RequestScoped
@Unremovable
@Named("bell")
public class AlertBell {

    private static final Logger LOG = Logger.getLogger(AlertBell.class);

    private final Session session;
    private final CurrentRetailer retailer;

    AlertBell(Session session, CurrentRetailer retailer) {
        this.session = session;
        this.retailer = retailer;
    }

    /** 0 also where it cannot be counted: the page that says why must not fail because of it. */
    public long getOpen() {
        if (retailer.find().isEmpty() || !BlockingOperationControl.isBlockingAllowed()) {
            return 0;
        }
        try {
            return QuarkusTransaction.joiningExisting().call(() -> OneColumn.query(session,
                    "select count(*) from alert where retailer_id = :retailer and closed_at is null", Long.class)
                    .setParameter("retailer", retailer.id()).getSingleResult());
        } catch (RuntimeException failure) {
            LOG.debug("The open alerts could not be counted", failure);
            return 0;
        }
    }
}
