package dev.vigia.marketplace.casasbahia;

import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The days of preparation that go with each quantity. They are part of what a buyer is promised, so those that the
 * marketplace shows are sent back to it; the ones that the retailer typed fill in where it shows none.
 */
class Preparation {

    static final String SETTING = "preparation-days";

    private Preparation() {
    }

    static int days(OptionalInt shown, Account account) {
        return shown.orElseGet(() -> typed(account));
    }

    /** Those shown when the listing was last set alone: nobody can look at each of a thousand. */
    static int remembered(Offer offer, Account account) {
        return offer.remote().filter(days -> days.matches("\\d{1,4}")).map(Integer::valueOf)
                .orElseGet(() -> typed(account));
    }

    static Optional<String> toRemember(OptionalInt shown, Offer offer) {
        return shown.isPresent() ? Optional.of(Integer.toString(shown.getAsInt())) : offer.remote();
    }

    private static int typed(Account account) {
        String typed = account.setting(SETTING);
        if (typed.isEmpty()) {
            // Nothing is better than a promise that the retailer never made.
            throw new ConnectorException(Outcome.rejected(Cause.UNPREPARED));
        }
        return Integer.parseInt(typed);
    }
}
