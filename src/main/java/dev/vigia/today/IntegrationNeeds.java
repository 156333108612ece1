package dev.vigia.today;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.Role;
import dev.vigia.integration.ConnectionState;
import dev.vigia.integration.Integration;
import dev.vigia.integration.IntegrationMessages;
import dev.vigia.integration.IntegrationStatus;
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
    List<Need> stopped(List<IntegrationStatus> all) {
        List<Need> needs = new ArrayList<>();
        all.stream().filter(IntegrationStatus::isStopped).forEach(status -> needs.add(need(status, Need.PRESSING,
                language.of(IntegrationMessages.class).stoppedText(status.stoppedBecause()))));
        all.stream().filter(status -> status.state() == ConnectionState.AWAITING).forEach(status -> needs.add(need(
                status, Need.WAITING, words().awaitingText())));
        return needs;
    }

    private Need need(IntegrationStatus status, String badge, String text) {
        Integration integration = status.integration();
        boolean mayEdit = person.may(Role.OPERATOR);
        String page = "/integrations/" + integration.id;
        return new Need("integration-" + integration.id, badge, words().integrationIs(integration.name, language.of(
                IntegrationMessages.class).connectionState(status.state())), text, mayEdit ? words().editIntegration()
                        : words()
                                .seeStatus(), mayEdit ? page + "/edit" : page);
    }

    /** What was rejected, by cause, the most frequent first; what heals by itself needs nobody. */
    List<Need> failing(List<IntegrationStatus> all, List<FailureGroup> groups) {
        Map<Long, IntegrationStatus> statuses = all.stream().collect(toMap(status -> status.integration().id,
                identity()));
        List<Need> needs = new ArrayList<>();
        groups.stream().filter(group -> needsPerson(group, statuses.get(group.integrationId()))).forEach(group -> needs
                .add(need(group, statuses.get(group.integrationId()).integration())));
        if (needs.size() > MOST) {
            needs.subList(MOST, needs.size()).clear();
            needs.add(new Need("failing", Need.PRESSING, words().moreCauses(), "", words().seeListings(),
                    "/stock?state=failing"));
        }
        return needs;
    }

    /** What the marketplace manages itself needs nobody; that the account is refused is told of the integration. */
    private static boolean needsPerson(FailureGroup group, IntegrationStatus status) {
        return group.rejected() > 0 && group.cause() != Cause.MANAGED
                && !(group.cause() == Cause.CREDENTIALS && status.isStopped());
    }

    private Need need(FailureGroup group, Integration integration) {
        UpdatesMessages updates = language.of(UpdatesMessages.class);
        boolean drifts = group.cause() == Cause.OVERRULED;
        return new Need("failing-" + integration.id + "-" + group.cause(), Need.PRESSING, words().failing(updates
                .causeName(group.cause()), integration.name, group.rejected(), group.more()), updates.hint(group
                        .cause()), drifts ? words().seeDrift() : words().seeListings(),
                (drifts ? "/updates/drift?integration=" : "/stock?state=failing&integration=") + integration.id);
    }

    private TodayMessages words() {
        return language.of(TodayMessages.class);
    }
}
