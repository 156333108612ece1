package dev.vigia.alert.delivery;

import dev.vigia.access.Retailer;
import dev.vigia.alert.Alert;
import dev.vigia.alert.AlertConfig;
import dev.vigia.alert.delivery.DeliveryResult.Delivered;
import dev.vigia.alert.delivery.DeliveryResult.Needless;
import dev.vigia.alert.delivery.DeliveryResult.NotTaken;
import dev.vigia.alert.delivery.DeliveryResult.Postponed;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Sends what is for a person, unless it is over by then, was seen on the page, or the person has been away for long. */
@ApplicationScoped
class MailDeliveries {

    private static final Logger LOG = Logger.getLogger(MailDeliveries.class);

    // RFC 5321 (4.5.3.2) leaves a server minutes. Shorter than a claim: one that says nothing must not be told twice at once.
    private static final Duration LONGEST = Duration.ofSeconds(100);

    // All connections are opened and read by one event loop: where two share them, a quick server's greeting gets lost.
    private final Context loop;
    private final ReactiveMailer mailer;
    private final AlertMails mails;
    private final Digests digests;
    private final AlertConfig config;

    MailDeliveries(Vertx vertx, ReactiveMailer mailer, AlertMails mails, Digests digests, AlertConfig config) {
        this.loop = vertx.getOrCreateContext();
        this.mailer = mailer;
        this.mails = mails;
        this.digests = digests;
        this.config = config;
    }

    DeliveryResult send(ClaimedDelivery delivery, Instant now) {
        Prepared prepared = QuarkusTransaction.requiringNew().call(() -> prepare(delivery, now));
        if (prepared.mail.isEmpty()) {
            return prepared.instead;
        }
        try {
            // No transaction is open meanwhile.
            Uni.createFrom().deferred(() -> mailer.send(prepared.mail.get())).runSubscriptionOn(work -> loop
                    .runOnContext(turn -> work.run())).await().atMost(LONGEST);
        } catch (RuntimeException failure) {
            LOG.debugf(failure, "The mail %s was not taken", delivery.id());
            return new NotTaken(reason(failure), Optional.empty());
        }
        if (delivery.alertId().isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> AlertPerson.update("digestSince = ?1 where id = ?2", delivery
                    .madeAt(), delivery.personId().orElseThrow()));
        }
        return new Delivered();
    }

    private record Prepared(Optional<Mail> mail, DeliveryResult instead) {

        static Prepared nothing(DeliveryResult instead) {
            return new Prepared(Optional.empty(), instead);
        }

        static Prepared mail(Mail mail) {
            return new Prepared(Optional.of(mail), new Delivered());
        }
    }

    private Prepared prepare(ClaimedDelivery delivery, Instant now) {
        AlertPerson person = AlertPerson.findById(delivery.personId().orElseThrow());
        if (person == null || person.email.isEmpty() || !person.seenAt.plus(config.absentAfter()).isAfter(now)) {
            return Prepared.nothing(new Needless());
        }
        Retailer retailer = Retailer.findById(delivery.retailerId());
        return delivery.alertId().map(id -> ofAlert(Alert.findById(id), person, retailer, delivery, now))
                .orElseGet(() -> ofDigest(person, retailer, delivery));
    }

    private Prepared ofAlert(Alert alert, AlertPerson person, Retailer retailer, ClaimedDelivery delivery,
            Instant now) {
        if (alert == null || !alert.isOpen() || alert.isAcknowledged()) {
            return Prepared.nothing(new Needless());
        }
        return person.quiet().flatMap(quiet -> quiet.endAt(now, mails.zone(retailer)))
                .map(end -> Prepared.nothing(new Postponed(end)))
                .orElseGet(() -> Prepared.mail(mails.of(alert, person, retailer, delivery.id())));
    }

    private Prepared ofDigest(AlertPerson person, Retailer retailer, ClaimedDelivery delivery) {
        Digest digest = digests.of(person);
        return digest.isEmpty() ? Prepared.nothing(new Needless())
                : Prepared.mail(mails.digest(digest, person, retailer, delivery.id()));
    }

    /** In the words of the server, or by the kind of failure. */
    private static String reason(Throwable failure) {
        Throwable first = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .reduce((before, cause) -> cause).orElse(failure);
        return Optional.ofNullable(first.getMessage()).orElse(first.getClass().getSimpleName());
    }
}
