package dev.vigia.today;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.database.OneColumn;
import dev.vigia.intake.file.StockImport;
import dev.vigia.intake.held.HeldChanges;
import dev.vigia.intake.held.HeldMessages;
import dev.vigia.integration.IntegrationStatus;
import dev.vigia.integration.IntegrationStatuses;
import dev.vigia.today.ListingFailures.FailureGroup;
import dev.vigia.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Gathers the page. Each question is bounded, whatever the size of the shop, because a page asks them every few seconds. */
@ApplicationScoped
class Today {

    private final CurrentRetailer retailer;
    private final Language language;
    private final IntegrationStatuses statuses;
    private final HeldChanges held;
    private final Session session;
    private final ListingFailures failures;
    private final ProposalNeeds proposals;
    private final SourceNeeds sources;
    private final FileNeeds files;
    private final IntegrationNeeds integrations;
    private final IntegrationRows rows;

    Today(CurrentRetailer retailer, Language language, IntegrationStatuses statuses, HeldChanges held,
            Session session, ListingFailures failures, ProposalNeeds proposals, SourceNeeds sources, FileNeeds files,
            IntegrationNeeds integrations,
            IntegrationRows rows) {
        this.retailer = retailer;
        this.language = language;
        this.statuses = statuses;
        this.held = held;
        this.session = session;
        this.failures = failures;
        this.proposals = proposals;
        this.sources = sources;
        this.files = files;
        this.integrations = integrations;
        this.rows = rows;
    }

    /** In one transaction, so that all of it is asked on one connection. */
    @Transactional
    public TodayView view() {
        List<IntegrationStatus> all = statuses.of(retailer.id());
        List<FailureGroup> failing = failures.of(retailer.id(), IntegrationRows.ids(all));
        List<IntegrationRow> shown = rows.of(retailer.id(), all, failing);
        return new TodayView(needs(shown, failing), shown, isStocked());
    }

    /** By the counters: to look whether there is any stock may take long where other shops have much. */
    private boolean isStocked() {
        return OneColumn.query(session, """
                select exists (select from listing_tally
                               where retailer_id = :retailer and state not in ('unknown', 'withdrawn', 'retired')
                               group by state having sum(listings) > 0)
                """, Boolean.class).setParameter("retailer", retailer.id()).getSingleResult();
    }

    private List<Need> needs(List<IntegrationRow> all, List<FailureGroup> failing) {
        List<StockImport> underWay = files.underWay(retailer.id());
        return Stream.of(held(), proposals.waiting(retailer.id()), integrations.stopped(all), sources.of(retailer.id()),
                files
                        .waiting(underWay),
                integrations.failing(all, failing), files.failing(retailer.id(), underWay)).flatMap(List::stream)
                .toList();
    }

    private List<Need> held() {
        HeldMessages words = language.of(HeldMessages.class);
        return held.waiting(retailer.id()).map(change -> new Need("held", Need.WAITING, words.heldTitle(),
                words.heldNotice(change.listings(), change.integrations()), words.heldMore(), change.path()))
                .stream().toList();
    }
}
