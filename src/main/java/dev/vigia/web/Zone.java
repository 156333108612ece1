package dev.vigia.web;

import io.quarkus.arc.Arc;
import io.quarkus.qute.EngineBuilder;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time zone of the pages: the retailer's, whatever the server's is. */
@Singleton
@Named("zone")
public class Zone {

    static final String ATTRIBUTE = "zone";

    private final Visitor visitor;
    private final Language language;

    Zone(Visitor visitor, Language language) {
        this.visitor = visitor;
        this.language = language;
    }

    public ZoneId current() {
        return Arc.container().requestContext().isActive() ? visitor.zone() : ZoneOffset.UTC;
    }

    /** For the foot of every page. */
    public String getName() {
        return name(current(), language.current());
    }

    /** Its city and how far it is from Greenwich now, such as "Buenos Aires (GMT-3)". */
    public static String name(ZoneId zone, Locale locale) {
        return city(zone, locale) + " (" + DateTimeFormatter.ofPattern("O", locale).withZone(zone).format(Instant.now())
                + ")";
    }

    public static String city(ZoneId zone, Locale locale) {
        String id = zone.getId();
        return Language.in(locale, WebMessages.class).city(id.substring(id.lastIndexOf('/') + 1).replace('_', ' '));
    }

    void tellItInAllTemplates(@Observes EngineBuilder builder) {
        builder.addTemplateInstanceInitializer(template -> template.setAttribute(ATTRIBUTE, current()));
    }
}
