package dev.vigia.web;

import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateExtension.TemplateAttribute;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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

    /** For {@code datetime}, which knows no more than thousandths of a second. */
    public static String machine(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** Day, time to the second and zone, so that nobody has to guess which clock is meant. */
    public static String exactly(Instant instant, @TemplateAttribute("locale") Object locale,
            @TemplateAttribute("zone") Object zone) {
        return moment(instant, locale, zone).exactly();
    }

    /** How long ago for a day, the day, time and zone from then on. */
    public static String briefly(Instant instant, @TemplateAttribute("locale") Object locale,
            @TemplateAttribute("zone") Object zone) {
        return moment(instant, locale, zone).briefly();
    }

    /** The time that goes beside how long ago it was; empty where the time has been told already. */
    public static String clock(Instant instant, @TemplateAttribute("locale") Object locale,
            @TemplateAttribute("zone") Object zone) {
        return moment(instant, locale, zone).clock();
    }

    /** Since when, for the middle of a sentence: the time and how long ago for a day, the date from then on. */
    public static String sinceThen(Instant instant, @TemplateAttribute("locale") Object locale,
            @TemplateAttribute("zone") Object zone) {
        return moment(instant, locale, zone).sinceThen();
    }

    private static Moment moment(Instant instant, Object locale, Object zone) {
        return new Moment(instant, Instant.now(), zone instanceof ZoneId known ? known : ZoneOffset.UTC, locale(
                locale));
    }

    // Qute keeps the locale of a template as an object.
    private static Locale locale(Object attribute) {
        return attribute instanceof Locale locale ? locale : Language.DEFAULT;
    }
}
