package dev.vigia.integration.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of disconnecting an integration: what it does, and how far it is. */
@MessageBundle("disconnection")
public interface DisconnectionMessages {

    @Message
    String disconnect();

    @Message
    String disconnectThis(String name);

    @Message
    String disconnectLead();

    @Message
    String disconnectZeros(Long count);

    @Message
    String disconnectNothingShown();

    @Message
    String disconnectErased();

    @Message
    String disconnectKept();

    @Message
    String disconnectAgain(String marketplace);

    @Message
    String disconnectStopped();

    @Message
    String disconnectAgree(String name);

    @Message
    String disconnectUnconfirmed();

    @Message
    String disconnectLoses();

    @Message
    String disconnecting(String name);

    @Message
    String disconnectingText(Long done, Long total);

    @Message
    String disconnectingFailing(Long count);

    @Message
    String disconnectingAnyway(Long count);

    @Message
    String disconnectingLate();

    @Message
    String disconnectNow(String name);

    @Message
    String disconnected(String name);

    @Message
    String disconnectingBusy();
}
