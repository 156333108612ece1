package dev.vigia.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BackoffTest {

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(30));
    private static final List<Integer> SECONDS = List.of(2, 4, 8, 16, 30, 30);

    @Test
    void each_wait_is_twice_as_long_as_the_one_before_until_the_longest() {
        assertThat(IntStream.range(0, 6).mapToObj(BACKOFF::delay)).isEqualTo(SECONDS.stream().map(Duration::ofSeconds)
                .toList());
        assertThat(BACKOFF.delay(Integer.MAX_VALUE)).hasSeconds(30);
    }

    @Test
    void half_of_it_is_by_chance() {
        assertThat(BACKOFF.delay(1, 0)).hasSeconds(2);
        assertThat(BACKOFF.delay(1, 1)).hasSeconds(4);
    }

    @Test
    void the_database_waits_as_long() {
        assertThat(Shop.rows("select extract(epoch from " + BACKOFF.sql("number")
                + ")::integer from generate_series(0, 5) number order by number"))
                .isEqualTo(SECONDS.stream().map(String::valueOf).toList());
        assertThat(Shop.row("select extract(epoch from " + BACKOFF.sql("2000000000") + ")::integer")).isEqualTo("30");
    }
}
