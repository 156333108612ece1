package dev.vigia.stock.timeline;

import dev.vigia.web.Language;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateExtension.TemplateAttribute;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Days in the person's language, as {@code {date.inWords}}. */
@TemplateExtension
public final class DayWords {

    private DayWords() {
    }

    public static String inWords(LocalDate date, @TemplateAttribute("locale") Object locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale instanceof Locale known ? known
                : Language.DEFAULT).format(date);
    }
}
