package dev.vigia.listing.preview;

import java.util.List;

/**
 * What a change of rules would do if it were saved.
 *
 * @param integrations of each integration that it is for, in the order of their ids
 * @param sample       SKUs of the first listings that would go to zero; where none would, of those that would change
 */
public record RuleForecast(List<OnIntegration> integrations, List<String> sample) {

    /**
     * On one integration.
     *
     * @param toZero        listings that show units now and would show zero
     * @param toReopen      listings that show none now and would show units
     * @param otherQuantity listings that show units now and would show another quantity
     * @param unchanged     listings that would show what they show
     * @param unitsWithheld available units that would not be offered
     * @param selling       listings that show units now, whether the rule concerns them or not
     * @param waiting       listings above their minimum that would wait to reopen
     */
    public record OnIntegration(long integrationId, long toZero, long toReopen, long otherQuantity, long unchanged,
            long unitsWithheld, long selling, long waiting) {
    }

    public long toZero() {
        return integrations.stream().mapToLong(OnIntegration::toZero).sum();
    }

    public long toReopen() {
        return integrations.stream().mapToLong(OnIntegration::toReopen).sum();
    }

    public long otherQuantity() {
        return integrations.stream().mapToLong(OnIntegration::otherQuantity).sum();
    }

    public long unchanged() {
        return integrations.stream().mapToLong(OnIntegration::unchanged).sum();
    }

    public long unitsWithheld() {
        return integrations.stream().mapToLong(OnIntegration::unitsWithheld).sum();
    }

    public long selling() {
        return integrations.stream().mapToLong(OnIntegration::selling).sum();
    }

    public long waiting() {
        return integrations.stream().mapToLong(OnIntegration::waiting).sum();
    }
}
