package dev.vigia.history.restore;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of putting back what was before a change. */
@MessageBundle("restoration")
public interface RestorationMessages {

    @Message
    String restoreTitle();

    @Message
    String already();

    @Message
    String alreadyText();

    @Message
    String overtaken();

    @Message
    String overtakenText();

    @Message
    String value();

    @Message
    String then();

    @Message
    String now();

    @Message
    String afterwards();

    @Message
    String confirm();

    @Message
    String leave();

    @Message
    String noImpact();

    @Message
    String later();

    @Message
    String paused(long listings);

    @Message
    String missing();

    @Message
    String agree(long count);

    @Message
    String doneCounts(long changed, long zeros);

    @Message
    String doneInSlices();
}
