package dev.vigia.alert.delivery;

import static dev.vigia.alert.AlertFixture.BEGAN;
import static dev.vigia.alert.AlertFixture.FAILING;
import static dev.vigia.alert.AlertFixture.GRACE;
import static dev.vigia.alert.AlertFixture.after;
import static dev.vigia.alert.AlertFixture.look;
import static dev.vigia.alert.delivery.DeliveryFixture.bean;
import static dev.vigia.alert.delivery.DeliveryFixture.deliver;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.alert.AlertKind;
import dev.vigia.alert.delivery.DeliveryResult.Delivered;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has chosen so gets a mail of each episode, in the own language, and nobody else does. */
@QuarkusTest
class MailDeliveryTest {

    private static final Instant OPENED = after(GRACE);

    private final DeliveryFixture fixture = new DeliveryFixture();

    @BeforeEach
    void open() {
        fixture.openMailServer();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({ "es, Integración detenida: Amazon, El marketplace rechaza el acceso de Amazon, Desde:, Ver en Vigía",
            "pt, Integração parada: Amazon, O marketplace rejeita o acesso de Amazon, Desde:, Ver no Vigia",
            "en, Integration stopped: Amazon, The marketplace rejects the access of Amazon, Since:, See it in Vigia" })
    void a_mail_speaks_the_language_of_the_person(String language, String subject, String sentence, String since,
            String link) throws Exception {
        String address = fixture.person("ana", language, Map.of(AlertKind.STOPPED, AlertChannel.MAIL));
        stopped();
        deliver(OPENED);
        MimeMessage mail = fixture.mails(address).get(0);
        assertThat(fixture.mails(address)).hasSize(1);
        assertThat(mail.getSubject()).isEqualTo(subject);
        assertThat(mail.getFrom()[0].toString()).contains("alertas@vigia.example");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<https://vigia.example/alerts>");
        assertThat(part(mail, 0)).contains(sentence, since, "GMT-3", link + ": https://vigia.example/integrations/"
                + fixture.alerts.integration).doesNotContain("<", "&amp;");
        assertThat(part(mail, 1)).contains("<h1>" + subject + "</h1>", "lang=\"" + language + "\"", sentence, link);
    }

    @Test
    void only_who_has_chosen_this_kind_gets_a_mail() {
        String chosen = fixture.person("ana", "es", Map.of(AlertKind.STOPPED, AlertChannel.MAIL));
        String other = fixture.person("beto", "es", Map.of(AlertKind.HELD, AlertChannel.MAIL, AlertKind.STOPPED,
                AlertChannel.DIGEST));
        String none = fixture.person("caro", "es", Map.of());
        try (DeliveryFixture others = new DeliveryFixture()) {
            String foreign = others.person("dora", "es", DeliveryFixture.all(AlertChannel.MAIL));
            stopped();
            deliver(OPENED);
            assertThat(fixture.mails(chosen)).hasSize(1);
            assertThat(fixture.mails(other)).isEmpty();
            assertThat(fixture.mails(none)).isEmpty();
            assertThat(fixture.mails(foreign)).as("of another retailer").isEmpty();
        }
    }

    @Test
    void a_mail_that_was_not_taken_is_tried_again_under_the_same_id() throws Exception {
        String address = fixture.person("ana", "es", Map.of(AlertKind.STOPPED, AlertChannel.MAIL));
        fixture.closeMailServer();
        stopped();
        deliver(OPENED);
        assertThat(fixture.deliveries()).containsExactly("opened|1");
        fixture.openMailServer();
        deliver(OPENED.plusSeconds(31));
        deliver(OPENED.plusSeconds(600));
        assertThat(fixture.mails(address)).hasSize(1);
        assertThat(fixture.mails(address).get(0).getMessageID()).isEqualTo("<" + Shop.row("select id from"
                + " alert_delivery where retailer_id = " + fixture.alerts.shop.retailerId) + "@vigia.example>");
        assertThat(fixture.deliveries()).containsExactly("opened|sent|2");
    }

    @Test
    void two_hundred_that_are_sent_side_by_side_are_all_taken_at_once() {
        String address = fixture.person("ana", "es", Map.of(AlertKind.STOPPED, AlertChannel.MAIL));
        stopped();
        ClaimedDelivery claimed = claimed();
        ExecutorService senders = Executors.newFixedThreadPool(8);
        try {
            List<Future<DeliveryResult>> results = IntStream.range(0, 200).mapToObj(mail -> senders.submit(
                    () -> bean(MailDeliveries.class).send(claimed, OPENED))).toList();
            assertThat(results).allSatisfy(result -> assertThat(result.get()).isInstanceOf(Delivered.class));
        } finally {
            senders.shutdownNow();
        }
        assertThat(fixture.mails(address)).hasSize(200);
    }

    @Test
    void a_node_that_dies_after_sending_leaves_a_repeat_with_the_same_message_id() throws Exception {
        String address = fixture.person("ana", "es", Map.of(AlertKind.STOPPED, AlertChannel.MAIL));
        stopped();
        bean(MailDeliveries.class).send(claimed(), OPENED);
        deliver(OPENED.plusSeconds(121));
        assertThat(fixture.mails(address)).hasSize(2);
        assertThat(fixture.mails(address).get(0).getMessageID()).isEqualTo(fixture.mails(address).get(1)
                .getMessageID());
    }

    @Test
    void what_is_over_or_acknowledged_before_it_was_sent_is_not_sent_any_more() {
        String address = fixture.person("ana", "es", DeliveryFixture.all(AlertChannel.MAIL));
        stopped();
        fixture.alerts.resume();
        look(OPENED.plusSeconds(1));
        deliver(OPENED.plusSeconds(1));
        stopped();
        Shop.execute("update alert set acknowledged_at = now(), acknowledged_by = 'Beto' where retailer_id = "
                + fixture.alerts.shop.retailerId);
        deliver(OPENED.plusSeconds(2));
        assertThat(fixture.mails(address)).isEmpty();
        assertThat(fixture.deliveries()).containsOnly("opened|needless|1");
    }

    @Test
    void in_the_quiet_hours_it_waits_and_comes_when_they_end() {
        int hour = OPENED.atZone(DeliveryFixture.ZONE).getHour();
        Instant end = OPENED.atZone(DeliveryFixture.ZONE).toLocalDate().atTime(hour, 0).atZone(DeliveryFixture.ZONE)
                .plusHours(2).toInstant();
        String address = fixture.person("ana", "es", new AlertPreferences(Map.of(AlertKind.STOPPED, AlertChannel.MAIL),
                Optional.of(new QuietHours(hour, (hour + 2) % 24)), 8));
        stopped();
        deliver(OPENED);
        deliver(end.minusSeconds(1));
        assertThat(fixture.mails(address)).isEmpty();
        deliver(end);
        assertThat(fixture.mails(address)).hasSize(1);
        assertThat(fixture.deliveries()).containsExactly("opened|sent|1");
    }

    @Test
    void who_has_not_signed_in_for_long_is_not_written_to() {
        String away = fixture.person("ana", "es", DeliveryFixture.all(AlertChannel.MAIL));
        String here = fixture.person("beto", "es", DeliveryFixture.all(AlertChannel.MAIL));
        seen("ana", OPENED.minus(Duration.ofDays(30)));
        seen("beto", OPENED.minus(Duration.ofDays(30)).plusSeconds(1));
        stopped();
        deliver(OPENED);
        assertThat(fixture.mails(away)).isEmpty();
        assertThat(fixture.mails(here)).hasSize(1);
    }

    @Test
    void who_leaves_while_a_mail_waits_is_not_written_to_either() {
        String address = fixture.person("ana", "es", DeliveryFixture.all(AlertChannel.MAIL));
        stopped();
        seen("ana", OPENED.minus(Duration.ofDays(31)));
        deliver(OPENED);
        assertThat(fixture.mails(address)).isEmpty();
        assertThat(fixture.deliveries()).containsExactly("opened|needless|1");
    }

    @Test
    void a_digest_tells_once_a_day_of_what_is_open_and_of_what_was() throws Exception {
        String address = fixture.person("ana", "pt", DeliveryFixture.all(AlertChannel.DIGEST));
        Shop.execute("update alert_person set digest_since = '" + BEGAN + "', digest_at = '" + OPENED.plusSeconds(90)
                + "' where retailer_id = " + fixture.alerts.shop.retailerId);
        stopped();
        fixture.alerts.failing("A-1", "TIMEOUT");
        deliver(OPENED);
        assertThat(fixture.mails(address)).as("nothing but the digest").isEmpty();
        fixture.alerts.resume();
        look(OPENED.plusSeconds(60));
        look(after(FAILING));
        deliver(after(FAILING));
        assertThat(fixture.mails(address)).hasSize(1);
        MimeMessage mail = fixture.mails(address).get(0);
        assertThat(mail.getSubject()).isEqualTo("Shop: 1 alerta aberto");
        assertThat(part(mail, 0)).contains("Anúncios com falha", "Sem resposta a tempo", "1 alerta que já terminou",
                "Integração parada");
        deliver(after(FAILING).plusSeconds(3_600));
        assertThat(fixture.mails(address)).as("once a day").hasSize(1);
        Instant next = Instant.parse(Shop.row("select to_char(digest_at at time zone 'UTC',"
                + " 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from alert_person where retailer_id = "
                + fixture.alerts.shop.retailerId));
        assertThat(next.atZone(DeliveryFixture.ZONE).getHour()).isEqualTo(8);
        deliver(next.minusSeconds(1));
        assertThat(fixture.mails(address)).hasSize(1);
        deliver(next);
        assertThat(fixture.mails(address)).hasSize(2);
        assertThat(part(fixture.mails(address).get(1), 0)).as("told the day before").doesNotContain(
                "Integração parada");
        Shop.execute("update alert set closed_at = '" + next + "', absent_since = '" + next
                + "' where closed_at is null and retailer_id = " + fixture.alerts.shop.retailerId);
        deliver(next.plus(Duration.ofDays(1)));
        assertThat(fixture.mails(address)).as("nothing to tell").hasSize(2);
    }

    private ClaimedDelivery claimed() {
        return bean(Outbox.class).claim(UUID.randomUUID(), OPENED, 100).stream().filter(own -> own
                .retailerId() == fixture.alerts.shop.retailerId).findFirst().orElseThrow();
    }

    private void stopped() {
        fixture.alerts.stop();
        look(OPENED);
    }

    private void seen(String person, Instant when) {
        Shop.execute("update alert_person set seen_at = '" + when + "' where subject = '" + person
                + "' and retailer_id = " + fixture.alerts.shop.retailerId);
    }

    private static String part(MimeMessage mail, int place) throws Exception {
        return ((MimeMultipart) mail.getContent()).getBodyPart(place).getContent().toString();
    }
}
