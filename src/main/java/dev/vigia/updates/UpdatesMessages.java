package dev.vigia.updates;

import dev.vigia.listing.Priority;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.sync.queue.UpdateOutcome;
import dev.vigia.sync.readback.DriftAction;
import dev.vigia.sync.readback.ReadBackFinding;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.time.Duration;

/** The words of the log of updates, of what can go wrong with one, of drift and of the status of an integration. */
@MessageBundle("updates")
public interface UpdatesMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String filters();

    @Message
    String apply();

    @Message
    String clear();

    @Message
    String sku();

    @Message
    String integration();

    @Message
    String allIntegrations();

    @Message
    String outcome();

    @Message
    String anyOutcome();

    @Message
    String from();

    @Message
    String daysReversed();

    @Message
    String wholeSku();

    @Message
    String to();

    @Message
    String time();

    @Message
    String quantity();

    @Message
    String cause();

    @Message
    String ignored(String names);

    @Message
    String emptyTitle();

    @Message
    String emptyText();

    @Message
    String shownUpdates(int count);

    @Message
    String shownDrifts(int count);

    @Message
    String noMatchTitle();

    @Message
    String noMatchText();

    @Message
    String wrongParameters();

    @Message
    String notUnderstood(String names);

    @Message
    String outcomeName(UpdateOutcome outcome);

    /** What happened, in two or three words. */
    @Message
    String causeName(Cause cause);

    @Message
    String marketplaceSays(String words);

    /** What that means for the person, and what to do about it. */
    @Message
    String hint(Cause cause);

    @Message
    String drift();

    @Message
    String driftLead();

    @Message
    String showDrift();

    @Message
    String shown();

    @Message
    String expected();

    @Message
    String remedy();

    @Message
    String anyCause();

    @Message
    String noDriftMatch();

    @Message
    String noDriftTitle();

    @Message
    String noDriftText();

    @Message
    String lastRounds();

    @Message
    String neverRead();

    @Message
    String roundBegan();

    @Message
    String roundEnded();

    @Message
    String roundUnderWay();

    @Message
    String roundRead();

    @Message
    String roundUnread();

    @Message
    String roundTravelling();

    @Message
    String roundFound();

    @Message
    String roundClean();

    /** What reading back found, in two or three words. */
    @Message
    String findingName(ReadBackFinding finding);

    @Message
    String remedyName(DriftAction remedy);

    @Message
    String statusOf(String integration);

    @Message
    String keepFresh();

    @Message
    String standStill();

    @Message
    String lag();

    @Message
    String lagHalf();

    @Message
    String lagMost();

    @Message
    String lagHelp(long zeros);

    @Message
    String noZeros();

    @Message
    String budget();

    @Message
    String budgetHelp();

    @Message
    String budgetIdle();

    @Message
    String waiting();

    @Message
    String priority();

    @Message
    String listings();

    @Message
    String oldest();

    @Message
    String priorityName(Priority priority);

    @Message
    String unconfirmed();

    @Message
    String accepted();

    @Message
    String noneUnconfirmed();

    @Message
    String unconfirmedHelp(Duration patience);

    @Message
    String overdue(Duration patience);

    @Message
    String behind();

    @Message
    String inDoubt();

    @Message
    String inDoubtHelp();

    @Message
    String failures();

    @Message
    String failuresMore();

    @Message
    String noFailures();

    @Message
    String driftLately();

    @Message
    String noDriftLately();

    @Message
    String problems();

    @Message
    String allUpdates();
}
