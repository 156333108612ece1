package dev.vigia.marketplace.dafiti;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a retailer reads while it connects its account. */
@MessageBundle("dafiti")
interface DafitiMessages {

    @Message
    String api();

    @Message
    String apiHelp();

    @Message
    String apiName(DafitiVersion version);

    @Message
    String clientId();

    @Message
    String clientIdHelp();

    @Message
    String clientSecret();

    @Message
    String clientSecretHelp();

    @Message
    String user();

    @Message
    String userHelp();

    @Message
    String accessKey();

    @Message
    String accessKeyHelp();
}
