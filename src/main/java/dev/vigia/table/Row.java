package dev.vigia.table;

import dev.vigia.database.Spelling;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A row of a file.
 *
 * @param line    where it begins, from 1
 * @param cells   as they are written
 * @param numbers the places of cells that are numbers in the file, not texts: written with a point, without groups
 * @param broken  if it could not be told where its cells end; they are a guess then
 */
public record Row(int line, List<String> cells, BitSet numbers, Optional<BrokenRow> broken) {

    /** Why it cannot be told where the cells of a line end. */
    public enum LineMistake {
        LINE_TOO_LONG, STRAY_QUOTE
    }

    /** @param text the line as it stands in the file */
    public record BrokenRow(LineMistake mistake, String text) {
    }

    private static final BitSet NONE = new BitSet();

    static Row ofTexts(int line, List<String> cells) {
        return new Row(line, cells, NONE, Optional.empty());
    }

    static Row broken(int line, List<String> cells, BrokenRow broken) {
        return new Row(line, cells, NONE, Optional.of(broken));
    }

    /** The same with other cells in the same places. */
    public Row with(List<String> others) {
        return new Row(line, others, numbers, broken);
    }

    /** The same so many lines further down. */
    public Row below(int lines) {
        return new Row(line + lines, cells, numbers, broken);
    }

    /** Whether a cell is a number in the file, and not a text that looks like one. */
    public boolean isNumber(int place) {
        return numbers.get(place);
    }

    public boolean isBlank() {
        return cells.stream().allMatch(cell -> Spelling.of(cell).isEmpty());
    }
}
