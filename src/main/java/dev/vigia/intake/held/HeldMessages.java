package dev.vigia.intake.held;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words about what the brake holds, and about the decision of a person. */
@MessageBundle("held")
public interface HeldMessages {

    @Message
    String approve();

    @Message
    String discard();

    @Message
    String heldTitle();

    @Message
    String heldNotice(long listings, long integrations);

    @Message
    String heldMore();

    @Message
    String heldPage();

    @Message
    String heldChanges();

    @Message
    String stageName(HeldChange.HeldStage stage);

    @Message
    String heldRisk();

    @Message
    String heldChoices();

    @Message
    String heldSince();

    @Message
    String heldAdded();

    @Message
    String heldSource();

    @Message
    String heldItems();

    @Message
    String heldDecided();

    @Message
    String heldLeft(int left, int items);

    @Message
    String heldResult(int applied, int unchanged, int outdated);

    @Message
    String impactTitle();

    @Message
    String integration();

    @Message
    String toZero();

    @Message
    String selling();

    @Message
    String passed();

    @Message
    String share(long percent);

    @Message
    String sampleAll();

    @Message
    String sampleFirst(int count);

    @Message
    String product();

    @Message
    String received();

    @Message
    String receivedUnits(long units, String warehouse);

    @Message
    String receivedUnlimited(String warehouse);

    @Message
    String receivedCategory(String category);

    @Message
    String decisionTaken(HeldChange.Decision decision);

    @Message
    String approvedBefore(String person);

    @Message
    String discardedBefore(String person);

    @Message
    String brakeRule(long minutes, long percent, int least);

    @Message
    String receivedRetired();

    @Message
    String discardTitle();

    @Message
    String discardText(long listings);

    @Message
    String discardAgain();

    @Message
    String discardConfirm();

    @Message
    String discardLeave();

    @Message
    String takeBack();

    @Message
    String takeBackUntil();

    @Message
    String takingBack(HeldChanges.TakingBack result);
}
