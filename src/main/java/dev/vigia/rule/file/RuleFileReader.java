package dev.vigia.rule.file;

import dev.vigia.database.Spelling;
import dev.vigia.rule.file.ReadRules.RuleLine;
import dev.vigia.table.Formulas;
import dev.vigia.table.LineShape;
import dev.vigia.table.Row;
import dev.vigia.table.Rows;
import dev.vigia.table.Table;
import dev.vigia.table.Table.FileType;
import dev.vigia.table.Unreadable;
import dev.vigia.table.Unreadable.FileProblem;
import dev.vigia.web.Language;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a file of rules: the first way of reading it that has a column for the minimum. */
final class RuleFileReader {

    /** More are refused as a whole: half of what a person wants must not look like all of it. */
    static final int MOST = 5_000;
    private static final int LOOKED_AT = 20;

    private RuleFileReader() {
    }

    /** A file has more lines than are looked at. */
    static final class TooManyRules extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    /**
     * @throws Unreadable   if it is no table, or has no column for the minimum
     * @throws TooManyRules if it has more than {@value #MOST} lines
     */
    static ReadRules read(Path path) {
        List<Table> tables = Table.of(path);
        try {
            return tables.stream().flatMap(table -> read(table).stream()).findFirst().orElseThrow(
                    () -> new Unreadable(FileProblem.COLUMNS_MISSING, ""));
        } finally {
            tables.forEach(Table::close);
        }
    }

    private static Optional<ReadRules> read(Table table) {
        boolean isMarked = table.format().kind() == FileType.CSV;
        try (Rows rows = table.rows(LineShape.UNKNOWN)) {
            for (int line = 0; line < LOOKED_AT && rows.hasNext(); line++) {
                Row head = rows.next();
                Map<RuleColumn, Integer> places = places(head);
                if (places.containsKey(RuleColumn.MINIMUM) && places.size() > 1) {
                    return Optional.of(new ReadRules(head.cells(), places, zone(head), isDayFirst(head, places), lines(
                            rows, isMarked)));
                }
            }
            return Optional.empty();
        }
    }

    private static Map<RuleColumn, Integer> places(Row head) {
        Map<RuleColumn, Integer> places = new EnumMap<>(RuleColumn.class);
        for (int place = 0; place < head.cells().size(); place++) {
            int here = place;
            RuleColumn.named(head.cells().get(place)).ifPresent(column -> {
                if (places.put(column, here) != null) {
                    throw new Unreadable(FileProblem.COLUMN_TWICE, head.cells().get(here));
                }
            });
        }
        return places;
    }

    private static Optional<ZoneId> zone(Row head) {
        return head.cells().stream().flatMap(heading -> RuleColumn.zone(heading).stream()).flatMap(
                RuleFileReader::zone).findFirst();
    }

    private static Stream<ZoneId> zone(String id) {
        try {
            return Stream.of(ZoneId.of(id));
        } catch (DateTimeException none) {
            return Stream.of();
        }
    }

    /** Whoever names the columns in English has a spreadsheet that writes the month first. */
    private static boolean isDayFirst(Row head, Map<RuleColumn, Integer> places) {
        String heading = Spelling.of(head.cells().get(places.get(RuleColumn.MINIMUM)));
        return !heading.equalsIgnoreCase(Language.in(Locale.ENGLISH, RuleFileMessages.class).columnName(
                RuleColumn.MINIMUM));
    }

    private static String read(String cell, boolean isMarked) {
        // PostgreSQL keeps no text with this character.
        return Spelling.of(isMarked ? Formulas.unmarked(cell) : cell).replace("\0", "");
    }

    private static List<RuleLine> lines(Rows rows, boolean isMarked) {
        List<RuleLine> lines = new ArrayList<>();
        while (rows.hasNext()) {
            Row row = rows.next();
            if (row.broken().isPresent() || !row.isBlank()) {
                lines.add(new RuleLine(row, row.cells().stream().map(cell -> read(cell, isMarked)).toList()));
            }
            if (lines.size() > MOST) {
                throw new TooManyRules();
            }
        }
        if (lines.isEmpty()) {
            throw new Unreadable(FileProblem.NO_LINES, "");
        }
        return lines;
    }
}
