package dev.vigia.access;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a person reads who is signed in and may still not enter. */
@MessageBundle("access")
interface AccessMessages {

    @Message
    String noRetailer();

    @Message
    String noRetailerText(String person);

    @Message
    String noRole();

    @Message
    String noRoleText(String person, String retailer);

    @Message
    String signOut();
}
