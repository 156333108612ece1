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
}
