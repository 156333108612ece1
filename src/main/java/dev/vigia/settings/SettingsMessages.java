package dev.vigia.settings;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the retailer's settings. */
@MessageBundle("settings")
interface SettingsMessages {

    @Message
    String title();

    @Message
    String lead();

    @Message
    String times();

    @Message
    String zone();

    @Message
    String zoneHelp();

    @Message
    String zoneUnknown();

    @Message
    String usualZones();

    /** A part of the world, as IANA names it. */
    @Message
    String region(String name);

    @Message
    String timeThere(String zone);

    @Message
    String secondPerson();

    @Message
    String secondPersonFrom();

    @Message
    String secondPersonHelp();

    @Message
    String secondPersonWrong();

    @Message
    String secondPersonSaved(int from);

    @Message
    String secondPersonOff();

    /** For who cannot change it. */
    @Message
    String secondPersonIs(String from);

    @Message
    String onlyAdmins();

    @Message
    String save();

    @Message
    String saved(String zone);

    @Message
    String onlyOperators();
}
