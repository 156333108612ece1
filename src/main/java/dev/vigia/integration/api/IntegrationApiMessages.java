package dev.vigia.integration.api;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the API of the integrations answers when it refuses. */
@MessageBundle("integrationApi")
public interface IntegrationApiMessages {

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
    String apiContradicts();

    @Message
    String apiReopensTooLow(Integer reopenAt, Long rule);

    @Message
    String apiRuleWouldEnd(Long rule);

    @Message
    String apiWrongSwitch();

    @Message
    String apiWrongPause(Integer most);

    @Message
    String apiWithoutCondition();

    @Message
    String apiWithoutConditionText();

    @Message
    String apiConflict();

    @Message
    String apiConflictText();

    @Message
    String apiMassZero();

    @Message
    String apiMassZeroText(Long zeros, Long selling);

    @Message
    String apiDisconnecting();

    @Message
    String apiDisconnectingText();
}
