package dev.vigia.intake;

import dev.vigia.inventory.Warehouse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the warehouse of a line may be. Units of all warehouses add up: a file that leaves the warehouse out, or mistypes
 * it, would count the same units twice.
 */
record KnownWarehouses(List<String> codes) {

    static KnownWarehouses of(long retailerId) {
        return new KnownWarehouses(Warehouse.of(retailerId).stream().map(warehouse -> warehouse.code).toList());
    }

    /** Where units lie when the file does not say; empty when that is anybody's guess. */
    Optional<String> usual() {
        return codes.isEmpty() ? Optional.of(Warehouse.MAIN)
                : codes.size() == 1 ? Optional.of(codes.get(0)) : Optional.empty();
    }

    /** Whether a file may name it: the first file may name any. */
    boolean admits(String code) {
        return codes.isEmpty() || codes.stream()
                .anyMatch(known -> known.toLowerCase(Locale.ROOT).equals(code.toLowerCase(Locale.ROOT)));
    }
}
