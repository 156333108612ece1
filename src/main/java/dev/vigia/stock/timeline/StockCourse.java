package dev.vigia.stock.timeline;

import dev.vigia.stock.timeline.StockCourses.PartOfCourse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Stock of the last days as a chart of steps, with the minimums as lines, and as a table.
 *
 * @param first    the day it begins with
 * @param parts    stock at the end of each part of a day, the oldest first; empty where nothing is known
 * @param minimums those that hold now, rising, none twice
 */
public record StockCourse(LocalDate first, List<PartOfCourse> parts, List<Integer> minimums) {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 120;
    private static final int MOST_LINES = 2;

    /** The stock with which a day ended, or now. */
    public record DayOfCourse(LocalDate date, long units) {
    }

    /** A minimum, so many units of the chart below its upper edge. */
    public record LineOfMinimum(int minimum, int y) {
    }

    /** Whether there is something to see: one step at least. */
    public boolean isDrawn() {
        return parts.size() > 1;
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        return HEIGHT;
    }

    /** The steps, as {@code d} of a path has them. */
    public String path() {
        StringBuilder path = new StringBuilder("M" + x(parts.get(0)) + " " + y(parts.get(0).units()));
        parts.stream().skip(1).forEach(part -> path.append('H').append(x(part)).append('V').append(y(part.units())));
        return path.toString();
    }

    /** The same, closed along the ground. */
    public String area() {
        return path() + "V" + HEIGHT + "H" + x(parts.get(0)) + "Z";
    }

    /** The lowest and the highest, where there are several. */
    public List<LineOfMinimum> lines() {
        List<Integer> drawn = minimums.size() <= MOST_LINES ? minimums
                : List.of(minimums.get(0), minimums.get(minimums
                        .size() - 1));
        return drawn.stream().map(minimum -> new LineOfMinimum(minimum, y(minimum))).toList();
    }

    public long highest() {
        return Math.max(1, Math.max(parts.stream().mapToLong(PartOfCourse::units).max().orElse(0), minimums.isEmpty()
                ? 0
                : Collections.max(minimums)));
    }

    public long now() {
        return parts.get(parts.size() - 1).units();
    }

    /** When it was lowest, the last time. */
    public DayOfCourse lowest() {
        return days().stream().min(Comparator.comparingLong(DayOfCourse::units).thenComparing(Comparator.comparing(
                DayOfCourse::date).reversed())).orElseThrow();
    }

    /** The oldest first. */
    public List<DayOfCourse> days() {
        List<DayOfCourse> days = new ArrayList<>();
        IntStream.range(0, StockCourses.DAYS).forEach(day -> lastOf(day).ifPresent(part -> days.add(new DayOfCourse(
                first
                        .plusDays(day), part.units()))));
        return days;
    }

    private Optional<PartOfCourse> lastOf(int day) {
        return parts.stream().filter(part -> part.number() > 0 && (part.number() - 1) / StockCourses.PARTS == day)
                .reduce((earlier, later) -> later);
    }

    // At the end of the part: that before the first lies at the edge.
    private static long x(PartOfCourse part) {
        return Math.round((double) WIDTH * part.number() / (StockCourses.DAYS * StockCourses.PARTS));
    }

    private int y(long units) {
        return (int) (HEIGHT - Math.round((HEIGHT - 2.0) * Math.max(0, units) / highest()));
    }
}
