package dev.vigia.alert.delivery;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where a retailer's own programs are told of alerts, and how the last call went. */
@Entity
public class AlertWebhook extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    public long retailerId;
    public String address;
    byte[] secret;
    Instant failingSince;
    public Instant switchedOffAt;
    public Instant calledAt;
    Integer status;
    String problem = "";

    protected AlertWebhook() {
    }

    static AlertWebhook of(long retailerId, String address) {
        AlertWebhook webhook = new AlertWebhook();
        webhook.retailerId = retailerId;
        webhook.address = address;
        return webhook;
    }

    public static Optional<AlertWebhook> find(long retailerId) {
        return find("retailerId = ?1", retailerId).firstResultOptional();
    }

    static Optional<AlertWebhook> findToChange(long retailerId) {
        return find("retailerId = ?1", retailerId).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    public URI uri() {
        return URI.create(address);
    }

    /** Its server, without what may be a key. */
    public String host() {
        return uri().getHost();
    }

    public boolean isSwitchedOff() {
        return switchedOffAt != null;
    }

    /** What the server answered to the last call, or why it did not; empty before the first. */
    public Optional<WebhookAnswer> lastAnswer() {
        return Optional.ofNullable(calledAt).map(at -> new WebhookAnswer(Optional.ofNullable(status), problem,
                Optional.empty()));
    }

    void switchOn() {
        failingSince = null;
        switchedOffAt = null;
    }

    /**
     * A call has ended so.
     *
     * @param patience how long it may take nothing until it is switched off
     */
    void called(WebhookAnswer answer, Instant now, Duration patience) {
        calledAt = now;
        status = answer.status().orElse(null);
        problem = answer.problem();
        if (answer.isTaken()) {
            failingSince = null;
            return;
        }
        failingSince = failingSince == null ? now : failingSince;
        if (switchedOffAt == null && (answer.isGone() || !failingSince.plus(patience).isAfter(now))) {
            switchedOffAt = now;
        }
    }
}
