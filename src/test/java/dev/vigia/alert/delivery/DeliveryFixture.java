package dev.vigia.alert.delivery;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.vigia.alert.AlertFixture;
import dev.vigia.alert.AlertKind;
import dev.vigia.alert.delivery.AlertPeople.AlertReader;
import dev.vigia.testing.Shop;
import io.quarkus.arc.Arc;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** A shop with alerts, the people who want to be told, and servers that are told. */
public final class DeliveryFixture implements AutoCloseable {

    public static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    public final AlertFixture alerts = new AlertFixture();
    private Optional<GreenMail> mails = Optional.empty();

    /** A server for mails, at the address that the application knows. */
    public void openMailServer() {
        GreenMail server = new GreenMail(new ServerSetup(ConfigProvider.getConfig().getValue("quarkus.mailer.port",
                Integer.class), "localhost", ServerSetup.PROTOCOL_SMTP));
        server.start();
        mails = Optional.of(server);
    }

    public void closeMailServer() {
        mails.ifPresent(GreenMail::stop);
        mails = Optional.empty();
    }

    /** Those of this person that have arrived, the oldest first. */
    public List<MimeMessage> mails(String address) {
        return Stream.of(mails.orElseThrow().getReceivedMessages()).filter(mail -> isTo(mail, address)).toList();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return Arrays.stream(mail.getAllRecipients()).map(Address::toString).anyMatch(address::equals);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Somebody of this shop, who chooses now. */
    public String person(String name, String language, Map<AlertKind, AlertChannel> how) {
        return person(name, language, new AlertPreferences(how, Optional.empty(), 8));
    }

    public String person(String name, String language, AlertPreferences preferences) {
        String address = name + "-" + alerts.shop.retailerId + "@shop.example";
        bean(AlertPeople.class).choose(new AlertReader(alerts.shop.retailerId, name, name, Optional.of(address), Locale
                .forLanguageTag(language)), preferences, ZONE);
        return address;
    }

    public static Map<AlertKind, AlertChannel> all(AlertChannel how) {
        Map<AlertKind, AlertChannel> all = new EnumMap<>(AlertKind.class);
        Stream.of(AlertKind.values()).forEach(kind -> all.put(kind, how));
        return all;
    }

    /** @return its secret */
    public String webhook(URI address) {
        return bean(Webhooks.class).set(alerts.shop.retailerId, address.toString(), "Ana").orElseThrow();
    }

    public static void deliver(Instant now) {
        bean(DeliverySender.class).deliver(() -> now);
    }

    /** Each as {@code event|outcome|attempts}, the oldest first. */
    public List<String> deliveries() {
        return Shop.rows("select event, outcome, attempts from alert_delivery where retailer_id = "
                + alerts.shop.retailerId + " order by made_at, event desc, id");
    }

    public static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }

    @Override
    public void close() {
        closeMailServer();
        Shop.execute("delete from alert_delivery where retailer_id = " + alerts.shop.retailerId);
    }
}
