package dev.vigia.rule.file;

import dev.vigia.table.Row;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of a file of rules.
 *
 * @param head   the names of its columns, as they are written
 * @param places where the columns are that are known
 * @param zone   whose clock its dates go by; empty: the retailer's
 * @param day    whether a date is written with the day first
 */
record ReadRules(List<String> head, Map<RuleColumn, Integer> places, Optional<ZoneId> zone, boolean day,
        List<RuleLine> lines) {

    /**
     * A line below the names of the columns.
     *
     * @param cells as the person wrote them, without the marks that we have put there
     */
    record RuleLine(Row row, List<String> cells) {
    }

    boolean has(RuleColumn column) {
        return places.containsKey(column);
    }

    /** What a line says in a column; empty text where there is no such column, or nothing in it. */
    String cell(RuleLine line, RuleColumn column) {
        Integer place = places.get(column);
        return place == null || place >= line.cells.size() ? "" : line.cells.get(place);
    }

    /** Whether a cell is a number in the file, as the dates of a workbook are. */
    boolean isNumber(RuleLine line, RuleColumn column) {
        Integer place = places.get(column);
        return place != null && line.row.isNumber(place);
    }
}
