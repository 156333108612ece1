package dev.vigia.marketplace.mirakl;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a retailer reads while it connects its account. */
@MessageBundle("mirakl")
interface MiraklMessages {

    @Message
    String host();

    @Message
    String carrefourHostHelp();

    @Message
    String centauroHostHelp();

    @Message
    String carrefourKey();

    @Message
    String carrefourKeyHelp();

    @Message
    String centauroKey();

    @Message
    String centauroKeyHelp();

    @Message
    String shopId();

    @Message
    String shopIdHelp();
}
