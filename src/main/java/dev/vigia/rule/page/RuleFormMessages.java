package dev.vigia.rule.page;

import dev.vigia.integration.TypedMinimum.Mistake;
import dev.vigia.web.form.TypedMoment.DateMistake;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the form of a rule, of what it would do, of the question before many zeros, and of ending rules. */
@MessageBundle("ruleForm")
public interface RuleFormMessages {

    @Message
    String create();

    @Message
    String edit();

    @Message
    String scope();

    @Message
    String scopeHelp();

    @Message
    String kindName(String kind);

    @Message
    String category();

    @Message
    String choose();

    @Message
    String sku();

    @Message
    String where();

    @Message
    String ofIntegration();

    @Message
    String terms();

    @Message
    String minimumHelp();

    @Message
    String modeHelp(boolean holdBack);

    @Message
    String reopenAtHelp();

    @Message
    String ceilingHelp();

    @Message
    String dates();

    @Message
    String datesHelp(String zone);

    @Message
    String reasonHelp();

    @Message
    String save();

    @Message
    String cancel();

    @Message
    String end();

    @Message
    String endThis(String target);

    @Message
    String endLead();

    @Message
    String endConfirm();

    @Message
    String impact();

    @Message
    String impactPrompt();

    @Message
    String impactTooLong();

    @Message
    String impactNothing();

    @Message
    String impactLater();

    @Message
    String impactWaiting();

    @Message
    String impactWithheld();

    @Message
    String toZero();

    @Message
    String toReopen();

    @Message
    String otherQuantity();

    @Message
    String impactCalculate();

    @Message
    String question(long count);

    @Message
    String questionText(long percent, long selling, boolean many);

    @Message
    String questionAgree(long count);

    @Message
    String questionEnd(long count);

    @Message
    String questionLeave();

    @Message
    String overtaken();

    @Message
    String overtakenText();

    @Message
    String overtakenEnding();

    /** The same rule was sent twice. */
    @Message
    String savedBefore();

    @Message
    String zoneChanged();

    /** @param zone that of the clock that the dates are shown on now */
    @Message
    String zoneChangedText(String zone);

    @Message
    String endedMeanwhile();

    @Message
    String endedMeanwhileText();

    @Message
    String endedBefore();

    @Message
    String nothing();

    @Message
    String twin();

    @Message
    String overlap();

    @Message
    String overlapIntegration();

    @Message
    String overlapDates();

    @Message
    String saved(int changed, int zeros);

    @Message
    String savedRollout();

    @Message
    String savedLater(String date, boolean rollout, int changed, int zeros);

    @Message
    String ended(int changed, int zeros);

    @Message
    String endedRollout();

    @Message
    String kindMissing();

    @Message
    String integrationUnknown();

    @Message
    String integrationLeaving();

    @Message
    String ownLeaving();

    @Message
    String ownNeeded();

    @Message
    String leaving(String name, boolean disconnecting);

    @Message
    String categoryMissing();

    @Message
    String skuMissing();

    @Message
    String skuUnknown(String sku);

    @Message
    String skuRetired(String sku);

    @Message
    String modeMissing();

    @Message
    String reopenAtTooLow(int minimum);

    @Message
    String ceilingZero();

    @Message
    String fieldName(String field);

    @Message
    String unitsWrong(String field, Mistake mistake, int highest);

    @Message
    String dateWrong(DateMistake mistake);

    @Message
    String toBeforeFrom();

    @Message
    String toPassed();

    @Message
    String reasonTooLong(int most);
}
