package dev.vigia.today;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.time.Duration;

/** The words of the morning page. */
@MessageBundle("today")
public interface TodayMessages {

    @Message
    String lead();

    @Message
    String needs();

    @Message
    String calm();

    @Message
    String integrations();

    @Message
    String newAtZero(long listings, boolean more);

    @Message
    String oldest();

    @Message
    String usually(Duration time);

    @Message
    String almostAlways(Duration time);

    @Message
    String zerosPerDay();

    @Message
    String zerosToday(long zeros);

    /** The chart for who does not see it. */
    @Message
    String zerosInWords(int days, long today, long most, String day, long total);

    @Message
    String integrationIs(String integration, String state);

    @Message
    String awaitingText();

    @Message
    String editIntegration();

    @Message
    String seeStatus();

    @Message
    String failing(String cause, String integration, long listings, boolean more);

    @Message
    String moreCauses();

    @Message
    String seeListings();

    @Message
    String seeDrift();

    @Message
    String proposed(String person, long changed);

    @Message
    String proposedText();

    @Message
    String proposedOwn();

    @Message
    String reviewProposal();

    @Message
    String moreProposals();

    @Message
    String seeProposals();

    @Message
    String sourceStopped(String name);

    @Message
    String sourceStoppedText();

    @Message
    String sourceOpen(String name);

    @Message
    String sourceOpenText();

    @Message
    String sourceWaits(String name);

    @Message
    String sourceWaitsText();

    @Message
    String sourceSilent(String name);

    @Message
    String sourceSilentText();

    @Message
    String seeSource();

    @Message
    String fileToMap(String file);

    @Message
    String fileToConfirm(String file);

    @Message
    String nothingAppliedYet();

    @Message
    String nameColumns();

    @Message
    String reviewFile();

    @Message
    String seeFile();

    @Message
    String fileFailing(String file);

    @Message
    String fileFailingText();

    @Message
    String fileRefused(String file, int lines);

    @Message
    String fileRefusedText();

    @Message
    String seeRefused();

    @Message
    String moreFiles();

    @Message
    String seeFiles();

    @Message
    String schedulesFailing(long schedules);

    @Message
    String schedulesFailingText();

    @Message
    String seeSchedules();
}
