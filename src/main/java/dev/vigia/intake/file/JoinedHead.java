package dev.vigia.intake.file;

import dev.vigia.database.Spelling;
import dev.vigia.intake.column.Column;
import dev.vigia.intake.column.ColumnMap;
import dev.vigia.intake.column.KnownWarehouses;
import dev.vigia.table.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The columns of several sheets as those of one: what means the same, or is called the same, is one column. */
public final class JoinedHead {

    private final List<FilePart> parts;
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<FilePart, List<Integer>> placesOf = new HashMap<>();

    /** @param warehouse what the column is called that says which sheet a row is of */
    JoinedHead(List<FilePart> parts, String warehouse) {
        this.parts = parts;
        for (FilePart part : parts) {
            List<Integer> own = new ArrayList<>();
            for (int place = 0; place < part.columns().count(); place++) {
                own.add(join(part, place, new HashSet<>(own)));
            }
            placesOf.put(part, own);
        }
        if (parts.stream().anyMatch(part -> part.warehouse().isPresent())) {
            places.put(Column.WAREHOUSE.name(), names.size());
            names.add(warehouse);
        }
    }

    private int join(FilePart part, int place, Set<Integer> taken) {
        String meaning = meaning(part.columns(), place);
        String own = part.columns().asTheyStand().get(place);
        String name = part.line() == 0 ? name(meaning, own) : own;
        int joined = meaning.isEmpty() ? called(name) : places.getOrDefault(meaning, -1);
        if (joined < 0 || taken.contains(joined)) {
            joined = names.size();
            names.add(name);
        }
        if (!meaning.isEmpty()) {
            places.putIfAbsent(meaning, joined);
        }
        return joined;
    }

    /** What is called by a letter alone is given a name that says what it means. */
    private static String name(String meaning, String letter) {
        return Column.named(meaning).map(column -> column.field).orElseGet(() -> meaning.startsWith(ColumnMap.UNITS_OF)
                ? meaning.substring(ColumnMap.UNITS_OF.length())
                : meaning.startsWith(ColumnMap.RESERVED_OF) ? Column.RESERVED.field + " " + meaning.substring(
                        ColumnMap.RESERVED_OF.length()) : letter);
    }

    /** As {@link ColumnMap#mapped} takes it. */
    private static String meaning(ColumnMap columns, int place) {
        return columns.at(place).map(Column::name)
                .or(() -> meaning(ColumnMap.UNITS_OF, columns.warehouses(), place))
                .or(() -> meaning(ColumnMap.RESERVED_OF, columns.reserved(), place)).orElse("");
    }

    private static Optional<String> meaning(String what, Map<String, Integer> places, int place) {
        return places.entrySet().stream().filter(counted -> counted.getValue() == place)
                .map(counted -> what + counted.getKey()).findFirst();
    }

    /** A column that means nothing on one sheet may be called like one that counts on another. */
    private int called(String name) {
        for (int place = 0; place < names.size(); place++) {
            if (!places.containsValue(place) && !Spelling.of(name).isEmpty() && Spelling.of(names.get(place)).equals(
                    Spelling.of(name))) {
                return place;
            }
        }
        return -1;
    }

    public List<String> names() {
        return names;
    }

    /**
     * What its columns mean, as {@link ColumnMap#mapped} takes it, where that cannot be told by their names: of one sheet a
     * person has said it, or that it has none.
     */
    public Optional<List<String>> meanings(KnownWarehouses known) {
        List<String> meanings = meanings();
        ColumnMap named = ColumnMap.named(names, known);
        boolean isKnown = named.twice().isEmpty() && IntStream.range(0, names.size()).allMatch(place -> meaning(named,
                place).equals(meanings.get(place)));
        boolean canBeSaid = parts.size() > 1 || parts.get(0).line() == 0;
        return Optional.of(meanings).filter(all -> !isKnown && canBeSaid && ColumnMap.mapped(names, all).twice()
                .isEmpty());
    }

    private List<String> meanings() {
        List<String> meanings = new ArrayList<>(Collections.nCopies(names.size(), ""));
        places.forEach((meaning, place) -> meanings.set(place, meaning));
        return meanings;
    }

    /** A row of a part with its cells where they belong; what it has more stands behind them. */
    Row joined(FilePart part, Row row) {
        List<String> cells = new ArrayList<>(Collections.nCopies(names.size(), ""));
        List<Integer> own = placesOf.get(part);
        for (int place = 0; place < row.cells().size(); place++) {
            if (place < own.size()) {
                cells.set(own.get(place), row.cells().get(place));
            } else {
                cells.add(row.cells().get(place));
            }
        }
        part.warehouse().ifPresent(code -> cells.set(places.get(Column.WAREHOUSE.name()), code));
        return row.with(cells);
    }
}
