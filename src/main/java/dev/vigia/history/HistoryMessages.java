package dev.vigia.history;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the history. */
@MessageBundle("history")
public interface HistoryMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String filters();

    @Message
    String apply();

    @Message
    String clear();

    @Message
    String what();

    @Message
    String anything();

    @Message
    String kindName(HistoryKind kind);

    @Message
    String person();

    @Message
    String anybody();

    @Message
    String integration();

    @Message
    String allIntegrations();

    @Message
    String from();

    @Message
    String to();

    @Message
    String daysReversed();

    @Message
    String ignored(String names);

    @Message
    String ofOneRule();

    @Message
    String when();

    @Message
    String change();

    @Message
    String effectTitle();

    @Message
    String shown(int count);

    @Message
    String emptyTitle();

    @Message
    String emptyText();

    @Message
    String noMatchTitle();

    @Message
    String noMatchText();

    @Message
    String actor(String name);

    @Message
    String did(HistoryAction action);

    @Message
    String didSomethingElse(String action);

    @Message
    String field(HistoryField field);

    @Message
    String changed(String label, String before, String after);

    @Message
    String set(String label, String value);

    @Message
    String movedNames(String label, int added, String addedNames, int left, String leftNames);

    @Message
    String moreNames(int count);

    @Message
    String goneNames(int count);

    @Message
    String everyOne();

    @Message
    String nothing();

    @Message
    String goneThing();

    @Message
    String switchedOn(boolean on);

    @Message
    String everyMinutes(int minutes);

    @Message
    String completeFile(boolean complete);

    @Message
    String secretChanged(String label);

    @Message
    String credentialsChanged();

    @Message
    String passwordChanged();

    @Message
    String restored(String person, String moment);

    @Message
    String heldZeros(long zeros, long selling);

    @Message
    String heldApplied(long applied, long unchanged, long outdated);

    @Message
    String resent(long listings);

    @Message
    String showing(long listings);

    @Message
    String erased(long listings);

    @Message
    String resumed(String message);

    @Message
    String effect(long changed, long toZero, long toReopen);

    @Message
    String effectProposed(long changed, long toZero, long toReopen);

    @Message
    String severalRules(int count);

    @Message
    String proposedBy(String person);

    @Message
    String effectCarried(long toZero, long toReopen, long compared, long total, boolean ended);

    @Message
    String effectInSlices();

    @Message
    String sentSince();

    @Message
    String takenBack();

    /** The name of the file, without its ending. */
    @Message
    String exportFile();

    @Message
    String subject();

    @Message
    String detail();

    @Message
    String details();

    @Message
    String entryTitle();

    @Message
    String back();

    @Message
    String see();

    @Message
    String restore();

    @Message
    String restoreThis(String what);

    @Message
    String restoreLead();

    @Message
    String noRestore();

    @Message
    String refusal(ChangeRefusal reason);

    @Message
    String refusalPlace();

    @Message
    String wrongParameters();

    @Message
    String notUnderstood(String names);
}
