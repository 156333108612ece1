package dev.vigia.sync.readback;

import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Connector;
import dev.vigia.sync.lease.Lease;
import dev.vigia.sync.lease.Leases;
import jakarta.enterprise.context.ApplicationScoped;

/** Opens what is read back beside a sender. */
@ApplicationScoped
public class ReadBackReaders {

    private static final int MOMENTS_PER_LEASE = 15;

    private final InDoubtChecks checks;
    private final ReadBack readBack;
    private final Leases leases;

    public ReadBackReaders(InDoubtChecks checks, ReadBack readBack, Leases leases) {
        this.checks = checks;
        this.readBack = readBack;
        this.leases = leases;
    }

    /** For as long as this lease is held. */
    public ReadBackSession open(Lease lease, Connector connector, Account account, double rateFactor) {
        return new ReadBackSession(checks.reader(lease, connector, account, rateFactor),
                readBack.reader(lease, connector, account, rateFactor), leases.length().dividedBy(MOMENTS_PER_LEASE));
    }
}
