package dev.vigia.developers;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the page for developers says. */
@MessageBundle("developers")
public interface DevelopersMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String canTitle();

    @Message
    String canProducts();

    @Message
    String canStock();

    @Message
    String canSee();

    @Message
    String canMinimum();

    @Message
    String canRules();

    @Message
    String canAsk();

    @Message
    String document();

    @Message
    String accountTitle();

    @Message
    String accountLead();

    @Message
    String accountGrant();

    @Message
    String accountRole(String claim);

    @Message
    String accountRetailer(String claim, String value);

    @Message
    String accountAudience(String name);

    @Message
    String accountSecret();

    @Message
    String tokenTitle();

    @Message
    String tokenHint();

    @Message
    String productsFirst();

    @Message
    String batch(int most);

    @Message
    String stockThen();

    @Message
    String observed();

    @Message
    String held();

    @Message
    String reading();

    @Message
    String rulesTitle();

    @Message
    String again();

    @Message
    String packed();

    @Message
    String limit(int calls, int parallel);

    @Message
    String refused();

    @Message
    String times();
}
