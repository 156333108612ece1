package dev.vigia.alert.page;

import dev.vigia.alert.AlertKind;
import dev.vigia.alert.delivery.AlertChannel;
import dev.vigia.http.TypedAddress.AddressProblem;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page of alerts. */
@MessageBundle("alerts")
public interface AlertPageMessages {

    @Message
    String lead();

    @Message
    String open(int count);

    @Message
    String noneOpen();

    @Message
    String noneOpenText();

    @Message
    String look();

    @Message
    String acknowledge();

    @Message
    String acknowledged();

    @Message
    String acknowledgedBy(String person);

    @Message
    String closed();

    @Message
    String closedAt();

    @Message
    String what();

    @Message
    String when();

    @Message
    String preferences();

    @Message
    String preferencesLead();

    @Message
    String mailOff();

    @Message
    String noEmail();

    @Message
    String mailTo(String email);

    @Message
    String kindHelp(AlertKind kind);

    @Message
    String channel(AlertChannel channel);

    @Message
    String how(String kind);

    @Message
    String digestHour();

    @Message
    String quiet();

    @Message
    String quietHelp();

    @Message
    String quietFrom();

    @Message
    String quietTo();

    @Message
    String quietNone();

    @Message
    String quietHalf();

    @Message
    String quietAlways();

    @Message
    String absent(long days);

    @Message
    String save();

    @Message
    String preferencesSaved();

    @Message
    String webhook();

    @Message
    String webhookLead();

    @Message
    String webhookOnlyAdmin();

    @Message
    String address();

    @Message
    String addressHelp();

    @Message
    String addressProblem(AddressProblem problem);

    @Message
    String webhookSave();

    @Message
    String webhookSame();

    @Message
    String secretOnce();

    @Message
    String secretOnceText();

    @Message
    String secretRenew();

    @Message
    String secretRenewHelp();

    @Message
    String webhookTest();

    @Message
    String webhookTaken();

    @Message
    String webhookNeverCalled();

    @Message
    String webhookLastTaken();

    @Message
    String answered(int status);

    /** @param reason why there was no answer */
    @Message
    String noAnswer(String reason);

    @Message
    String webhookOff();

    @Message
    String webhookOffText();

    @Message
    String webhookResume();

    @Message
    String webhookResumed();

    @Message
    String webhookRemove();

    @Message
    String webhookRemoveHelp();

    @Message
    String webhookRemoved();
}
