package dev.vigia.rule.page;

import dev.vigia.rule.page.RuleSelection.SelectionRefusal;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page where several rules are changed at once. */
@MessageBundle("ruleSelection")
public interface RuleSelectionMessages {

    @Message
    String title(int count, boolean ends);

    @Message
    String none();

    @Message
    String tooMany(Integer most);

    @Message
    String malformed();

    @Message
    String lead(int minimum, boolean ends);

    @Message
    String question(long count);

    @Message
    String questionText();

    @Message
    String apply(int count, boolean ends);

    @Message
    String agree(long count);

    @Message
    String done(int count, boolean ends);

    @Message
    String part(int done, int refused);

    @Message
    String refused(SelectionRefusal refusal);

    @Message
    String refusedAll();

    @Message
    String applied();

    @Message
    String missing(int count);

    @Message
    String result();

    @Message
    String back();

    @Message
    String minimum();

    @Message
    String calculate();
}
