package dev.vigia.sync.history;

import dev.vigia.listing.MinimumStock;
import dev.vigia.sync.history.ModelMarketplace.Fate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Something that happens. Its text is what a failure shows. */
sealed interface Step {

    record Count(int product, int units) implements Step {
    }

    /**
     * Of the integration.
     *
     * @param units below 0: it has none any more
     * @param above how many units more it takes to reopen; 0: no level is set
     */
    record Minimum(int units, int above, boolean atOnce) implements Step {
    }

    /**
     * A finer or a wider rule is written or, where there is one already, changed or ended.
     *
     * @param minimum empty: it ends
     */
    record Rule(ModelRules.ModelScope place, Optional<MinimumStock> minimum, boolean atOnce) implements Step {
    }

    /** The day has come of which rules with dates say that they begin. */
    record DayComes(boolean atOnce) implements Step {
    }

    /** The day is over: rules with dates end. */
    record DayEnds(boolean atOnce) implements Step {
    }

    record Category(boolean registered, boolean atOnce) implements Step {
    }

    /** Of what was not done at once. */
    record Slice(boolean dies) implements Step {
    }

    record Deliver(int node, List<Fate> fates) implements Step {
    }

    record AnswerArrives(int node) implements Step {
    }

    record LeaseExpires() implements Step {
    }

    record TimePasses() implements Step {
    }

    record MarketplaceWorks(int which) implements Step {
    }

    static Arbitrary<Step> any() {
        Arbitrary<Integer> two = Arbitraries.integers().between(0, 1);
        Arbitrary<Boolean> maybe = Arbitraries.of(true, false);
        Arbitrary<List<Fate>> fates = Arbitraries.of(Fate.class).list().ofMaxSize(3);
        return Arbitraries.frequencyOf(
                Tuple.of(6, Combinators.combine(two, Arbitraries.integers().between(-1, 12))
                        .as(Step.Count::new)),
                Tuple.of(2, Combinators.combine(Arbitraries.integers().between(-1, 9), Arbitraries.integers()
                        .between(0, 4), maybe).as(Step.Minimum::new)),
                Tuple.of(3, Combinators.combine(ModelRules.ModelScope.any(), ModelRules.minimum().optional(0.7), maybe)
                        .as(Step.Rule::new)),
                Tuple.of(1, maybe.map(Step.DayComes::new)),
                Tuple.of(1, maybe.map(Step.DayEnds::new)),
                Tuple.of(1, Combinators.combine(maybe, maybe).as(Step.Category::new)),
                Tuple.of(2, maybe.map(Step.Slice::new)),
                Tuple.of(6, Combinators.combine(two, fates).as(Step.Deliver::new)),
                Tuple.of(3, two.map(Step.AnswerArrives::new)),
                Tuple.of(2, Arbitraries.just(new Step.LeaseExpires())),
                Tuple.of(3, Arbitraries.just(new Step.TimePasses())),
                Tuple.of(3, Arbitraries.integers().between(0, 5).map(Step.MarketplaceWorks::new)));
    }
}
