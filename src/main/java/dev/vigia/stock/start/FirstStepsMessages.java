package dev.vigia.stock.start;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the first steps. */
@MessageBundle("firstSteps")
public interface FirstStepsMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String done();

    @Message
    String toDo();

    @Message
    String stockTitle();

    @Message
    String stockText();

    @Message
    String stockMissing();

    @Message
    String sourceReads();

    @Message
    String bySource();

    @Message
    String seeSource();

    @Message
    String byFile();

    @Message
    String byHand();

    @Message
    String marketplaceTitle();

    @Message
    String marketplaceText();

    @Message
    String connect();

    @Message
    String minimumTitle();

    @Message
    String minimumText();

    @Message
    String setMinimum();

    @Message
    String allDone();

    @Message
    String toStock();

    /** What an empty page says beside the way to the steps. */
    @Message
    String leadHere();

    @Message
    String onlyOthers();
}
