package dev.vigia.source.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How many calls a second an account is asked: few at first, more while it does not complain, half as many when it does.
 * Sources publish no figures; these are our own.
 *
 * @param since when it became so
 */
record SourceBudget(double rate, Instant since) {

    private static final Duration CLEAN = Duration.ofMinutes(1);
    private static final double LEAST = 0.5;
    /** Of a step. Longer makes what is announced meanwhile wait. */
    private static final double SECONDS = 1;
    private static final double FEWEST_CALLS = 3;
    /** However much is announced, the sweep has what is left. */
    private static final double MOST_OF_ANNOUNCED = 2.0 / 3;

    /** How many calls a step makes at the most. */
    double callsOfStep() {
        return Math.max(FEWEST_CALLS, rate * SECONDS);
    }

    /**
     * What a step reads: of what was announced as much as two thirds of its calls are enough for, and the sweep's with the
     * rest. Whoever has nothing to read leaves all to the other; of each the first one has its turn.
     */
    List<DueSku> share(List<DueSku> announced, List<DueSku> sweep, int idsPerRead) {
        double all = callsOfStep();
        List<DueSku> first = new ArrayList<>();
        List<DueSku> second = new ArrayList<>();
        double spent = add(announced, sweep.isEmpty() ? all : all * MOST_OF_ANNOUNCED, idsPerRead, first);
        add(sweep, all - spent, idsPerRead, second);
        return mixed(first, second);
    }

    /** In turns, for what is slow is not read to its end. */
    private static List<DueSku> mixed(List<DueSku> announced, List<DueSku> sweep) {
        List<DueSku> mixed = new ArrayList<>(announced);
        for (int place = 0; place < sweep.size(); place++) {
            mixed.add(Math.min(mixed.size(), place * 3 + 2), sweep.get(place));
        }
        return mixed;
    }

    /** @return calls that those cost */
    private static double add(List<DueSku> from, double calls, int idsPerRead, List<DueSku> to) {
        double spent = 0;
        for (DueSku sku : from) {
            double cost = sku.calls(idsPerRead);
            if (spent > 0 && spent + cost > calls) {
                break;
            }
            spent += cost;
            to.add(sku);
        }
        return spent;
    }

    /** Nobody has complained until now. */
    SourceBudget clean(Instant now, double most) {
        return rate >= most || now.isBefore(since.plus(CLEAN)) ? this
                : new SourceBudget(Math.min(most, rate + 1), now);
    }

    /** It was too fast. Those that were under way when it complained count once. */
    SourceBudget limited(Instant now) {
        return new SourceBudget(Math.max(LEAST, rate / 2), now);
    }
}
