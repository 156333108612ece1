package dev.vigia.stock.moved;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the listings that a change has moved. */
@MessageBundle("moved")
public interface MovedMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String count(long count);

    @Message
    String progress(long compared, long total);

    @Message
    String done();

    @Message
    String noneYet();

    @Message
    String noneTitle();

    @Message
    String noneText();

    @Message
    String more();

    @Message
    String first();

    @Message
    String shouldShow();

    @Message
    String state();

    @Message
    String shows();

    @Message
    String see();
}
