package dev.vigia.alert.delivery;

import dev.vigia.alert.AlertConfig;
import dev.vigia.audit.Audit;
import dev.vigia.database.DatabaseClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Sets a retailer's webhook, tries it, and takes it away. Its secret is told once, to whoever sets it. */
@ApplicationScoped
public class Webhooks {

    private final WebhookCalls calls;
    private final Audit audit;
    private final DatabaseClock clock;
    private final AlertConfig config;

    Webhooks(WebhookCalls calls, Audit audit, DatabaseClock clock, AlertConfig config) {
        this.calls = calls;
        this.audit = audit;
        this.clock = clock;
        this.config = config;
    }

    @Transactional
    public Optional<AlertWebhook> find(long retailerId) {
        return AlertWebhook.find(retailerId);
    }

    /** @return the new secret; empty where the address is the same, and so the secret */
    @Transactional
    public Optional<String> set(long retailerId, String address, String person) {
        Optional<AlertWebhook> before = AlertWebhook.findToChange(retailerId);
        if (before.filter(known -> known.address.equals(address)).isPresent()) {
            return Optional.empty();
        }
        Map<String, String> was = before.map(known -> Map.of("host", known.host())).orElse(Map.of());
        AlertWebhook webhook = before.orElseGet(() -> AlertWebhook.of(retailerId, address));
        webhook.address = address;
        webhook.switchOn();
        webhook.calledAt = null;
        if (webhook.id == null) {
            // Its secret is bound to its row, and none is there without one.
            webhook.secret = new byte[0];
            webhook.persistAndFlush();
        }
        audit.record(retailerId, person, "alert_webhook_set", was, Map.of("host", webhook.host()));
        return Optional.of(renewed(webhook));
    }

    /** @return the new secret; the one before holds no more */
    @Transactional
    public Optional<String> renewSecret(long retailerId, String person) {
        return AlertWebhook.findToChange(retailerId).map(webhook -> {
            audit.record(retailerId, person, "alert_webhook_secret_renewed", Map.of(), Map.of("host", webhook.host()));
            return renewed(webhook);
        });
    }

    private String renewed(AlertWebhook webhook) {
        String secret = WebhookSignature.secret();
        calls.keep(webhook, secret);
        return secret;
    }

    /** Calls are made again; those that were given up meanwhile are not. */
    @Transactional
    public boolean switchOn(long retailerId, String person) {
        Optional<AlertWebhook> webhook = AlertWebhook.findToChange(retailerId);
        webhook.ifPresent(found -> {
            found.switchOn();
            audit.record(retailerId, person, "alert_webhook_switched_on", Map.of(), Map.of("host", found.host()));
        });
        return webhook.isPresent();
    }

    @Transactional
    public boolean remove(long retailerId, String person) {
        Optional<AlertWebhook> webhook = AlertWebhook.findToChange(retailerId);
        webhook.ifPresent(found -> {
            audit.record(retailerId, person, "alert_webhook_removed", Map.of("host", found.host()), Map.of());
            found.delete();
        });
        return webhook.isPresent();
    }

    /** Calls it now, while the person waits. A switched-off one stays so. No transaction is open meanwhile. */
    public Optional<WebhookAnswer> test(long retailerId) {
        return QuarkusTransaction.requiringNew().call(() -> AlertWebhook.find(retailerId)).map(webhook -> {
            WebhookAnswer answer = calls.call(webhook, UUID.randomUUID(),
                    "{\"type\":\"alert.test\",\"timestamp\":\"" + clock.now() + "\",\"data\":{}}");
            QuarkusTransaction.requiringNew().run(() -> AlertWebhook.findToChange(retailerId).ifPresent(
                    found -> found.called(answer, clock.now(), config.giveUpAfter())));
            return answer;
        });
    }
}
