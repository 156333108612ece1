package dev.vigia.history.proposal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of changes that wait for a second person. */
@MessageBundle("proposal")
public interface ProposalMessages {

    @Message
    String title();

    @Message
    String proposedBy(String person);

    @Message
    String subject(String integration);

    @Message
    String rules(int count);

    @Message
    String moreRules(int count);

    @Message
    String before();

    @Message
    String after();

    @Message
    String effectThen(long changed, long toZero, long toReopen);

    @Message
    String effectNow();

    @Message
    String agree();

    @Message
    String decline();

    @Message
    String withdraw();

    @Message
    String own();

    @Message
    String onlyOperators();

    @Message
    String overtaken();

    @Message
    String overtakenText();

    @Message
    String grown();

    @Message
    String grownText();

    /** After it was kept. */
    @Message
    String kept(long changed);

    @Message
    String done(long changed, long toZero);

    @Message
    String doneInSlices();

    @Message
    String declined();

    @Message
    String withdrawn();

    @Message
    String decidedBefore();

    @Message
    String wasAgreed(String person);

    @Message
    String wasDeclined(String person);

    @Message
    String wasWithdrawn();

    @Message
    String apiSeparately();

    @Message
    String apiSeparatelyText();
}
