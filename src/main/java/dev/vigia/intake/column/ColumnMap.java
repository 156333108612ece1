package dev.vigia.intake.column;

import dev.vigia.database.Spelling;
import dev.vigia.intake.RejectedItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The line of a file that names its columns. */
public final class ColumnMap {

    /** What is said of a column that counts the units of a warehouse, or those reserved there: this, and its code. */
    public static final String UNITS_OF = "UNITS_OF:";
    public static final String RESERVED_OF = "RESERVED_OF:";

    private final Map<Column, Integer> places = new EnumMap<>(Column.class);
    private final Map<Column, Integer> said = new EnumMap<>(Column.class);
    private final Map<String, Integer> units = new LinkedHashMap<>();
    private final Map<String, Integer> reserved = new LinkedHashMap<>();
    private final List<String> cells;
    private final List<String> head;
    private final List<String> ignored = new ArrayList<>();
    private final List<String> twice = new ArrayList<>();
    private boolean isDoubtful;

    private ColumnMap(List<String> cells) {
        this.cells = cells;
        this.head = cells.stream().map(cell -> RejectedItem.shown(Spelling.of(cell))).toList();
    }

    /** By their names. */
    public static ColumnMap named(List<String> cells, KnownWarehouses known) {
        ColumnMap columns = new ColumnMap(cells);
        HeadingMeanings meanings = HeadingMeanings.of(cells);
        Map<Column, Map<Integer, List<Integer>>> found = meanings.found();
        // A line without a SKU is none that names columns: nobody need be asked about it.
        WarehouseHeading.of(cells, meanings.others(), found.containsKey(Column.SKU) ? known : KnownWarehouses.NONE)
                .forEach(columns::take);
        // What is available is known without them.
        List<String> differences = meanings.differences().stream().map(columns.head::get).toList();
        (found.containsKey(Column.AVAILABLE) ? columns.ignored : columns.twice).addAll(differences);
        found.forEach(columns::take);
        columns.lookForExpected();
        columns.settle();
        return columns;
    }

    /** Units still to come may be among those available, and nobody can tell unless it is said what is there. */
    private void lookForExpected() {
        boolean canTell = places.containsKey(Column.ON_HAND) && places.containsKey(Column.RESERVED);
        List<String> doubtful = Stream.concat(Stream.of(Column.AVAILABLE)
                .filter(column -> places.containsKey(column) && !canTell).map(this::heading),
                units.values().stream().map(head::get).filter(Naming::isOfAvailable)).toList();
        Optional<String> expected = head.stream().filter(Headings::isOfExpected).findFirst();
        if (expected.isPresent() && !doubtful.isEmpty()) {
            isDoubtful = true;
            twice.addAll(doubtful);
            twice.add(expected.get());
        }
    }

    /**
     * As a person has said.
     *
     * @param meanings of each column the name of a {@link Column}, or the warehouse of which it counts units; empty: none
     */
    public static ColumnMap mapped(List<String> cells, List<String> meanings) {
        ColumnMap columns = new ColumnMap(cells);
        for (int place = 0; place < cells.size(); place++) {
            String meaning = place < meanings.size() ? meanings.get(place) : "";
            if (meaning.startsWith(UNITS_OF)) {
                columns.take(columns.units, meaning.substring(UNITS_OF.length()), place);
            } else if (meaning.startsWith(RESERVED_OF)) {
                columns.take(columns.reserved, meaning.substring(RESERVED_OF.length()), place);
            } else {
                columns.take(Column.named(meaning), place);
            }
        }
        columns.settle();
        return columns;
    }

    private void take(Optional<Column> column, int place) {
        if (column.isEmpty() && !head.get(place).isEmpty()) {
            ignored.add(head.get(place));
        }
        column.map(meant -> places.put(meant, place)).ifPresent(before -> addTwice(before, place));
    }

    /** What headings seem to mean, as {@link #mapped} takes it; empty where nobody knows. */
    public static List<String> guesses(List<String> cells) {
        boolean isDoubtful = named(cells, KnownWarehouses.NONE).isDoubtful;
        return HeadingMeanings.each(cells).stream().map(meaning -> meaning.map(Headings.Meaning::column)
                .filter(column -> column != Column.AVAILABLE || !isDoubtful).map(Column::name).orElse("")).toList();
    }

    private void take(WarehouseHeading heading) {
        int place = heading.place();
        if (heading.isOfUnits()) {
            take(units, heading.units().iterator().next(), place);
        } else if (heading.isAmbiguous()) {
            twice.add(head.get(place));
        } else if (heading.isOfReserved()) {
            take(reserved, heading.reserved().iterator().next(), place);
        } else if (!head.get(place).isEmpty()) {
            ignored.add(head.get(place));
        }
    }

    private void take(Map<String, Integer> of, String warehouse, int place) {
        Optional.ofNullable(of.put(warehouse, place)).ifPresent(before -> addTwice(before, place));
    }

    private void addTwice(int before, int place) {
        twice.addAll(List.of(head.get(before), head.get(place)));
    }

