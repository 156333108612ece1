package dev.vigia.source.tiny;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a retailer reads while it connects its company at Olist ERP. */
@MessageBundle("tiny")
interface TinyMessages {

    @Message
    String cnpj();

    @Message
    String cnpjHelp();

    @Message
    String clientId();

    @Message
    String clientIdHelp();

    @Message
    String clientSecret();

    @Message
    String clientSecretHelp();

    @Message
    String announcing();

    @Message
    String permission(TinyPermission permission);
}
