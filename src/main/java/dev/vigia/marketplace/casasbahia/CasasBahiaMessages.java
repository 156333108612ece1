package dev.vigia.marketplace.casasbahia;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a retailer reads while it connects its account. */
@MessageBundle("casasbahia")
interface CasasBahiaMessages {

    @Message
    String clientId();

    @Message
    String clientIdHelp();

    @Message
    String accessToken();

    @Message
    String accessTokenHelp();

    @Message
    String api();

    @Message
    String apiHelp();

    @Message
    String apiName(CasasBahiaVersion version);

    @Message
    String preparationDays();

    @Message
    String preparationDaysHelp();

    @Message
    String warehouse();

    @Message
    String warehouseHelp();
}