    /** The clearest name is meant; of two that are as clear it cannot be told. */
    private void take(Column column, Map<Integer, List<Integer>> ranks) {
        List<Integer> all = ranks.values().stream().flatMap(List::stream).toList();
        List<Integer> clearest = ranks.values().iterator().next();
        places.put(column, clearest.get(0));
        if (clearest.size() > 1) {
            clearest.forEach(place -> twice.add(head.get(place)));
        } else {
            all.stream().skip(1).forEach(place -> ignored.add(head.get(place)));
        }
    }

    /** What is available is what may be sold: nothing is taken off it again. Where it is told what is there, both count. */
    private void settle() {
        said.putAll(places);
        // Of what is not counted nothing can be reserved.
        reserved.keySet().stream().filter(code -> !units.containsKey(code)).map(reserved::get).map(head::get)
                .forEach(ignored::add);
        if (!units.isEmpty()) {
            Stream.of(Column.ON_HAND, Column.AVAILABLE, Column.WAREHOUSE).filter(places::containsKey).forEach(total -> {
                twice.add(heading(total));
                units.values().forEach(place -> twice.add(head.get(place)));
            });
        }
        if (places.containsKey(Column.AVAILABLE) && !places.containsKey(Column.ON_HAND)) {
            Optional.ofNullable(places.remove(Column.RESERVED)).ifPresent(place -> ignored.add(head.get(place)));
            places.put(Column.ON_HAND, places.remove(Column.AVAILABLE));
        }
    }

    /** Whether it says where a quantity stands, and of what. */
    public boolean areOfStock() {
        return places.containsKey(Column.SKU) && (places.containsKey(Column.ON_HAND)
                || places.containsKey(Column.UNLIMITED) || !units.isEmpty());
    }

    /** Whether it says something of products besides their stock. */
    public boolean areOfProducts() {
        return places.containsKey(Column.SKU) && Stream.of(Column.NAME, Column.CATEGORY, Column.CATEGORIES, Column.EAN,
                Column.KIT, Column.RETIRED).anyMatch(places::containsKey);
    }

    public List<String> asTheyStand() {
        return cells;
    }

    /** Those that mean the same. */
    public List<String> twice() {
        return twice;
    }

    /** Those that mean nothing to us, but for what we have added. */
    public List<String> ignored() {
        List<String> added = head.subList(AddedColumns.own(cells).size(), head.size());
        return ignored.stream().filter(heading -> !added.contains(heading)).toList();
    }

    /** The warehouses that have a column of their own, with its place. */
    public Map<String, Integer> warehouses() {
        return units;
    }

    /** The places of the reserved units of warehouses. */
    public Map<String, Integer> reserved() {
        return reserved;
    }

    /** The places of all that means something. */
    public List<Integer> places() {
        return Stream.of(places.values(), units.values(), reserved.values()).flatMap(Collection::stream).toList();
    }

    public List<Integer> quantities() {
        return Stream.concat(Stream.of(units, reserved).flatMap(of -> of.values().stream()), Stream.of(Column.ON_HAND,
                Column.AVAILABLE, Column.RESERVED).flatMap(of -> Stream.ofNullable(places.get(of)))).sorted().toList();
    }

    public int count() {
        return head.size();
    }

    /** As the file names it; as the API does if the file has none. */
    public String heading(Column column) {
        return places.containsKey(column) ? head.get(places.get(column)) : column.field;
    }

    public String heading(String field) {
        return Column.of(field).map(this::heading).orElse(field);
    }

    public String heading(int place) {
        return head.get(place);
    }

    public Optional<Integer> place(Column column) {
        return Optional.ofNullable(places.get(column));
    }

    /** What the column at a place means by itself, if it is not the units of a warehouse. */
    public Optional<Column> at(int place) {
        return said.entrySet().stream().filter(meant -> meant.getValue() == place).map(Map.Entry::getKey).findFirst();
    }

    /** The cell of a line, empty if it is too short. */
    public String cell(Column column, List<String> cells) {
        return place(column).map(place -> cell(place, cells)).orElse("");
    }

    public static String cell(int place, List<String> cells) {
        return place < cells.size() ? cells.get(place) : "";
    }

    /** Whether some cells have a SKU, and where a quantity belongs a number in any notation, or a word for one. */
    public boolean looksLikeALine(List<String> cells) {
        return hasSku(cells) && (quantities().stream().map(place -> cell(place, cells))
                .anyMatch(cell -> Numeral.isOne(cell) || Flag.isUnlimited(cell) || Flag.isSoldOut(cell))
                || Flag.readUnlimited(cell(Column.UNLIMITED, cells)).isPresent());
    }

    /** Whether some cells have a SKU and are as many as the columns. */
    public boolean areFilledBy(List<String> cells) {
        return cells.size() == count() && hasSku(cells);
    }

    private boolean hasSku(List<String> cells) {
        return !Spelling.of(cell(Column.SKU, cells)).isEmpty();
    }
}
