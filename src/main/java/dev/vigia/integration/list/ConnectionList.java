package dev.vigia.integration.list;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.integration.IntegrationStatuses;
import dev.vigia.integration.page.IntegrationPages;
import dev.vigia.listing.rollout.Rollouts;
import dev.vigia.marketplace.Marketplaces;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Gathers the lines of the list for the person who is asking. */
@ApplicationScoped
class ConnectionList {

    private final Marketplaces marketplaces;
    private final IntegrationStatuses statuses;
    private final FailingCounts failing;
    private final Rollouts rollouts;
    private final IntegrationPages pages;
    private final CurrentRetailer retailer;

    ConnectionList(Marketplaces marketplaces, IntegrationStatuses statuses, FailingCounts failing,
            Rollouts rollouts, IntegrationPages pages, CurrentRetailer retailer) {
        this.marketplaces = marketplaces;
        this.statuses = statuses;
        this.failing = failing;
        this.rollouts = rollouts;
        this.pages = pages;
        this.retailer = retailer;
    }

    /** Those whose marketplace or integration is called so; all of them where nothing is searched. */
    List<ConnectionRow> matching(String search) {
        return ConnectionRow.of(marketplaces.all().stream().map(pages::named).toList(), statuses.of(retailer.id()),
                failing.of(retailer.id()), rollouts.running(retailer.id())).stream().filter(row -> row.matches(search))
                .toList();
    }
}
