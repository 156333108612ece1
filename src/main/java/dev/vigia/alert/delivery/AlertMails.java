package dev.vigia.alert.delivery;

import dev.vigia.access.AccessConfig;
import dev.vigia.access.Retailer;
import dev.vigia.alert.Alert;
import dev.vigia.alert.AlertConfig;
import dev.vigia.alert.AlertMessages;
import dev.vigia.web.Language;
import io.quarkus.mailer.Mail;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.UUID;

/** Writes mails: in the person's language, on the retailer's clock, as plain text and as HTML. */
@Singleton
public class AlertMails {

    private static final String ZONE = "zone";

    private final AlertConfig config;
    private final AccessConfig access;

    @CheckedTemplate(basePath = "alert")
    public static class Templates {

        static native TemplateInstance mail(AlertMail mail);

        static native TemplateInstance mailText(AlertMail mail);

        static native TemplateInstance digest(DigestMail mail);

        static native TemplateInstance digestText(DigestMail mail);
    }

    AlertMails(AlertConfig config, AccessConfig access) {
        this.config = config;
        this.access = access;
    }

    /**
     * What a mail says of one alert.
     *
     * @param link     to the page where there is something to do about it; empty where nobody knows the address
     * @param settings where the person chooses; likewise
     */
    public record AlertMail(Alert alert, String retailer, String language, String subject, String link,
            String settings) {
    }

    Mail of(Alert alert, AlertPerson person, Retailer retailer, UUID delivery) {
        AlertMessages words = Language.in(person.locale(), AlertMessages.class);
        String subject = words.mailSubject(words.kindName(alert.getKind()), alert.subject);
        AlertMail mail = new AlertMail(alert, retailer.name, person.locale().toLanguageTag(), subject, link(alert
                .getPath()), link("/alerts"));
        return mail(person, subject, delivery, written(Templates.mailText(mail), person, retailer), written(Templates
                .mail(mail), person, retailer));
    }

    Mail digest(Digest digest, AlertPerson person, Retailer retailer, UUID delivery) {
        String subject = Language.in(person.locale(), AlertMessages.class).digestSubject(retailer.name, digest.open()
                .size());
        DigestMail mail = new DigestMail(digest, retailer.name, person.locale().toLanguageTag(), subject, link(
                "/alerts"));
        return mail(person, subject, delivery, written(Templates.digestText(mail), person, retailer), written(Templates
                .digest(mail), person, retailer));
    }

    /** What a digest says; see {@link AlertMail}. */
    public record DigestMail(Digest digest, String retailer, String language, String subject, String settings) {
    }

    ZoneId zone(Retailer retailer) {
        return retailer.zone().orElse(access.defaultZone());
    }

    /** The id is the same with every try, so that a repeat can be told. */
    private Mail mail(AlertPerson person, String subject, UUID delivery, String text, String html) {
        Mail mail = Mail.withText(person.email, subject, text).setHtml(html)
                .addHeader("Message-ID", "<" + delivery + "@" + domain() + ">")
                .addHeader("Auto-Submitted", "auto-generated");
        config.link("/alerts").ifPresent(link -> mail.addHeader("List-Unsubscribe", "<" + link + ">"));
        return mail;
    }

    private String domain() {
        String from = config.mailFrom().orElse("");
        return from.replaceFirst(".*@", "").replaceAll("[^A-Za-z0-9.-].*", "");
    }

    private String written(TemplateInstance template, AlertPerson person, Retailer retailer) {
        return template.setLocale(person.locale()).setAttribute(ZONE, zone(retailer)).render();
    }

    private String link(String path) {
        return config.link(path).orElse("");
    }
}
