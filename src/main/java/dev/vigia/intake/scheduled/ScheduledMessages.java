package dev.vigia.intake.scheduled;

import dev.vigia.http.TypedAddress.AddressProblem;
import dev.vigia.intake.scheduled.ScheduledForm.Interval;
import dev.vigia.intake.scheduled.ScheduledImport.SignInMethod;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words about files that come by themselves. */
@MessageBundle("scheduled")
public interface ScheduledMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String open();

    @Message
    String none();

    @Message
    String add();

    @Message
    String most(int most);

    @Message
    String kind();

    @Message
    String kindFolder();

    @Message
    String kindAddress();

    @Message
    String folder();

    @Message
    String folderHelp();

    @Message
    String foldersNotAllowed();

    @Message
    String foldersNone(String code);

    @Message
    String folderChoose();

    @Message
    String address();

    @Message
    String addressHelp();

    @Message
    String addressProblem(AddressProblem problem);

    @Message
    String addressNeedsAdmin();

    @Message
    String isThere();

    @Message
    String interval();

    @Message
    String intervalName(Interval interval);

    @Message
    String signIn();

    @Message
    String signInName(SignInMethod signIn);

    @Message
    String signInNameLabel();

    @Message
    String signInNameHelp();

    @Message
    String signInSecret();

    @Message
    String signInSecretHelp();

    @Message
    String secretKept();

    @Message
    String secretAgain();

    @Message
    String signInAdminOnly();

    @Message
    String headerWrong();

    @Message
    String userWrong();

    @Message
    String secretMissing();

    @Message
    String secretAnew();

    @Message
    String secretWrong();

    @Message
    String withoutWord();

    @Message
    String save();

    @Message
    String cancel();

    @Message
    String edit(String location);

    @Message
    String editShort();

    @Message
    String saved();

    @Message
    String readNow();

    @Message
    String reading();

    @Message
    String isWaiting();

    @Message
    String pause();

    @Message
    String resume();

    @Message
    String paused();

    @Message
    String resumed();

    @Message
    String remove();

    @Message
    String removeQuestion();

    @Message
    String removeHelp();

    @Message
    String removed();

    @Message
    String readEvery();

    @Message
    String always();

    @Message
    String rest();

    @Message
    String lastRead();

    @Message
    String nextRead();

    @Message
    String lastFile();

    @Message
    String status(ScheduledImportsResource.ScheduleStatus status);

    @Message
    String outcome(ReadOutcome outcome);

    @Message
    String ofFile(String detail);

    @Message
    String needsColumns();

    @Message
    String sayColumns();

    @Message
    String needsConfirmation();

    @Message
    String lookAtIt();

    @Message
    String needsWarehouses();

    @Message
    String sayWarehouses();

    @Message
    String takenAgain();

    @Message
    String held();

    @Message
    String decide();

    /** Who handed a file in. */
    @Message
    String by(String person);
}
