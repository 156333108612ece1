package dev.vigia.sync;

import dev.vigia.marketplace.Marketplace;

/** A sender of a test's own, and what tests in other packages may ask of it. */
public final class OwnSender {

    private final Sender sender;

    OwnSender(Sender sender) {
        this.sender = sender;
    }

    public void carryOut(long retailerId, long integrationId, Marketplace marketplace) {
        sender.carryOut(retailerId, integrationId, marketplace);
    }

    public void resendUnsettled() {
        sender.resendUnsettled();
    }

    void end() {
        sender.end();
    }
}
