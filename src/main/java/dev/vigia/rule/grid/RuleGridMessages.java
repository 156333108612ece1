package dev.vigia.rule.grid;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the table of minimums. */
@MessageBundle("ruleGrid")
public interface RuleGridMessages {

    @Message
    String open();

    @Message
    String title();

    @Message
    String lead();

    @Message
    String minimumOf(String target, String integration);

    @Message
    String save();

    @Message
    String back();

    @Message
    String nothing();

    @Message
    String overtaken(int units);

    @Message
    String missing(int count);

    @Message
    String saved(int count, int changed, int zeros);

    @Message
    String savedRollout(int count);

    @Message
    String agree(long count);
}
