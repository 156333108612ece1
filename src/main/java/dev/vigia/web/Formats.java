package dev.vigia.web;

import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateExtension.TemplateAttribute;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * Numbers, durations and moments in the person's language, as {@code {quantity.number}}, {@code {wait.lasting}},
 * {@code {#moment instant /}} and {@code {instant.sinceThen}}.
 */
@TemplateExtension
public final class Formats {

    private Formats() {
    }

    public static String number(Number number, @TemplateAttribute("locale") Object locale) {
        return NumberFormat.getIntegerInstance(locale(locale)).format(number);
    }

    /** A share from 0 to 1. */
    public static String percent(Double share, @TemplateAttribute("locale") Object locale) {
        return NumberFormat.getPercentInstance(locale(locale)).format(share);
    }

    /** In the largest unit that leaves something to say, with one decimal below ten seconds. */
    public static String lasting(Duration duration, @TemplateAttribute("locale") Object locale) {
        NumberFormat format = NumberFormat.getInstance(locale(locale));
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return format.format(duration.toMillis()) + " ms";
        }
        if (duration.compareTo(Duration.ofMinutes(2)) < 0) {
            format.setMaximumFractionDigits(duration.compareTo(Duration.ofSeconds(10)) < 0 ? 1 : 0);
            return format.format(duration.toMillis() / 1000.0) + " s";
        }
        if (duration.compareTo(Duration.ofHours(2)) < 0) {
            return format.format(duration.toMinutes()) + " min";
        }
        return duration.compareTo(Duration.ofDays(2)) < 0 ? format.format(duration.toHours()) + " h"
                : format.format(duration.toDays()) + " d";
    }

    /** Day, time and zone, so that nobody has to guess which clock is meant. */
    public static String exactly(Instant instant, @TemplateAttribute("locale") Object locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.LONG)
                .withLocale(locale(locale)).withZone(ZoneId.systemDefault()).format(instant);
    }

    /** How long ago for a day, the date and time from then on. */
    public static String briefly(Instant instant, @TemplateAttribute("locale") Object locale) {
        return briefly(instant, Instant.now(), locale(locale));
    }

    static String briefly(Instant instant, Instant now, Locale locale) {
        Duration age = Duration.between(instant, now);
        WebMessages words = Language.in(locale, WebMessages.class);
        if (!isOfTheLastDay(instant, now)) {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                    .withLocale(locale).withZone(ZoneId.systemDefault()).format(instant);
        }
        if (age.compareTo(Duration.ofMinutes(1)) < 0) {
            return words.now();
        }
        return age.compareTo(Duration.ofHours(1)) < 0 ? words.minutesAgo(age.toMinutes())
                : words.hoursAgo(age.toHours());
    }

    /** Since when, for the middle of a sentence: the time and how long ago for a day, the date from then on. */
    public static String sinceThen(Instant instant, @TemplateAttribute("locale") Object locale) {
        return sinceThen(instant, Instant.now(), locale(locale));
    }

    static String sinceThen(Instant instant, Instant now, Locale locale) {
        WebMessages words = Language.in(locale, WebMessages.class);
        ZonedDateTime then = instant.atZone(ZoneId.systemDefault());
        String time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale).format(then);
        if (isOfTheLastDay(instant, now)) {
            return words.sinceTime(then.getHour(), time, briefly(instant, now, locale));
        }
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(then);
        return words.sinceDay(day, then.getHour(), time);
    }

    private static boolean isOfTheLastDay(Instant instant, Instant now) {
        return !instant.isAfter(now) && Duration.between(instant, now).compareTo(Duration.ofDays(1)) < 0;
    }

    // Qute keeps the locale of a template as an object.
    private static Locale locale(Object attribute) {
        return attribute instanceof Locale locale ? locale : Language.DEFAULT;
    }
}
