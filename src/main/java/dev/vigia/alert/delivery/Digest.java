package dev.vigia.alert.delivery;

import dev.vigia.alert.Alert;
import java.util.List;

/**
 * What a person has chosen to be told of once a day.
 *
 * @param open those that are not over
 * @param over those that opened since the digest before and are over already
 */
public record Digest(List<Alert> open, List<Alert> over) {

    boolean isEmpty() {
        return open.isEmpty() && over.isEmpty();
    }
}
