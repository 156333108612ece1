package dev.vigia.stock.why;

import dev.vigia.listing.MinimumStock;
import dev.vigia.stock.why.Lift.LowerMinimum;
import dev.vigia.stock.why.Lift.NeededKind;
import dev.vigia.stock.why.Lift.NeededUnits;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How many units are missing by a rule, and how low it would have to be. */
final class LiftReckoning {

    private LiftReckoning() {
    }

    /** @param closed whether the minimum has closed the listing */
    static long opensFrom(MinimumStock rule, boolean closed) {
        return Math.max(rule.units() + 1L, closed ? rule.reopenAt().orElse(0) : 0);
    }

    /**
     * What a product that is no kit lacks.
     *
     * @param available empty: never counted
     */
    static List<NeededUnits> units(MinimumStock rule, Optional<Long> available, boolean closed, String places) {
        long from = opensFrom(rule, closed);
        if (available.isEmpty()) {
            return List.of(new NeededUnits(NeededKind.COUNTED, "", from, places));
        }
        return available.get() >= from ? List.of()
                : List.of(new NeededUnits(NeededKind.ARRIVE, "", from - available.get(), places));
    }

    /** Empty where no rule offers what there is. */
    static Optional<LowerMinimum> lower(String sku, MinimumStock rule, long available, boolean closed) {
        if (available < 1 || available >= opensFrom(rule, closed)) {
            return Optional.empty();
        }
        return Optional.of(new LowerMinimum(sku, available <= rule.units() ? OptionalInt.of((int) available - 1)
                : OptionalInt.empty(), closed && rule.reopenAt().orElse(0) > available ? OptionalInt.of((int) available)
                        : OptionalInt.empty()));
    }
}
