package dev.vigia.sync.history;

import dev.vigia.listing.MinimumStock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** The rules of a history, and which of them wins: by looking at each place in turn. */
final class ModelRules {

    private final Map<ModelScope, MinimumStock> holding = new HashMap<>();
    private final Map<ModelScope, MinimumStock> coming = new HashMap<>();
    private Optional<MinimumStock> ofIntegration = Optional.empty();

    /** What a rule is for. Each rank counts before the next: a product, its category, all that is sold. */
    enum Rank {
        FIRST_PRODUCT, SECOND_PRODUCT, CATEGORY, ALL
    }

    /**
     * Where a rule stands; there is one in each place at most.
     *
     * @param here  for the one integration of the history only; else for every one
     * @param dated whether it begins when a day comes
     */
    record ModelScope(Rank rank, boolean here, boolean dated) {

        static Arbitrary<ModelScope> any() {
            Arbitrary<Boolean> maybe = Arbitraries.of(true, false);
            // A rule for all that the integration sells, without dates, is its own minimum.
            return Combinators.combine(Arbitraries.of(Rank.class), maybe, maybe).as(ModelScope::new)
                    .filter(place -> place.rank != Rank.ALL || !place.here || place.dated);
        }
    }

    static Arbitrary<MinimumStock> minimum() {
        return Combinators.combine(Arbitraries.integers().between(0, 9), Arbitraries.of(true, false),
                Arbitraries.integers().between(0, 4), Arbitraries.integers().between(0, 8)).as((units, holdBack, above,
                        ceiling) -> new MinimumStock(units, holdBack, above == 0 ? OptionalInt.empty()
                                : OptionalInt.of(
                                        units + above), ceiling == 0 ? OptionalInt.empty() : OptionalInt.of(ceiling)));
    }

    void ofIntegration(Optional<MinimumStock> minimum) {
        ofIntegration = minimum;
    }

    void put(ModelScope place, MinimumStock minimum) {
        (place.dated && !holding.containsKey(place) ? coming : holding).put(place, minimum);
    }

    void end(ModelScope place) {
        holding.remove(place);
        coming.remove(place);
    }

    void dayComes() {
        holding.putAll(coming);
        coming.clear();
    }

    /** @param product 0 for the first */
    MinimumStock winner(int product) {
        return Stream.of(at(Rank.values()[product]), at(Rank.CATEGORY), held(Rank.ALL, true, true), ofIntegration, held(
                Rank.ALL, false, true), held(Rank.ALL, false,
                        false))
                .flatMap(Optional::stream).findFirst().orElse(new MinimumStock(0));
    }

    private Optional<MinimumStock> at(Rank rank) {
        return Stream.of(held(rank, true, true), held(rank, true, false), held(rank, false, true), held(rank, false,
                false)).flatMap(Optional::stream).findFirst();
    }

    private Optional<MinimumStock> held(Rank rank, boolean here, boolean dated) {
        return Optional.ofNullable(holding.get(new ModelScope(rank, here, dated)));
    }
}
