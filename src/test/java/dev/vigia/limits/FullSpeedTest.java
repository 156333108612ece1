package dev.vigia.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Connector;
import dev.vigia.sandbox.Budgets;
import dev.vigia.sandbox.Grant;
import dev.vigia.sandbox.Rate;
import dev.vigia.testing.MovedTime;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever sends as fast as it may stays within each limit, however the marketplace counts, and uses what it is granted.
 * On a clock that stands still while nobody waits, so that minutes take no time.
 */
class FullSpeedTest {

    private static final double SECOND = 1e9;
    private static final int WINDOWS = 20;

    private final AtomicLong now = new AtomicLong();

    /** Every limit that any connector declares, by its class. */
    static Stream<Limit> declared() throws IOException, URISyntaxException, ReflectiveOperationException {
        Path packages = Path.of(Connector.class.getResource("Connector.class").toURI()).getParent();
        Path root = packages.getParent().getParent().getParent();
        List<Limit> limits = new ArrayList<>();
        try (Stream<Path> files = Files.walk(packages)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = root.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
                for (Field field : Class.forName(name, false, Connector.class.getClassLoader()).getDeclaredFields()) {
                    if (field.getType() == Limit.class && Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        limits.add((Limit) field.get(null));
                    }
                }
            }
        }
        // Those of Netshoes follow the plan of the account.
        IntStream.of(50, 100, 250).forEach(plan -> limits.add(new Limit("plan", plan / 60.0, plan)));
        return limits.stream();
    }

    static Stream<Arguments> declaredAndFaster() throws Exception {
        return declared().flatMap(limit -> Stream.of(1.0, 0.5, 2.0, 20.0, 60.0)
                .map(factor -> Arguments.of(limit, factor)));
    }

    @Test
    void the_limits_of_all_connectors_are_looked_at() throws Exception {
        assertThat(declared()).hasSizeGreaterThan(25).extracting(Limit::name).contains("patches", "variation-writes",
                "stock-files", "updates", "stock-writes", "writes", "offers", "loads");
    }

    @ParameterizedTest
    @MethodSource("declaredAndFaster")
    void no_way_to_count_finds_a_call_too_many_and_nine_in_ten_are_used(Limit limit, double factor) {
        double perSecond = limit.perSecond() * factor;
        int burst = (int) Math.max(1, limit.burst() * factor);
        double window = burst / perSecond * SECOND;
        long[] calls = atFullSpeed(limit, factor, (int) Math.max(burst * WINDOWS, WINDOWS));

        assertThat(mostInAnyWindow(calls, window)).as("in any window, those of the clock among them")
                .isLessThanOrEqualTo(burst);
        assertThat(leastInBucket(calls, perSecond, burst)).as("left in a bucket").isGreaterThanOrEqualTo(0);
        assertThat(countedBySandbox(calls, limit, factor)).as("refused by the sandbox").isZero();
        double seconds = (calls[calls.length - 1] - calls[0]) / SECOND;
        assertThat((calls.length - 1) / seconds / perSecond).as("share").isGreaterThanOrEqualTo(0.9);
    }

    private long[] atFullSpeed(Limit limit, double factor, int calls) {
        RateLimiter pace = new RateLimiter(factor, false, new MovedTime(now::get), now::addAndGet);
        return IntStream.range(0, calls).mapToLong(call -> {
            pace.acquire(limit);
            return now.get();
        }).toArray();
    }

    private static long countedBySandbox(long[] calls, Limit limit, double factor) {
        AtomicLong then = new AtomicLong();
        Budgets budgets = new Budgets(factor, new MovedTime(then::get));
        Rate rate = new Rate(limit.name(), limit.perSecond(), limit.burst());
        return LongStream.of(calls).filter(call -> {
            then.set(call);
            return !budgets.spend(new Grant("app", "seller"), rate);
        }).count();
    }

    private static int mostInAnyWindow(long[] calls, double window) {
        int most = 0;
        int first = 0;
        for (int call = 0; call < calls.length; call++) {
            while (calls[call] - calls[first] >= window) {
                first++;
            }
            most = Math.max(most, call - first + 1);
        }
        return most;
    }

    private static double leastInBucket(long[] calls, double perSecond, int burst) {
        double left = burst;
        double least = burst;
        for (int call = 0; call < calls.length; call++) {
            if (call > 0) {
                left = Math.min(burst, left + (calls[call] - calls[call - 1]) / SECOND * perSecond);
            }
            left--;
            least = Math.min(least, left);
        }
        return least;
    }
}
