package dev.vigia.sync;

import dev.vigia.marketplace.Connector;
import dev.vigia.marketplace.SendMode;
import dev.vigia.sync.lease.HeldLease;
import dev.vigia.sync.lease.Lease;
import dev.vigia.sync.readback.ReadBackSession;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a sender works with while it holds the lease of an integration.
 *
 * @param signedIn whether the marketplace has accepted the last sign-in
 */
record SendingSession(HeldLease held, Connector connector, SendingAccounts.SendingAccount account,
        ReadBackSession readings,
        AtomicBoolean signedIn) implements AutoCloseable {

    Lease lease() {
        return held.lease();
    }

    long integrationId() {
        return held.lease().integrationId();
    }

    /** Single calls first, the largest batch last. */
    List<SendMode> modes() {
        return connector.sendModes(account);
    }

    /** Whatever is still being read is not waited for. */
    @Override
    public void close() {
        readings.close();
    }
}
