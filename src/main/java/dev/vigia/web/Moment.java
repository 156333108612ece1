package dev.vigia.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** A moment as a person reads it, at a time and on the clock of a zone. */
record Moment(Instant instant, Instant now, ZoneId zone, Locale locale) {

    String exactly() {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM).withLocale(locale)
                .withZone(zone).format(instant) + " " + offset();
    }

    String briefly() {
        return isLately() ? ago()
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale).withZone(zone).format(instant) + " " + offset();
    }

    String clock() {
        if (!isLately()) {
            return "";
        }
        return isToday() ? time() : words().yesterdayAt(time());
    }

    String sinceThen() {
        if (isLately()) {
            return words().sinceTime(time(), ago());
        }
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).withZone(zone)
                .format(instant);
        return words().sinceDay(day, time() + " " + offset());
    }

    private boolean isLately() {
        Duration age = Duration.between(instant, now);
        return !age.isNegative() && age.compareTo(Duration.ofDays(1)) < 0;
    }

    private boolean isToday() {
        return LocalDate.ofInstant(instant, zone).equals(LocalDate.ofInstant(now, zone));
    }

    private String ago() {
        Duration age = Duration.between(instant, now);
        if (age.compareTo(Duration.ofMinutes(1)) < 0) {
            return words().now();
        }
        return age.compareTo(Duration.ofHours(1)) < 0 ? words().minutesAgo(age.toMinutes())
                : words().hoursAgo(age.toHours());
    }

    private String time() {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale).withZone(zone).format(instant);
    }

    /** Of that day: summer time moves it. */
    private String offset() {
        return DateTimeFormatter.ofPattern("O", locale).withZone(zone).format(instant);
    }

    private WebMessages words() {
        return Language.in(locale, WebMessages.class);
    }
}
