package dev.vigia.integration;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the list of integrations, and those that its other pages and the API share with it. */
@MessageBundle("integration")
public interface IntegrationMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String search();

    @Message
    String searchButton();

    @Message
    String found(int lines);

    @Message
    String noMatch(String search);

    @Message
    String noMatchText();

    @Message
    String showAll();

    @Message
    String marketplace();

    /** As its sellers call it, where they call it otherwise. */
    @Message
    String marketplaceName(String code, String name);

    @Message
    String integration();

    @Message
    String country();

    @Message
    String minimumStock();

    @Message
    String listingsAtZero();

    @Message
    String lastSync();

    @Message
    String state();

    @Message
    String actions();

    @Message
    String connectionState(ConnectionState state);

    @Message
    String never();

    @Message
    String connect();

    @Message
    String connectThis(String marketplace);

    @Message
    String connectAnother();

    @Message
    String chooseMarketplace();

    @Message
    String chooseMarketplaceText();

    @Message
    String sends();

    @Message
    String saveRow();

    @Message
    String rowOvertaken();

    @Message
    String rollout(Long compared, Long of);

    @Message
    String failing(Long listings, Boolean more);

    @Message
    String edit();

    @Message
    String editThis(String name);

    @Message
    String cancel();

    @Message
    String discard();

    @Message
    String stopped();

    @Message
    String stoppedText(String message);

    /** Of a marketplace whose API is not known for certain. */
    @Message
    String unconfirmed();

    @Message
    String backToList();

    @Message
    String chart();

    @Message
    String chartAt(Integer minimum, Long zeros);

    @Message
    String chartNumbers();

    @Message
    String chartZeros();

    @Message
    String byCategory();

    @Message
    String category();

    @Message
    String goToZero();

    @Message
    String reopen();

    @Message
    String withheld();

    @Message
    String impacted();

    @Message
    String impactedTitle(String name);

    @Message
    String impactedShort();

    @Message
    String impactedWith(String minimum);

    @Message
    String impactedWithout();

    @Message
    String impactedNone();

    @Message
    String impactedAvailable();

    @Message
    String impactedShows();

    @Message
    String impactedMore();

    @Message
    String secondPersonSeparately();
}
