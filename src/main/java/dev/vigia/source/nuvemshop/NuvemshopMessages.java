package dev.vigia.source.nuvemshop;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a retailer reads while it connects its store at Nuvemshop. */
@MessageBundle("nuvemshop")
interface NuvemshopMessages {

    @Message
    String store();

    @Message
    String storeHelp();

    @Message
    String accessToken();

    @Message
    String accessTokenHelp();

    @Message
    String clientId();

    @Message
    String clientIdHelp();

    @Message
    String clientSecret();

    @Message
    String clientSecretHelp();

    @Message
    String contact();

    @Message
    String contactHelp();

    @Message
    String announcing();

    @Message
    String permission(NuvemshopPermission permission);
}
