package dev.vigia.alert.page;

import dev.vigia.alert.Alert;
import dev.vigia.alert.AlertKind;
import dev.vigia.alert.delivery.AlertChannel;
import dev.vigia.alert.delivery.AlertWebhook;
import dev.vigia.web.form.Errors;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * All that the page shows.
 *
 * @param closed      those that were over lately
 * @param preferences as they are kept, or as they were typed
 * @param webhook     for an admin only
 * @param address     of the webhook, as it is kept or as it was typed
 * @param secret      of the webhook, right after it was made; it is told once
 */
public record AlertsView(List<Alert> open, List<Alert> closed, PreferencesForm preferences, MailState mail,
        Optional<AlertWebhook> webhook, String address, Optional<String> secret, Errors errors) {

    /**
     * Whether this person can get mails, and where.
     *
     * @param days without a sign-in after which nobody is written to
     */
    public record MailState(boolean on, Optional<String> email, long days) {

        public boolean isPossible() {
            return on && email.isPresent();
        }
    }

    public AlertKind[] kinds() {
        return AlertKind.values();
    }

    public AlertChannel[] channels() {
        return AlertChannel.values();
    }

    public List<Integer> hours() {
        return IntStream.range(0, 24).boxed().toList();
    }
}
