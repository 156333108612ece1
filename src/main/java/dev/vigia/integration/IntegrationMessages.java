package dev.vigia.integration;

import dev.vigia.integration.TypedMinimum.Mistake;
import dev.vigia.marketplace.Outcome.Cause;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages and the API of the integrations say. */
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
    String noMatch(String words);

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
    String edit();

    @Message
    String editThis(String name);

    @Message
    String basics();

    @Message
    String name();

    @Message
    String nameHelp();

    @Message
    String enabled();

    @Message
    String enabledHelp();

    @Message
    String on();

    @Message
    String off();

    @Message
    String minimumHelp();

    @Message
    String minimumOptional();

    @Message
    String impact();

    @Message
    String impactPrompt();

    @Message
    String impactWith(Integer minimum, Integer more);

    @Message
    String impactToZero(Long count);

    @Message
    String impactToReopen(Long count);

    @Message
    String impactOther(Long count);

    @Message
    String impactUnchanged(Long count);

    @Message
    String impactWithheld(Long count);

    @Message
    String impactSample();

    @Message
    String impactCalculate();

    @Message
    String impactOff(Long count);

    @Message
    String question(Long count);

    @Message
    String questionText(Long percent, Long selling);

    @Message
    String questionAgree(Long count);

    @Message
    String questionLeave();

    @Message
    String categories();

    @Message
    String categoriesEvery();

    @Message
    String categoriesOnly();

    @Message
    String categoriesBesideEvery();

    @Message
    String categoriesNone();

    @Message
    String warehouses();

    @Message
    String warehousesEvery();

    @Message
    String warehousesOnly();

    @Message
    String warehousesBesideEvery();

    @Message
    String warehousesNone();

    @Message
    String account(String marketplace);

    @Message
    String secretKept();

    @Message
    String secretLocked();

    @Message
    String settingLocked(String label);

    @Message
    String secretAgain();

    @Message
    String choose();

    @Message
    String save();

    @Message
    String cancel();

    @Message
    String saved(String name, Integer changed, Integer zeros);

    /** What goes on being sold there although nothing is sent. */
    @Message
    String savedPaused(String name, Long showing);

    @Message
    String overtaken();

    @Message
    String overtakenText();

    @Message
    String theirs(String value);

    @Message
    String nothing();

    @Message
    String stopped();

    @Message
    String stoppedText(String words);

    @Message
    String disconnect();

    @Message
    String disconnectThis(String name);

    @Message
    String disconnectLead();

    @Message
    String disconnectZeros(Long count);

    @Message
    String disconnectNothingShown();

    @Message
    String disconnectErased();

    @Message
    String disconnectKept();

    @Message
    String disconnectAgain(String marketplace);

    @Message
    String disconnectStopped();

    @Message
    String disconnectAgree(String name);

    @Message
    String disconnectUnconfirmed();

    @Message
    String disconnectLoses();

    @Message
    String disconnecting(String name);

    @Message
    String disconnectingText(Long done, Long total);

    @Message
    String disconnectingFailing(Long count);

    @Message
    String disconnectingAnyway(Long count);

    @Message
    String disconnectingLate();

    @Message
    String disconnectNow(String name);

    @Message
    String disconnected(String name);

    @Message
    String disconnectingBusy();

    /** Of a marketplace whose API is not known for certain. */
    @Message
    String unconfirmed();

    @Message
    String awaiting(String marketplace);

    @Message
    String awaitingText(String marketplace);

    @Message
    String consent(String marketplace);

    @Message
    String consentText(String marketplace);

    @Message
    String consentConnect(String marketplace);

    @Message
    String consentAgain(String marketplace);

    @Message
    String consentUnsaved();

    @Message
    String consentAfterSaving();

    @Message
    String consentLocked();

    @Message
    String returnTo();

    @Message
    String returnToHelp(String marketplace);

    @Message
    String departure(String name, String marketplace);

    @Message
    String departureText(String host);

    @Message
    String departureOwner();

    @Message
    String departureGo(String host);

    @Message
    String consented(String marketplace);

    @Message
    String consentProblem();

    @Message
    String consentProblemText(ConsentProblem problem);

    @Message
    String consentRetry();

    @Message
    String backToIntegration();

    @Message
    String backToList();

    @Message
    String probe();

    @Message
    String probeText();

    @Message
    String probeFine(String marketplace);

    @Message
    String probeFailed();

    /** What is wrong with the credentials, or why they could not be tried. */
    @Message
    String probeSays(Cause cause);

    @Message
    String marketplaceWords(String words);

    @Message
    String nameMissing();

    @Message
    String nameTooLong(Integer most);

    @Message
    String nameTaken(String name);

    @Message
    String countryUnknown();

    @Message
    String mistake(Mistake mistake);

    @Message
    String categoriesMissing();

    @Message
    String warehousesMissing();

    @Message
    String settingMissing(String label);

    @Message
    String settingInvisible(String label);

    @Message
    String settingWrong(String label);

    @Message
    String apiNotAnObject();

    @Message
    String apiNotAnObjectText();

    @Message
    String apiUnknownField();

    @Message
    String apiUnknownFieldText(String name);

    @Message
    String apiWrongValue(String field);

    @Message
    String apiWrongSwitch();

    @Message
    String apiWithoutCondition();

    @Message
    String apiWithoutConditionText();

    @Message
    String apiOvertaken();

    @Message
    String apiOvertakenText();

    @Message
    String apiMassZero();

    @Message
    String apiMassZeroText(Long zeros, Long selling);

    @Message
    String apiDisconnecting();

    @Message
    String apiDisconnectingText();
}
