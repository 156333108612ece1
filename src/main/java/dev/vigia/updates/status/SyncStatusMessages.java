package dev.vigia.updates.status;

import dev.vigia.listing.Priority;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.time.Duration;

/** The words of the status of an integration. */
@MessageBundle("status")
public interface SyncStatusMessages {

    @Message
    String statusOf(String integration);

    @Message
    String keepFresh();

    @Message
    String standStill();

    @Message
    String rollout();

    @Message
    String rolloutEnded();

    @Message
    String rolloutMinimum(int before, int minimum);

    @Message
    String rolloutRules();

    @Message
    String rolloutCompared(long compared, long products);

    @Message
    String rolloutZeros();

    @Message
    String rolloutConfirmed();

    @Message
    String rolloutConfirmedMore(long confirmed);

    @Message
    String rolloutReopened();

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
    String unconfirmedHelp(Duration timeout);

    @Message
    String overdue(Duration timeout);

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
