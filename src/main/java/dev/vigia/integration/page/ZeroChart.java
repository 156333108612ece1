package dev.vigia.integration.page;

import dev.vigia.listing.preview.ZeroCurve;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A small chart of bars, one for each minimum, which says how many products it would leave at zero.
 *
 * @param typed  the minimum that is foretold
 * @param stored the one that is saved
 */
public record ZeroChart(ZeroCurve curve, int typed, int stored) {

    private static final int STEP = 6;
    private static final int WIDTH = 5;
    private static final int HEIGHT = 64;
    private static final int SHORTEST = 1;
    private static final int ROWS_EVERY = 10;

    /** A bar in the units of the chart, from its upper left corner. */
    public record MinimumBar(int x, int y, int height, boolean typed, boolean stored) {

        public int getWidth() {
            return WIDTH;
        }
    }

    /** A minimum, and how many products it would leave at zero. */
    public record MinimumLine(int minimum, long zeros) {
    }

    public List<MinimumBar> bars() {
        long most = Math.max(1, curve.most());
        return IntStream.rangeClosed(0, ZeroCurve.HIGHEST).mapToObj(minimum -> {
            int height = Math.max(SHORTEST, Math.toIntExact(Math.round((double) HEIGHT * curve.at(minimum) / most)));
            return new MinimumBar(minimum * STEP, HEIGHT - height, height, minimum == typed, minimum == stored);
        }).toList();
    }

    public int width() {
        return ZeroCurve.HIGHEST * STEP + WIDTH;
    }

    public int height() {
        return HEIGHT;
    }

    /** The same in numbers: at every tenth minimum, and at those that are typed and saved. */
    public List<MinimumLine> lines() {
        TreeSet<Integer> minimums = new TreeSet<>(List.of(typed, stored));
        IntStream.rangeClosed(0, ZeroCurve.HIGHEST / ROWS_EVERY).forEach(row -> minimums.add(row * ROWS_EVERY));
        return minimums.stream().filter(minimum -> minimum <= ZeroCurve.HIGHEST).map(minimum -> new MinimumLine(minimum,
                curve.at(minimum))).toList();
    }
}
