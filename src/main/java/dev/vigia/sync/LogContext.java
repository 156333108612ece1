package dev.vigia.sync;

import dev.vigia.marketplace.Marketplace;
import org.jboss.logging.MDC;

/** Names the integration on every line that this thread logs meanwhile, for programs that read the log. */
final class LogContext implements AutoCloseable {

    LogContext(long retailerId, long integrationId, Marketplace marketplace) {
        MDC.put("retailer", retailerId);
        MDC.put("integration", integrationId);
        MDC.put("marketplace", marketplace.code());
    }

    @Override
    public void close() {
        MDC.remove("retailer");
        MDC.remove("integration");
        MDC.remove("marketplace");
    }
}
