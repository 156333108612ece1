package dev.vigia.source.page;

import dev.vigia.source.page.SourceConsents.SourceConsentProblem;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of a consent at a source. */
@MessageBundle("sourceConsent")
public interface SourceConsentMessages {

    @Message
    String added(String name);

    @Message
    String consent(String name);

    @Message
    String consentText(String name);

    @Message
    String consentConnect(String name);

    @Message
    String consentAgain(String name);

    @Message
    String consentUnsaved();

    @Message
    String returnTo();

    @Message
    String returnToHelp(String name);

    @Message
    String passage(String name);

    @Message
    String passageText(String host);

    @Message
    String passageGo(String host);

    @Message
    String consented(String name);

    @Message
    String consentProblem();

    @Message
    String consentProblemText(SourceConsentProblem problem);

    @Message
    String consentRetry();

    @Message
    String backToSource();

    @Message
    String backToSources();
}
