package dev.vigia.today;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A small chart of bars, one for each day.
 *
 * @param days counts, the oldest day first, today last; at least one
 */
record Sparkline(List<Long> days) {

    private static final int STEP = 8;
    private static final int WIDTH = 6;
    private static final int HEIGHT = 28;
    private static final int SHORTEST = 2;

    /** A bar in the units of the chart, from its upper left corner. */
    record Bar(int x, int y, int height, boolean none) {

        public int getWidth() {
            return WIDTH;
        }
    }

    public List<Bar> bars() {
        long most = Math.max(1, most());
        return IntStream.range(0, days.size()).mapToObj(day -> bar(day, days.get(day), most)).toList();
    }

    /** What there is, however little, is seen; what there is not, is a line on the ground. */
    private static Bar bar(int day, long count, long most) {
        int height = count == 0 ? 1 : Math.max(SHORTEST, Math.toIntExact(Math.round((double) HEIGHT * count / most)));
        return new Bar(day * STEP, HEIGHT - height, height, count == 0);
    }

    public int width() {
        return days.size() * STEP - (STEP - WIDTH);
    }

    public int height() {
        return HEIGHT;
    }

    long total() {
        return days.stream().mapToLong(Long::longValue).sum();
    }

    long most() {
        return Collections.max(days);
    }

    public long today() {
        return days.get(days.size() - 1);
    }

    /** How many days ago it was most, the last time. */
    int daysSinceMost() {
        return days.size() - 1 - days.lastIndexOf(most());
    }
}
