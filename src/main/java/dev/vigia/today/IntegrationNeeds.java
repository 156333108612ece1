package dev.vigia.today;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.Role;
import dev.vigia.integration.ConnectionState;
import dev.vigia.integration.IntegrationMessages;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.today.ListingFailures.FailureGroup;
import dev.vigia.updates.UpdatesMessages;
import dev.vigia.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What integrations need a person: they do not send, or the marketplace does not take what they send. */
@ApplicationScoped
class IntegrationNeeds {

    // So many causes tell where to look; the list of stock has them all.
    private static final int MOST = 8;

    private final CurrentPerson person;
    private final Language language;

    IntegrationNeeds(CurrentPerson person, Language language) {
        this.person = person;
        this.language = language;
    }

    /** Those that Vigia stopped, then those that nobody has connected. */
    List<Need> stopped(List<IntegrationRow> all) {
        List<Need> needs = new ArrayList<>();
        all.stream().filter(row -> row.status().isStopped()).forEach(row -> needs.add(need(row, Need.PRESSING,
                language.of(IntegrationMessages.class).stoppedText(row.status().stoppedBecause()))));
        all.stream().filter(row -> row.status().state() == ConnectionState.AWAITING).forEach(row -> needs.add(need(
                row, Need.WAITING, words().awaitingText())));
        return needs;
    }

    private Need need(IntegrationRow row, String badge, String text) {
        TodayMessages words = words();
        String title = words.integrationIs(row.fullName(), language.of(IntegrationMessages.class).connectionState(row
                .status().state()));
        String id = "integration-" + row.id();
        return person.may(Role.OPERATOR)
                ? new Need(id, badge, title, text, words.editIntegration(), row.path() + "/edit")
                : new Need(id, badge, title, text, words.seeStatus(), row.path());
    }

    /** What was rejected, by cause, the most frequent first; what heals by itself needs nobody. */
    List<Need> failing(List<IntegrationRow> all, List<FailureGroup> groups) {
        Map<Long, IntegrationRow> rows = all.stream().collect(toMap(IntegrationRow::id, identity()));
        List<Need> needs = new ArrayList<>();
        groups.stream().filter(group -> needsPerson(group, rows.get(group.integrationId()))).limit(MOST + 1L).forEach(
                group -> needs.add(need(group, rows.get(group.integrationId()))));
        if (needs.size() > MOST) {
            needs.set(MOST, new Need("failing", Need.PRESSING, words().moreCauses(), "", words().seeListings(),
                    "/stock?state=failing"));
        }
        return needs;
    }

    /** What the marketplace manages itself needs nobody; that the account is refused is told of the integration. */
    private static boolean needsPerson(FailureGroup group, IntegrationRow row) {
        return group.rejected() > 0 && group.cause() != Cause.MANAGED
                && !(group.cause() == Cause.CREDENTIALS && row.status().isStopped());
    }

    private Need need(FailureGroup group, IntegrationRow row) {
        TodayMessages words = words();
        UpdatesMessages updates = language.of(UpdatesMessages.class);
        String id = "failing-" + row.id() + "-" + group.cause();
        String title = words.failing(updates.causeName(group.cause()), row.fullName(), group.rejected(), group.more());
        String hint = updates.hint(group.cause());
        return group.cause() == Cause.OVERRULED
                ? new Need(id, Need.PRESSING, title, hint, words.seeDrift(), row.driftPath())
                : new Need(id, Need.PRESSING, title, hint, words.seeListings(), row.failingPath(group
                        .cause()));
    }

    private TodayMessages words() {
        return language.of(TodayMessages.class);
    }
}
