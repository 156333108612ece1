package dev.vigia.source.bling;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a retailer reads while it connects its Bling account. */
@MessageBundle("bling")
interface BlingMessages {

    @Message
    String announcing();

    @Message
    String account();

    @Message
    String accountHelp();

    @Message
    String clientId();

    @Message
    String clientIdHelp();

    @Message
    String clientSecret();

    @Message
    String clientSecretHelp();

    @Message
    String permission(BlingPermission permission);
}
