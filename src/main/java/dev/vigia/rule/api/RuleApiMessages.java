package dev.vigia.rule.api;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the API of the rules answers when it refuses. */
@MessageBundle("ruleApi")
public interface RuleApiMessages {

    @Message
    String notAnObject();

    @Message
    String notAnObjectText();

    @Message
    String unknownField();

    @Message
    String unknownFieldText(String name);

    @Message
    String wrongParameters();

    @Message
    String notUnderstood(String names);

    @Message
    String wrongValue(String field);

    @Message
    String mistake(RuleMistake mistake);

    @Message
    String withoutCondition();

    @Message
    String withoutConditionText();

    @Message
    String conflict();

    @Message
    String conflictText();

    @Message
    String massZero();

    @Message
    String massZeroText(Long zeros, Long selling);

    @Message
    String disconnecting();

    @Message
    String disconnectingText();
}
