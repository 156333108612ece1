package dev.vigia.rule.page;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.database.OneColumn;
import dev.vigia.testing.OwnThread;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** Forecasts do not pile up in the database. */
@QuarkusTest
class ForecastTurnsTest {

    @Inject
    Session session;

    private final String ana = "ana " + UUID.randomUUID();

    @Test
    void one_that_takes_too_long_is_ended() {
        assertThat(new ForecastTurns(session, Duration.ofMillis(50)).take(ana, () -> sleep(60))).isEmpty();
        assertThat(new ForecastTurns(session, Duration.ofSeconds(50)).take(ana, () -> sleep(0))).isPresent();
    }

    @Test
    void another_of_the_same_person_ends_the_one_before() {
        ForecastTurns turns = new ForecastTurns(session, Duration.ofMinutes(5));
        AtomicReference<Optional<String>> before = new AtomicReference<>();
        CompletableFuture<Void> first = OwnThread.run(() -> before.set(turns.take(ana, () -> sleep(240))));
        await().until(() -> first.isDone() || isSleeping());
        assertThat(turns.take("beto " + ana, () -> sleep(0))).as("of somebody else").isPresent();
        assertThat(isSleeping()).isTrue();
        assertThat(turns.take(ana, () -> sleep(0))).isPresent();
        assertThat(first).as("long before its transaction is over").succeedsWithin(Duration.ofSeconds(40));
        assertThat(before.get()).isEmpty();
        assertThat(isSleeping()).isFalse();
    }

    @Test
    void what_fails_otherwise_is_no_matter_of_time() {
        assertThatThrownBy(() -> new ForecastTurns(session).take(ana, () -> {
            throw new IllegalStateException("no forecast");
        })).hasMessage("no forecast");
    }

    private String sleep(int seconds) {
        return OneColumn.query(session, "select cast(pg_sleep(:seconds) as text) || cast(:mark as text)", String.class)
                .setParameter("seconds", seconds).setParameter("mark", ana).getSingleResult();
    }

    private static boolean isSleeping() {
        return Shop.number("select count(*) from pg_stat_activity where state = 'active' and query like '%pg_sleep(%'"
                + " and pid <> pg_backend_pid()") > 0;
    }
}
