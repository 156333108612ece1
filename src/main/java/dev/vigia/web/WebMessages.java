package dev.vigia.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the frame around every page, of its form fields and of its error pages. */
@MessageBundle("web")
public interface WebMessages {

    @Message
    String vigia();

    @Message
    String description();

    @Message
    String skip();

    @Message
    String menu();

    @Message
    String marketplace();

    @Message
    String connections();

    @Message
    String integrations();

    @Message
    String today();

    @Message
    String stock();

    @Message
    String updates();

    @Message
    String imports();

    @Message
    String sources();

    @Message
    String rules();

    @Message
    String history();

    @Message
    String undo();

    @Message
    String whatChanged();

    @Message
    String settings();

    @Message
    String developers();

    @Message
    String breadcrumb();

    @Message
    String account();

    @Message
    String signOut();

    @Message
    String language();

    @Message
    String languageName(String tag);

    @Message
    String theme();

    @Message
    String themeName(String name);

    @Message
    String required();

    @Message
    String pages();

    @Message
    String previous();

    @Message
    String next();

    @Message
    String close();

    @Message
    String errorTitle();

    @Message
    String errorsFound(int count);

    @Message
    String now();

    @Message
    String minutesAgo(long count);

    @Message
    String hoursAgo(long count);

    /** Since a time of the last day, and how long ago that is. */
    @Message
    String sinceTime(String time, String ago);

    @Message
    String sinceDay(String day, String time);

    /** Beside how long ago it was. */
    @Message
    String yesterdayAt(String time);

    /** At the foot of every page: whose clock its times go by. */
    @Message
    String timesIn(String zone);

    @Message
    String changeZone();

    /** As the language writes the name of a city that stands for a time zone. */
    @Message
    String city(String name);

    /** The same of what programs rather than people come upon. */
    @Message
    String problemTitle(int status);

    @Message
    String problemText(int status);

    /** A body that is not compressed as its header says. */
    @Message
    String notUnpacked(String encoding);

    @Message
    String sessionEnded();

    @Message
    String sessionEndedKept();

    @Message
    String sessionEndedLost();

    @Message
    String sessionEndedHere();

    @Message
    String outdated();

    @Message
    String outdatedText();

    @Message
    String signInElsewhere();

    @Message
    String signingOut();

    @Message
    String signingOutText();

    @Message
    String continueLink();

    @Message
    String signInUnreachable();

    @Message
    String signInUnreachableText();

    @Message
    String unreachable();

    @Message
    String unreachableText();

    @Message
    String tryAgain();

    @Message
    String typedTitle();

    @Message
    String typedText();

    @Message
    String typedSecrets();

    @Message
    String typedFiles();

    @Message
    String typedGone();

    @Message
    String typedGoneText();

    @Message
    String failureTitle(int status);

    @Message
    String failureText(int status);

    @Message
    String reference(String id);

    /** Who said what the stock is, as the ledger names it. */
    @Message
    String source(String text);

    /** The name of a warehouse; the one of whoever names none goes by its code. */
    @Message
    String warehouse(String name);

    @Message
    String toStart();
}
