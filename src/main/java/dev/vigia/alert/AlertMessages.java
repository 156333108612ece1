package dev.vigia.alert;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of alerts, wherever they are told: on pages and in mails. */
@MessageBundle("alert")
public interface AlertMessages {

    @Message
    String title();

    /** Of the bell in the frame of every page. */
    @Message
    String bell(long count);

    /** In two or three words. */
    @Message
    String kindName(AlertKind kind);

    @Message
    String sentence(Alert alert);

    @Message
    String mailSubject(String kind, String subject);

    @Message
    String mailSince();

    @Message
    String mailOpen();

    /** Why somebody gets a mail, and of which retailer it speaks. */
    @Message
    String mailWhy(String retailer);

    @Message
    String mailSettings();

    @Message
    String digestSubject(String retailer, int open);

    @Message
    String digestOpen(int count);

    @Message
    String digestNoneOpen();

    @Message
    String digestOver(int count);
}
