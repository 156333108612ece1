package dev.vigia.marketplace.b2w;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a retailer reads while it connects its account. */
@MessageBundle("b2w")
interface B2wMessages {

    @Message
    String email();

    @Message
    String emailHelp();

    @Message
    String apiKey();

    @Message
    String apiKeyHelp();

    @Message
    String accountManagerKey();

    @Message
    String accountManagerKeyHelp();

    @Message
    String storeCode();

    @Message
    String storeCodeHelp();

    @Message
    String crossDocking();

    @Message
    String crossDockingHelp();
}
