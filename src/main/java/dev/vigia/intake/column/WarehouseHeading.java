package dev.vigia.intake.column;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is no name of a column, and may be that of a warehouse. Which one, only the rule for codes can say.
 *
 * @param place        of its column
 * @param units        the warehouses whose units it may count
 * @param reserved     those whose reserved units it may count
 * @param isDifference whether it may as well be read as units less those that are reserved
 */
record WarehouseHeading(int place, Set<String> units, Set<String> reserved, boolean isDifference) {

    private static final int MOST = 1_000;

    /** All of these places, in their order. */
    static List<WarehouseHeading> of(List<String> cells, List<Integer> places, KnownWarehouses known) {
        Map<Integer, Naming> namings = known.codes().isEmpty() ? Map.of()
                : places.stream().limit(MOST).collect(Collectors.toMap(place -> place,
                        place -> Naming.of(cells.get(place))));
        Map<String, String> meant = known.meant(namings.values().stream().flatMap(Naming::all).toList());
        return places.stream().map(place -> of(place, namings.getOrDefault(place, Naming.NONE), meant)).toList();
    }

    private static WarehouseHeading of(int place, Naming naming, Map<String, String> meant) {
        return new WarehouseHeading(place, meant(naming.units(), meant), meant(naming.reserved(), meant),
                !meant(naming.difference(), meant).isEmpty());
    }

    private static Set<String> meant(Set<String> names, Map<String, String> warehouses) {
        return names.stream().flatMap(name -> Stream.ofNullable(warehouses.get(name))).collect(Collectors.toSet());
    }

    boolean isOfUnits() {
        return units.size() == 1;
    }

    /** Whether nobody can tell which warehouse it names, or what of it. */
    boolean isAmbiguous() {
        return !isOfUnits() && (units.size() + reserved.size() > 1 || isDifference);
    }

    boolean isOfReserved() {
        return !isOfUnits() && !isAmbiguous() && !reserved.isEmpty();
    }
}
