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

    private record Case(Availability available, MinimumStock rule, boolean closed, int ceiling) {

        String row(int number) {
            return "(%d, %s::bigint, %s, %d, %s::integer, %s, least(%s, %d), %s)".formatted(number,
                    available.units().isPresent() ? Long.toString(available.units().getAsLong()) : "null",
                    available.unlimited(), rule.units(), text(rule.reopenAt()), closed, text(rule.ceiling()), ceiling,
                    rule.holdBack());
        }

        private static String text(OptionalInt units) {
            return units.isPresent() ? Integer.toString(units.getAsInt()) : "null";
        }

        String expected() {
            return quantity(closed) + "|" + rule.stateOf(available, closed).code();
        }

        String quantity(boolean closed) {
            OptionalInt quantity = rule.quantityToPublish(available, closed, ceiling);
            return quantity.isPresent() ? Integer.toString(quantity.getAsInt()) : "-";
        }
    }

    @Test
    void sql_and_java_agree_on_every_input() {
        List<Case> cases = cases();
        List<String> fromSql = Shop.rows("""
                select coalesce(quantity_to_publish(available, unlimited, minimum, ceiling, hold_back, reopen_at,
                                                    closed)::text, '-'),
                listing_state_of(available, unlimited, minimum, reopen_at, closed)
                from (values %s) as input (number, available, unlimited, minimum, reopen_at, closed, ceiling, hold_back)
                order by number
                """.formatted(String.join(",", IntStream.range(0, CASES).mapToObj(i -> cases.get(i).row(i)).toList())));
        for (int i = 0; i < CASES; i++) {
            assertThat(fromSql.get(i)).as("seed %d, %s", SEED, cases.get(i)).isEqualTo(cases.get(i).expected());
        }
    }

    @Test
    void sql_and_java_call_the_same_states_closed() {
        for (ListingState state : ListingState.values()) {
            assertThat(Shop.row("select closed_by_minimum('" + state.code() + "')")).isEqualTo(state.isWarning() ? "t"
                    : "f");
        }
    }

    @Test
    void the_rule_applied_to_its_own_result_changes_nothing() {
        for (Case drawn : cases()) {
            ListingState state = drawn.rule.stateOf(drawn.available, drawn.closed);
            boolean closed = state.isWarning();
            assertThat(drawn.rule.stateOf(drawn.available, closed)).as("seed %d, %s", SEED, drawn).isEqualTo(state);
            assertThat(drawn.quantity(closed)).as("seed %d, %s", SEED, drawn).isEqualTo(drawn.quantity(drawn.closed));
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
        return IntStream.range(0, CASES).mapToObj(i -> new Case(availability(random), rule(random),
                random.nextBoolean(), CEILINGS[random.nextInt(CEILINGS.length)])).toList();
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

    private static MinimumStock rule(Random random) {
        int minimum = minimum(random);
        return new MinimumStock(minimum, random.nextBoolean(),
                random.nextInt(3) == 0 ? OptionalInt.empty() : OptionalInt.of(minimum + 1 + random.nextInt(9)),
                random.nextInt(3) == 0 ? OptionalInt.of(1 + random.nextInt(9)) : OptionalInt.empty());
    }

    private static int minimum(Random random) {
        return random.nextInt(4) == 0 ? random.nextInt(MinimumStock.HIGHEST + 1) : random.nextInt(13);
    }
}
