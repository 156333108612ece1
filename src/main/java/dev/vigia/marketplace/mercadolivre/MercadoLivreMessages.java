package dev.vigia.marketplace.mercadolivre;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a retailer reads while it connects its account. */
@MessageBundle("mercadolivre")
interface MercadoLivreMessages {

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
    String userId();

    @Message
    String userIdHelp();
}
