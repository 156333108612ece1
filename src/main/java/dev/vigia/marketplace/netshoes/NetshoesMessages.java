package dev.vigia.marketplace.netshoes;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a retailer reads while it connects its account. */
@MessageBundle("netshoes")
interface NetshoesMessages {

    @Message
    String clientId();

    @Message
    String clientIdHelp();

    @Message
    String accessToken();

    @Message
    String accessTokenHelp();

    @Message
    String plan();

    @Message
    String planHelp();

    @Message
    String planName(Plan plan);
}
