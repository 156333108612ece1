package dev.vigia.stock.why;

import dev.vigia.listing.MinimumStock;
import dev.vigia.stock.why.KitPartNow.PartLevel;
import dev.vigia.stock.why.Lift.LowerMinimum;
import dev.vigia.stock.why.Lift.NeededKind;
import dev.vigia.stock.why.Lift.NeededUnits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a kit lacks through its components. A kit is made up in one warehouse, so that the units are told for the one where
 * the fewest are missing.
 *
 * @param warehouses names by id, of those that the integration uses
 * @param rule       that of the kit
 * @param closed     whether the minimum has closed the kit
 */
record KitLift(List<KitPartNow> parts, Map<Long, String> warehouses, MinimumStock rule, boolean closed) {

    List<NeededUnits> units() {
        long kits = Math.max(0, LiftReckoning.opensFrom(rule, closed) - available());
        return warehouses.keySet().stream().min(Comparator.<Long>comparingLong(place -> parts.stream().mapToLong(
                part -> part.missing(place, in(place) + kits)).sum()).thenComparing(warehouses::get)).map(
                        place -> units(place, in(place) + kits)).orElse(List.of());
    }

    private List<NeededUnits> units(long place, long kits) {
        List<NeededUnits> needed = new ArrayList<>();
        String name = warehouses.size() > 1 ? warehouses.get(place) : "";
        for (KitPartNow part : parts) {
            if (part.retired()) {
                needed.add(new NeededUnits(NeededKind.RETURNED, part.sku(), 0, ""));
            }
            long missing = part.missing(place, kits);
            if (missing > 0) {
                needed.add(new NeededUnits(part.available().isEmpty() ? NeededKind.COUNTED : NeededKind.ARRIVE, part
                        .sku(), missing, name));
            }
        }
        return needed;
    }

    /** Where the rule of the kit, or that of one component, is all that keeps it from being offered. */
    Optional<LowerMinimum> lower() {
        if (parts.stream().anyMatch(part -> part.retired() || part.available().isEmpty())) {
            return Optional.empty();
        }
        List<KitPartNow> closing = parts.stream().filter(KitPartNow::isClosing).toList();
        if (closing.isEmpty()) {
            return LiftReckoning.lower("", rule, available(), closed);
        }
        KitPartNow only = closing.get(0);
        return closing.size() == 1 && available() >= LiftReckoning.opensFrom(rule, closed)
                ? LiftReckoning.lower(only.sku(), only.rule(), only.available().orElse(0L), only.closed())
                : Optional.empty();
    }

    /** In all warehouses together. */
    long available() {
        return warehouses.keySet().stream().mapToLong(this::in).sum();
    }

    /** As many as the scarcest component allows there; what does not lie there allows none. */
    private long in(long place) {
        return parts.stream().filter(part -> !part.in(place).unlimited()).mapToLong(part -> {
            PartLevel level = part.in(place);
            return Math.floorDiv(level.available(), part.quantity());
        }).min().orElse(0);
    }
}
