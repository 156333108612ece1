package dev.vigia.marketplace.amazon;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a retailer reads while it connects its account. */
@MessageBundle("amazon")
interface AmazonMessages {

    @Message
    String sellerId();

    @Message
    String sellerIdHelp();

    @Message
    String marketplaceId();

    @Message
    String marketplaceIdHelp();

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
    String applicationId();

    @Message
    String applicationIdHelp();
}
