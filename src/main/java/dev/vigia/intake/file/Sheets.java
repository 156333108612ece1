package dev.vigia.intake.file;

import dev.vigia.database.Spelling;
import dev.vigia.intake.column.Column;
import dev.vigia.intake.column.ColumnMap;
import dev.vigia.intake.column.KnownWarehouses;
import dev.vigia.table.LineShape;
import dev.vigia.table.Rows;
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
 * @param parts     in their order, the first one first
 * @param unread    those with rows that are not read: nobody knows what their columns mean or whose stock they count, or
 *                  another one counts the same
 * @param uncounted those of them that may count stock: some row has more than one cell
 */
record Sheets(List<FilePart> parts, List<String> unread, List<String> uncounted) {

    private static final int MOST = 200;

    static Sheets of(FilePart first, List<Table> tables, KnownWarehouses known, ReadOptions options) {
        List<FilePart> parts = new ArrayList<>(List.of(first));
        List<String> unread = new ArrayList<>();
        List<String> uncounted = new ArrayList<>();
        CountedWarehouses counted = new CountedWarehouses(first, known);
        for (Table table : tables.stream().filter(table -> isOther(table, first)).toList()) {
            Optional<FilePart> other = part(table, known, options);
            boolean isOfProductsAlone = other.filter(part -> !part.columns().areOfStock()).isPresent();
            boolean isPassedOver = isOfProductsAlone && !options.withProducts();
            if (!isPassedOver && parts.size() < MOST && other.filter(part -> part.columns().twice().isEmpty())
                    .filter(counted::isOfNoOther).isPresent()) {
                parts.add(other.get());
            } else if (!isPassedOver && width(table) > 0) {
                unread.add(name(table));
                uncounted.addAll(isOfProductsAlone || width(table) == 1 ? List.of() : List.of(name(table)));
            }
        }
        boolean areWarehouses = parts.stream().filter(part -> warehouse(part, known).isPresent()).count() > 1;
        return new Sheets(areWarehouses ? parts.stream().map(part -> placed(part, known)).toList() : parts, unread,
                uncounted);
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
                .or(() -> FilePart.named(table, known, ColumnMap::areOfStock))
                .or(() -> FilePart.named(table, known, ColumnMap::areOfProducts))
                .or(() -> FilePart.unnamed(table, options));
    }

    /** The most cells of a row that say something; 2 stands for all that are more. */
    private static long width(Table table) {
        try (Rows rows = table.rows(LineShape.UNKNOWN)) {
            long width = 0;
            while (width < 2 && rows.hasNext()) {
                width = Math.max(width, rows.next().cells().stream().filter(cell -> !Spelling.of(cell).isEmpty())
                        .limit(2).count());
            }
            return width;
        }
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
