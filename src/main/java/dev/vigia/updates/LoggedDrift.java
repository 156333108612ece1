package dev.vigia.updates;

import dev.vigia.http.UrlEncoding;
import dev.vigia.sync.readback.DriftAction;
import dev.vigia.sync.readback.ReadBackFinding;
import java.time.Instant;
import java.util.Optional;

/**
 * A listing that did not show what was sent.
 *
 * @param shown empty when it showed nothing that could be read
 * @param message the marketplace's own
 */
public record LoggedDrift(long id, Instant foundAt, String sku, String productName, long integrationId,
        String integration, int expected, Optional<Integer> shown, ReadBackFinding cause, Optional<String> message,
        DriftAction action) {

    /** As the database tells it. */
    record LoggedDriftRow(long id, Instant foundAt, String sku, String productName, long integrationId,
            String integration,
            int expected, Integer shown, String cause, String message, boolean repaired) {

        LoggedDrift logged() {
            ReadBackFinding finding = ReadBackFinding.ofCause(cause).orElseThrow();
            return new LoggedDrift(id, foundAt, sku, productName, integrationId, integration, expected,
                    Optional.ofNullable(shown), finding, Optional.ofNullable(message), DriftAction.of(finding,
                            repaired));
        }
    }

    public String path() {
        return "/stock/" + UrlEncoding.encoded(sku);
    }
}
