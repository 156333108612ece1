package dev.vigia.updates;

import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.sync.queue.UpdateOutcome;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the log of updates, and of what can go wrong with one. */
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
    String marketplaceSays(String message);

    /** What that means for the person, and what to do about it. */
    @Message
    String hint(Cause cause);

    /** The name of the file, without its ending. */
    @Message
    String exportFile();

    @Message
    String product();

    @Message
    String whatToDo();

    @Message
    String marketplaceWords();
}
