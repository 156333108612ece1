package dev.vigia.intake.file;

import dev.vigia.inventory.Warehouse;
import java.util.List;
import java.util.Optional;

/**
 * Where the units of a line may lie. Units of all warehouses add up: a file that leaves the warehouse out where there are
 * several would count the same units twice.
 */
public record KnownWarehouses(List<String> codes) {

    public static KnownWarehouses of(long retailerId) {
        return new KnownWarehouses(Warehouse.of(retailerId).stream().filter(warehouse -> warehouse.active)
                .map(warehouse -> warehouse.code).toList());
    }

    /** Where units lie when the file does not say; empty when that is anybody's guess. */
    Optional<String> usual() {
        return codes.isEmpty() ? Optional.of(Warehouse.MAIN)
                : codes.size() == 1 ? Optional.of(codes.get(0)) : Optional.empty();
    }
}
