package dev.vigia.intake.file;

import dev.vigia.intake.column.Column;
import dev.vigia.intake.column.Columns;
import dev.vigia.intake.column.KnownWarehouses;
import dev.vigia.table.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which sheets of a workbook are read together: the first that counts stock, those that count it in warehouses that no other
 * one counts, and those that describe products.
 *
 * @param parts  in their order, the first one first
 * @param unread those that count stock too, and what another one counts, or nobody knows where
 */
record Sheets(List<FilePart> parts, List<String> unread) {

    private static final int MOST = 200;

    static Sheets of(FilePart first, List<Table> tables, KnownWarehouses known, ReadOptions options) {
        List<FilePart> parts = new ArrayList<>(List.of(first));
        List<String> unread = new ArrayList<>();
        CountedWarehouses counted = new CountedWarehouses(first, known);
        for (Table table : tables) {
            Optional<FilePart> other = Optional.of(table).filter(sheet -> isOther(sheet, first))
                    .flatMap(sheet -> part(sheet, known, options)).filter(part -> part.columns().twice().isEmpty());
            if (other.isPresent() && parts.size() < MOST) {
                if (counted.isOfNoOther(other.get())) {
                    parts.add(other.get());
                } else {
                    unread.add(name(table));
                }
            }
        }
        boolean areWarehouses = parts.stream().filter(part -> warehouse(part, known).isPresent()).count() > 1;
        return new Sheets(areWarehouses ? parts.stream().map(part -> placed(part, known)).toList() : parts, unread);
    }

    /** The warehouses that are counted already, as it shows in the first sheet and those read with it. */
    private static final class CountedWarehouses {

        private final KnownWarehouses known;
        private final boolean areNamedInside;
        private final Optional<Set<String>> places;

        CountedWarehouses(FilePart first, KnownWarehouses known) {
            this.known = known;
            this.areNamedInside = namesWarehouses(first);
            this.places = places(first).map(HashSet::new);
        }

        /** Whether a sheet may be read too; of one that counts what another does nobody knows which is right. */
        boolean isOfNoOther(FilePart other) {
            if (!other.columns().areOfStock()) {
                return true;
            }
            Optional<Set<String>> more = namesWarehouses(other) == areNamedInside && places.isPresent() ? places(other)
                    : Optional.empty();
            boolean isOfNoOther = more.isPresent() && Collections.disjoint(places.get(), more.get());
            if (isOfNoOther) {
                places.get().addAll(more.get());
            }
            return isOfNoOther;
        }

        /** Empty if nobody can tell. */
        private Optional<Set<String>> places(FilePart part) {
            return (namesWarehouses(part) ? part.warehouses(known) : warehouse(part, known).map(Set::of))
                    .map(codes -> Set.copyOf(known.placesOf(codes).values()));
        }
    }

    private static boolean isOther(Table table, FilePart first) {
        return table.format().kind() == Table.FileType.XLSX && !table.equals(first.table());
    }

    private static Optional<FilePart> part(Table table, KnownWarehouses known, ReadOptions options) {
        return FilePart.mapped(table, options.mappings())
                .or(() -> FilePart.named(table, known, Columns::areOfStock))
                .or(() -> FilePart.named(table, known, columns -> options.withProducts() && columns.areOfProducts()));
    }

    private static boolean namesWarehouses(FilePart part) {
        return part.columns().place(Column.WAREHOUSE).isPresent() || !part.columns().warehouses().isEmpty();
    }

    /** The one that a sheet is named by, if nothing in it says where its units lie. */
    private static Optional<String> warehouse(FilePart part, KnownWarehouses known) {
        return part.columns().areOfStock() && !namesWarehouses(part) ? known.unitsOf(name(part.table()))
                : Optional.empty();
    }

    private static FilePart placed(FilePart part, KnownWarehouses known) {
        return warehouse(part, known).map(part::in).orElse(part);
    }

    static String name(Table table) {
        return table.format().sheet().orElse("");
    }
}
