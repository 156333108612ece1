package dev.vigia.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rule is written twice, once for a test and once for a million rows. Here the two are held together. */
@QuarkusTest
class RuleInSqlTest {

    // jqwik does not start Quarkus, so the cases are drawn here, from a seed that a failure names.
    private static final long SEED = new Random().nextLong();
    private static final int CASES = 5_000;
    private static final int[] CEILINGS = { 1, 5, 99_999, Integer.MAX_VALUE };

    private record Case(Availability available, int minimum, int ceiling) {

        String row(int number) {
            return "(%d, %s::bigint, %s, %d, %d)".formatted(number,
                    available.units().isPresent() ? Long.toString(available.units().getAsLong()) : "null",
                    available.unlimited(), minimum, ceiling);
        }

        String expected() {
            MinimumStock rule = new MinimumStock(minimum);
            String quantity = rule.quantityToPublish(available, ceiling).stream().mapToObj(Integer::toString)
                    .findFirst()
                    .orElse("-");
            return quantity + "|" + rule.stateOf(available).code();
        }
    }

    @Test
    void sql_and_java_agree_on_every_input() {
        List<Case> cases = cases();
        List<String> fromSql = Shop.rows("""
                select coalesce(quantity_to_publish(available, unlimited, minimum, ceiling)::text, '-'),
                listing_state_of(available, unlimited, minimum)
                from (values %s) as input (number, available, unlimited, minimum, ceiling) order by number
                """.formatted(String.join(",", IntStream.range(0, CASES).mapToObj(i -> cases.get(i).row(i)).toList())));
        for (int i = 0; i < CASES; i++) {
            assertThat(fromSql.get(i)).as("seed %d, %s", SEED, cases.get(i)).isEqualTo(cases.get(i).expected());
        }
    }

    @Test
    void sql_and_java_send_in_one_order() {
        for (int desired : new int[] { 0, 1, 7 }) {
            for (Integer told : new Integer[] { null, 0, 1, 7 }) {
                assertThat(Shop.number("select due_priority(" + desired + ", " + told + ")")).as("%d, told %d", desired,
                        told).isEqualTo(Priority.of(desired, told == null ? OptionalInt.empty() : OptionalInt.of(told))
                                .ordinal());
            }
        }
    }

    private static List<Case> cases() {
        Random random = new Random(SEED);
        return IntStream.range(0, CASES).mapToObj(i -> new Case(availability(random), minimum(random),
                CEILINGS[random.nextInt(CEILINGS.length)])).toList();
    }

    // Mostly where things happen: about the minimum, about zero. Sometimes anywhere.
    private static Availability availability(Random random) {
        OptionalLong units = switch (random.nextInt(10)) {
            case 0 -> OptionalLong.empty();
            case 1 -> OptionalLong.of(random.nextLong());
            default -> OptionalLong.of(random.nextLong(-3, 15));
        };
        return new Availability(units, random.nextInt(5) == 0);
    }

    private static int minimum(Random random) {
        return random.nextInt(4) == 0 ? random.nextInt(MinimumStock.HIGHEST + 1) : random.nextInt(13);
    }
}
