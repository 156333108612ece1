package dev.vigia.intake.file;

import dev.vigia.database.Spelling;
import dev.vigia.intake.column.Column;
import dev.vigia.intake.table.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of several sheets as those of one: what means the same, or is called the same, is one column. */
final class JoinedHead {

    private final List<String> names = new ArrayList<>();
    private final Map<Column, Integer> places = new EnumMap<>(Column.class);
    private final Map<FilePart, List<Integer>> placesOf = new HashMap<>();

    /** @param warehouse what the column is called that says which sheet a row is of */
    JoinedHead(List<FilePart> parts, String warehouse) {
        for (FilePart part : parts) {
            List<Integer> own = new ArrayList<>();
            for (int place = 0; place < part.columns().count(); place++) {
                own.add(join(part, place, new HashSet<>(own)));
            }
            placesOf.put(part, own);
        }
        if (parts.stream().anyMatch(part -> part.warehouse().isPresent())) {
            places.put(Column.WAREHOUSE, names.size());
            names.add(warehouse);
        }
    }

    private int join(FilePart part, int place, Set<Integer> taken) {
        String name = part.columns().asTheyStand().get(place);
        int joined = part.columns().at(place).map(column -> places.getOrDefault(column, -1)).orElseGet(() -> called(
                name));
        if (joined < 0 || taken.contains(joined)) {
            joined = names.size();
            names.add(name);
        }
        int there = joined;
        part.columns().at(place).ifPresent(column -> places.putIfAbsent(column, there));
        return joined;
    }

    private int called(String name) {
        for (int place = 0; place < names.size(); place++) {
            if (!Spelling.of(name).isEmpty() && Spelling.of(names.get(place)).equals(Spelling.of(name))) {
                return place;
            }
        }
        return -1;
    }

    List<String> names() {
        return names;
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
        part.warehouse().ifPresent(code -> cells.set(places.get(Column.WAREHOUSE), code));
        return row.with(cells);
    }
}
