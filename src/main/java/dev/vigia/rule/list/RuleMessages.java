package dev.vigia.rule.list;

import dev.vigia.rule.list.ListedRule.RuleState;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the list of rules, and those that other pages share with it where they show a rule. */
@MessageBundle("rule")
public interface RuleMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String newRule();

    @Message
    String filters();

    @Message
    String search();

    @Message
    String searchHint();

    @Message
    String integration();

    @Message
    String allIntegrations();

    @Message
    String everyIntegration();

    @Message
    String category();

    @Message
    String allCategories();

    @Message
    String state();

    @Message
    String allStates();

    @Message
    String apply();

    @Message
    String clear();

    @Message
    String ignored(String names);

    @Message
    String shown(int count);

    @Message
    String target();

    /** What a rule is for: of a category with those below it. */
    @Message
    String targetName(String kind, String label);

    @Message
    String below();

    @Message
    String minimum();

    @Message
    String mode();

    @Message
    String modeName(boolean holdBack);

    @Message
    String reopenAt();

    @Message
    String ceiling();

    @Message
    String from();

    @Message
    String to();

    @Message
    String stateName(RuleState state);

    @Message
    String reason();

    @Message
    String wins();

    @Message
    String winsListings(long count, boolean more);

    @Message
    String winsRest();

    @Message
    String winnersFirst();

    @Message
    String ofIntegration();

    @Message
    String editThis(String target);

    @Message
    String tick();

    @Message
    String tickThis(String target, String integration);

    @Message
    String selection();

    @Message
    String selectionMinimum();

    @Message
    String selectionSet();

    @Message
    String selectionEnd();

    @Message
    String noMatchTitle();

    @Message
    String noMatchText();

    @Message
    String emptyTitle();

    @Message
    String emptyText();

    @Message
    String emptyViewer();

    @Message
    String rollouts();

    @Message
    String rolloutCounts(long toZero, long confirmed, boolean more, long toReopen);

    @Message
    String finer();

    @Message
    String finerLead();

    @Message
    String finerNone();

    @Message
    String finerAll();

    @Message
    String ownTerms();

    @Message
    String ownReopening(int reopenAt);

    @Message
    String holdsInstead();

    @Message
    String ownEnds();

    @Message
    String editOwn();

    @Message
    String winner();

    @Message
    String noWinner();

    @Message
    String losers(int count);

    @Message
    String setOwn();

    @Message
    String setOwnOn(String integration);

}
