package dev.vigia.history.restore;

import dev.vigia.listing.preview.Impact;
import dev.vigia.listing.preview.RuleForecast;
import dev.vigia.listing.preview.RuleForecast.OnIntegration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What putting a change back would do.
 *
 * @param selling listings that show units now, where the share of those that would go to zero is greatest
 * @param percent of them, those that would go to zero there
 * @param many    whether it concerns several integrations
 * @param asks    whether so much would go to zero that it is asked about first
 * @param later   whether its dates do not hold yet
 * @param paused  of an integration that would be paused, listings that go on showing what they show
 */
public record ForetoldRestoration(long toZero, long toReopen, long otherQuantity, long unitsWithheld, long selling,
        long percent, boolean many, List<String> sample, boolean asks, boolean later, Optional<Long> paused) {

    static final ForetoldRestoration NOTHING = new ForetoldRestoration(0, 0, 0, 0, 0, 0, false, List.of(), false, false,
            Optional.empty());

    static ForetoldRestoration of(Impact impact, boolean asks) {
        return new ForetoldRestoration(impact.toZero(), impact.toReopen(), impact.otherQuantity(), impact
                .unitsWithheld(), impact.selling(), percent(impact.toZero(), impact.selling()), false, impact.sample(),
                asks, false, Optional.empty());
    }

    public static ForetoldRestoration of(RuleForecast forecast, boolean asks, boolean later) {
        Optional<OnIntegration> worst = forecast.integrations().stream().max(Comparator.comparingLong(
                on -> percent(on.toZero(), on.selling())));
        return new ForetoldRestoration(forecast.toZero(), forecast.toReopen(), forecast.otherQuantity(), forecast
                .unitsWithheld(), worst.map(OnIntegration::selling).orElse(0L), worst.map(on -> percent(on.toZero(), on
                        .selling())).orElse(0L), forecast.integrations().size() > 1, forecast.sample(), asks, later,
                Optional.empty());
    }

    ForetoldRestoration paused(long listings) {
        return new ForetoldRestoration(toZero, toReopen, otherQuantity, unitsWithheld, selling, percent, many, sample,
                asks, later, Optional.of(listings));
    }

    public boolean isNothing() {
        return toZero + toReopen + otherQuantity == 0;
    }

    /** Whether something goes on being shown while it is paused. */
    public boolean isPausing() {
        return paused.filter(listings -> listings > 0).isPresent();
    }

    private static long percent(long toZero, long selling) {
        return selling == 0 ? 0 : Math.round(100.0 * toZero / selling);
    }
}
