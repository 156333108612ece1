package dev.vigia.stock.product;

import dev.vigia.stock.product.MomentAnswer.StockAtMoment;
import dev.vigia.stock.product.MomentAnswer.Told;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of the log, as the database tells it: what it does not say is null.
 *
 * @param ruleId    the rule that it was computed by; null where none held, the stock was not known or the row is older
 * @param available what was available then; null where that was not known, was unlimited or the row is older
 * @param minimum   what that was held against, null likewise; but for unlimited stock, where it stands alone
 */
record LoggedQuantity(int quantity, Instant at, long revision, Long ruleId, Long ruleVersion, Long available,
        Integer minimum) {

    Told told() {
        return new Told(quantity, at);
    }

    /**
     * What it was computed from.
     *
     * @param ledger what was counted by then, which the log outdoes
     */
    Optional<StockAtMoment> stock(Optional<StockAtMoment> ledger) {
        if (minimum == null) {
            return ledger;
        }
        boolean unlimited = available == null;
        long units = unlimited ? 0 : available;
        return Optional.of(new StockAtMoment(units, unlimited, ledger.filter(counted -> counted.unlimited() == unlimited
                && (unlimited || counted.available() == units)).flatMap(StockAtMoment::since), false));
    }
}
