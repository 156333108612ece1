package dev.vigia.sync.lease;

/** Another node sends for this integration now. */
public class LeaseLost extends RuntimeException {

    public LeaseLost(Lease lease) {
        super("the lease of integration " + lease.integrationId() + " in epoch " + lease.epoch() + " is lost");
    }
}
