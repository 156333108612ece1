package dev.vigia.sync.history;

import dev.vigia.sync.history.ModelMarketplace.Fate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Something that happens. Its text is what a failure shows. */
sealed interface Step {

    record Count(int product, int units) implements Step {
    }

    record Minimum(int units, boolean atOnce) implements Step {
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
                Tuple.of(2, Combinators.combine(Arbitraries.integers().between(0, 9), maybe).as(Step.Minimum::new)),
                Tuple.of(1, Combinators.combine(maybe, maybe).as(Step.Category::new)),
                Tuple.of(2, maybe.map(Step.Slice::new)),
                Tuple.of(6, Combinators.combine(two, fates).as(Step.Deliver::new)),
                Tuple.of(3, two.map(Step.AnswerArrives::new)),
                Tuple.of(2, Arbitraries.just(new Step.LeaseExpires())),
                Tuple.of(3, Arbitraries.just(new Step.TimePasses())),
                Tuple.of(3, Arbitraries.integers().between(0, 5).map(Step.MarketplaceWorks::new)));
    }
}
