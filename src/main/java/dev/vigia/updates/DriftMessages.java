package dev.vigia.updates;

import dev.vigia.sync.readback.DriftAction;
import dev.vigia.sync.readback.ReadBackFinding;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the log of drift, and of what reading back found. */
@MessageBundle("drift")
public interface DriftMessages {

    @Message
    String shownDrifts(int count);

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
    String action();

    @Message
    String anyCause();

    @Message
    String noDriftMatch();

    @Message
    String noDriftTitle();

    @Message
    String noDriftText();

    @Message
    String lastRuns();

    @Message
    String neverRead();

    @Message
    String runBegan();

    @Message
    String runEnded();

    @Message
    String runUnderWay();

    @Message
    String runRead();

    @Message
    String runUnread();

    @Message
    String runTravelling();

    @Message
    String runFound();

    @Message
    String runClean();

    /** What reading back found, in two or three words. */
    @Message
    String findingName(ReadBackFinding finding);

    @Message
    String actionName(DriftAction action);

    /** The name of the file, without its ending. */
    @Message
    String exportFile();
}
