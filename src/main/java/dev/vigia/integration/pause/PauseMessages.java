package dev.vigia.integration.pause;

import dev.vigia.web.form.TypedMoment.DateMistake;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of a pause with a reason and an end. */
@MessageBundle("pause")
public interface PauseMessages {

    @Message
    String reason();

    @Message
    String reasonHelp();

    @Message
    String until();

    @Message
    String untilHelp(String zone);

    /** Before a moment. */
    @Message
    String ends();

    @Message
    String by(String person);

    @Message
    String dateWrong(DateMistake mistake);

    @Message
    String datePassed();

    @Message
    String reasonTooLong(Integer most);
}
