package dev.vigia.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The rule is written twice, once for a test and once for a million rows. Here the two are held together. */
@QuarkusTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RuleInSqlTest {

    // jqwik's engine does not start Quarkus, so its generators are used from a plain test, with a seed that is printed.
    private static final long SEED = new Random().nextLong();
    private static final int CASES = 5_000;

    private record Case(Availability available, int minimum, int ceiling) {

        String row(int number) {
            return "(%d, %s::bigint, %s, %d, %d)".formatted(number,
                    available.units().isPresent() ? Long.toString(available.units().getAsLong()) : "null",
                    available.unlimited(), minimum, ceiling);
        }

        String expected() {
            MinimumStock rule = new MinimumStock(minimum);
            String quantity = rule.quantityToPublish(available, ceiling).stream().mapToObj(Integer::toString).findFirst()
                    .orElse("-");
            return quantity + "|" + rule.stateOf(available).code();
        }
    }

    @Test
    void sql_and_java_agree_on_every_input() {
        List<Case> cases = cases();
        List<String> fromSql = Shop.rows("""
                coalesce(quantity_to_publish(available, unlimited, minimum, ceiling)::text, '-'),
                listing_state_of(available, unlimited, minimum))
                from (values %s) as input (number, available, unlimited, minimum, ceiling) order by number
                """.formatted(String.join(",", IntStream.range(0, CASES).mapToObj(i -> cases.get(i).row(i)).toList())));
        for (int i = 0; i < CASES; i++) {
            assertThat(fromSql.get(i)).as("seed %d, %s", SEED, cases.get(i)).isEqualTo(cases.get(i).expected());
        }
    }

    private static List<Case> cases() {
        Arbitrary<Integer> minimum = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.integers().between(0, 12)),
                Tuple.of(1, Arbitraries.integers().between(0, MinimumStock.HIGHEST)));
        Arbitrary<Long> units = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.longs().between(-3, 14)),
                Tuple.of(1, Arbitraries.longs()));
        Arbitrary<Integer> ceiling = Arbitraries.of(1, 5, 99_999, Integer.MAX_VALUE);
        Arbitrary<Availability> availability = Combinators.combine(units.injectNull(0.1), Arbitraries.of(true, false, false, false))
                .as((number, unlimited) -> new Availability(
                        number == null ? OptionalLong.empty() : OptionalLong.of(number), unlimited));
        var generator = Combinators.combine(availability, minimum, ceiling).as(Case::new).generator(1000);
        Random random = new Random(SEED);
        return IntStream.range(0, CASES).mapToObj(i -> generator.next(random).value()).toList();
    }
}
