package dev.vigia.sync;

/** Another node sends for this integration now. */
class LeaseLost extends RuntimeException {

    LeaseLost(Lease lease) {
        super("the lease of integration " + lease.integrationId() + " in epoch " + lease.epoch() + " is lost");
    }
}
