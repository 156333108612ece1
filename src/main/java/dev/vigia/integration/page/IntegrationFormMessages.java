package dev.vigia.integration.page;

import dev.vigia.integration.TypedMinimum.Mistake;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the form of an integration: its fields, the preview of a change, the question before many zeros, mistakes. */
@MessageBundle("integrationForm")
public interface IntegrationFormMessages {

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
    String impactWith(Integer minimum, Integer more, Boolean holdBack);

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
    String reopeningCleared(Integer reopenAt);

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
    String saved(String name, Integer changed, Integer zeros);

    /** Of a form that was sent twice. */
    @Message
    String alreadySaved(String name);

    /** Of a change that is carried out from now on; the page below says how far it is. */
    @Message
    String savedRollout(String name);

    @Message
    String rolloutBelow();

    /** What goes on being sold there although nothing is sent. */
    @Message
    String savedPaused(String name, Long showing);

    @Message
    String conflict();

    @Message
    String conflictText();

    @Message
    String savedNow(String value);

    @Message
    String nothing();

    @Message
    String awaiting(String marketplace);

    @Message
    String awaitingText(String marketplace);

    @Message
    String nameMissing();

    /** It holds what takes the place of a letter that could not be read. */
    @Message
    String nameUnreadable();

    @Message
    String nameTooLong(Integer most);

    @Message
    String nameTaken(String name);

    @Message
    String countryUnknown();

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
    String mistake(Mistake mistake);

    @Message
    String savedUntried(String why);

    @Message
    String saveUntried();

    @Message
    String saveUntriedHelp();

    @Message
    String triesFirst();

    @Message
    String triesChanges();

    @Message
    String firstTitle();

    @Message
    String firstAsk();

    @Message
    String firstSelling();

    @Message
    String firstZeros();

    @Message
    String firstUnknown();

    @Message
    String firstSample();

    @Message
    String firstLine(String available, int quantity);

    @Message
    String firstNothing();

    @Message
    String firstOff();
}
