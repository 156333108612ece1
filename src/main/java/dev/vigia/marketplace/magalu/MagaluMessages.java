package dev.vigia.marketplace.magalu;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a retailer reads while it connects its account. */
@MessageBundle("magalu")
interface MagaluMessages {

    @Message
    String clientId();

    @Message
    String clientIdHelp();

    @Message
    String clientSecret();

    @Message
    String clientSecretHelp();

    @Message
    String refreshToken();

    @Message
    String refreshTokenHelp();

    @Message
    String channelId();

    @Message
    String channelIdHelp();
}
