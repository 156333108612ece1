package dev.vigia.source.vtex;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a retailer reads while it connects its VTEX account. */
@MessageBundle("vtex")
interface VtexMessages {

    @Message
    String announcing();

    @Message
    String account();

    @Message
    String accountHelp();

    @Message
    String appKey();

    @Message
    String appKeyHelp();

    @Message
    String appToken();

    @Message
    String appTokenHelp();

    @Message
    String mode();

    @Message
    String modeHelp();

    @Message
    String modeName(VtexMode mode);

    @Message
    String ourSku();

    @Message
    String ourSkuHelp();

    @Message
    String ourSkuName(VtexSku sku);

    @Message
    String policy();

    @Message
    String policyHelp();

    @Message
    String affiliate();

    @Message
    String affiliateHelp();

    @Message
    String permission(VtexPermission permission);
}
