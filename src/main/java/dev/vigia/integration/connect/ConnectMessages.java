package dev.vigia.integration.connect;

import dev.vigia.marketplace.Outcome.Cause;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of a seller's consent at its marketplace, and of trying the credentials. */
@MessageBundle("connect")
public interface ConnectMessages {

    @Message
    String consent(String marketplace);

    @Message
    String consentText(String marketplace);

    @Message
    String consentConnect(String marketplace);

    @Message
    String consentAgain(String marketplace);

    @Message
    String consentUnsaved();

    @Message
    String consentAfterSaving();

    @Message
    String consentLocked();

    @Message
    String returnTo();

    @Message
    String returnToHelp(String marketplace);

    @Message
    String goToMarketplace(String name, String marketplace);

    @Message
    String goToMarketplaceText(String host);

    @Message
    String goToMarketplaceOwner();

    @Message
    String goToMarketplaceGo(String host);

    @Message
    String consented(String marketplace);

    @Message
    String consentProblem();

    @Message
    String consentProblemText(ConsentProblem problem);

    @Message
    String consentRetry();

    @Message
    String backToIntegration();

    @Message
    String probe();

    @Message
    String probeText();

    @Message
    String probeFine(String marketplace);

    @Message
    String probeFailed();

    /** What is wrong with the credentials, or why they could not be tried. */
    @Message
    String probeSays(Cause cause);

    @Message
    String marketplaceSays(String message);
}
