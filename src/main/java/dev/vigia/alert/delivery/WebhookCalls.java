package dev.vigia.alert.delivery;

import dev.vigia.alert.AlertConfig;
import dev.vigia.credentials.Secrets;
import dev.vigia.http.DownloadFailure;
import dev.vigia.http.GuardedPost;
import dev.vigia.http.GuardedPost.PostReply;
import dev.vigia.http.PostRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Calls a webhook as Standard Webhooks has it; the id is the same with every try. */
@Singleton
class WebhookCalls {

    private final GuardedPost post;
    private final Secrets secrets;
    private final AlertConfig config;
    private final Clock clock;

    WebhookCalls(GuardedPost post, Secrets secrets, AlertConfig config, Clock clock) {
        this.post = post;
        this.secrets = secrets;
        this.config = config;
        this.clock = clock;
    }

    /** No transaction is open meanwhile. */
    WebhookAnswer call(AlertWebhook webhook, UUID delivery, String body) {
        String id = "msg_" + delivery;
        long seconds = clock.instant().getEpochSecond();
        String secret = secrets.decrypt(webhook.secret, webhook.retailerId, webhook.id, place(webhook));
        try {
            PostReply reply = post.send(new PostRequest(webhook.uri(), Map.of("Content-Type", "application/json",
                    "webhook-id", id, "webhook-timestamp", Long.toString(seconds),
                    "webhook-signature", WebhookSignature.of(secret, id, seconds, body)), body, config.longestCall(),
                    config.privateHosts().orElse(Set.of())));
            return new WebhookAnswer(Optional.of(reply.status()), "", reply.askedWait());
        } catch (DownloadFailure failure) {
            return new WebhookAnswer(Optional.empty(), failure.reason.name(), Optional.empty());
        }
    }

    /** Keeps a secret for this webhook and its address, and for no other. */
    void keep(AlertWebhook webhook, String secret) {
        webhook.secret = secrets.encrypt(secret, webhook.retailerId, webhook.id, place(webhook));
    }

    private static String place(AlertWebhook webhook) {
        return "alert webhook, " + webhook.address;
    }
}
