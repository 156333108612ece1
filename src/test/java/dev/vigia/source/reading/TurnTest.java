package dev.vigia.source.reading;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.source.Source;
import dev.vigia.source.SourceConnectors;
import dev.vigia.source.SourceSettings;
import dev.vigia.source.SourceTokens;
import dev.vigia.source.reading.SourceSteps.StepEnd;
import dev.vigia.testing.OwnThread;
import dev.vigia.testing.Shop;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a turn of a source does when much is announced, and when it is woken as it ends. */
@QuarkusTest
class TurnTest {

    @Inject
    SourceSteps steps;

    @Inject
    SourceTokens tokens;

    @Inject
    SourceState state;

    @Inject
    SourceConnectors connectors;

    @Inject
    SourceSettings settings;

    @Inject
    Notifications notifications;

    @Inject
    AgroalDataSource dataSource;

    private SourceShop source;

    @BeforeEach
    void open() {
        source = new SourceShop();
    }

    @Test
    void however_much_is_announced_a_third_of_the_calls_is_the_sweeps() {
        source.skus(1, 61, 9).read();
        for (int sku = 1; sku <= 40; sku++) {
            source.announce(sku);
        }
        Shop.execute("update source_sku set read_at = null where source_id = " + source.id);
        Shop.execute("update source set rate = 6, sweep = sweep + 1 where id = " + source.id);
        SourceShop.VTEX.forgetCalls();
        step(source.claim());
        long ofSweep = Shop.number("select count(*) from source_sku where read_at is not null and cast(remote_id as"
                + " integer) > 40 and source_id = " + source.id);
        assertThat(ofSweep).isBetween(source.asked("").size() / 3L, (long) source.asked("").size() - 1);
    }

    private void step(UUID claim) {
        Map<String, String> values = QuarkusTransaction.requiringNew().call(() -> settings.of(now()));
        SourceCalls calls = new SourceCalls(now(), values, tokens, state.turnClock(), 400, 400);
        assertThat(steps.next(state.renew(source.id, claim).orElseThrow(), claim, connectors.of(now()), calls))
                .isEqualTo(
                        StepEnd.GOES_ON);
    }

    private Source now() {
        return QuarkusTransaction.requiringNew().call(() -> Source.findById(source.id));
    }

    /** As long as somebody announces, none of them was ever idle. */
    @Test
    void however_much_is_announced_the_list_is_read_and_the_next_sweep_begins() {
        source.skus(1, 3, 9).read();
        Shop.execute("update source set sweep_began_at = now() - interval '1 day', listed_at = now() - interval '1 day'"
                + " where id = " + source.id);
        source.announce(1);
        source.arrange(",\"skus\":[{\"id\":3,\"quantity\":1}]");
        UUID claim = source.claim();
        for (int step = 0; step < 4; step++) {
            source.announce(1);
            step(claim);
        }
        assertThat(source.levels()).contains("3|main|1|0|f");
        assertThat(Shop.number(
                "select count(*) from source where sweep_began_at > now() - interval '1 minute' and id = "
                        + source.id)).isEqualTo(1);
    }

    /** Whoever ends a turn has not seen it, and whoever writes it down has not seen that it ends. */
    @Test
    void what_is_announced_while_a_turn_ends_is_read_at_once() throws Exception {
        source.skus(1, 2, 9).read().stock(1, 4, "");
        Shop.execute("update source set next_at = now() - interval '1 second' where id = " + source.id);
        UUID claim = source.claim();
        CompletableFuture<Boolean> heard;
        CompletableFuture<Void> turn;
        try (Connection held = dataSource.getConnection(); Statement statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute("select from source_sku where source_id = " + source.id + " for update");
            heard = OwnThread.call(() -> notifications.hear("vtex", source.key, Map.of(),
                    "{\"IdSku\":\"1\"}".getBytes(StandardCharsets.UTF_8)));
            await().until(() -> waiting("insert into source_sku"));
            turn = OwnThread.run(() -> SourceShop.reads().read(source.id, claim));
            await().until(() -> turn.isDone() || waiting("update source"));
            held.rollback();
        }
        assertThat(heard.join()).isTrue();
        turn.join();
        await().until(() -> source.levels().equals(List.of("1|main|4|0|f")) || Shop.number(
                "select count(*) from source where next_at <= now() and id = " + source.id) == 1);
    }

    private static boolean waiting(String statement) {
        return Shop.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%"
                + statement + "%'") > 0;
    }

    /** Whoever reads it has 60 s, and a step ends long before. */
    @Test
    void a_step_is_no_longer_than_its_calls_are_worth() {
        List<DueSku> many = IntStream.range(0, 500).mapToObj(sku -> new DueSku("" + sku, "", "", false, false, false,
                true, "", null, 0)).toList();
        assertThat(new SourceBudget(0.5, Instant.now()).share(List.of(), many, 1)).hasSize(1);
        assertThat(new SourceBudget(20, Instant.now()).share(many, many, 1)).hasSize(10);
        assertThat(new SourceBudget(20, Instant.now()).share(many, List.of(), 50)).hasSize(19);
    }

    /** An hour of it with {@code -Dsources.storm=60}. Time passes by moving what is written of it. */
    @Test
    void a_storm_of_complaints_changes_no_stock_is_not_fed_and_leaves_nothing_out() {
        int minutes = Integer.getInteger("sources.storm", 4);
        source.skus(1, 4, 9).read().stock(1, 4, "").arrange(",\"callsPerSecond\":0");
        Shop.execute("update source set rate = 20 where id = " + source.id);
        SourceShop.VTEX.forgetCalls();
        for (int minute = 0; minute < minutes; minute++) {
            source.announce(1);
            source.readAgain();
            assertThat(source.outcome()).isEqualTo("LIMITED|");
            assertThat(Shop.number(
                    "select cast(extract(epoch from rests_until - now()) as integer) from source where id = "
                            + source.id)).isBetween(50L, 60L);
            Shop.execute("update source set rate_at = rate_at - interval '1 minute' where id = " + source.id);
        }
        assertThat(source.levels()).hasSize(3).allMatch(level -> level.endsWith("|main|9|0|f"));
        assertThat(source.asked("")).hasSize(minutes);
        assertThat(Shop.row("select rate, failures from source where id = " + source.id)).isEqualTo(Math.max(0.5, 20
                / Math.pow(2, minutes))
                + "|0");
        source.arrange(",\"callsPerSecond\":100000");
        Shop.execute("update source set rate = 400 where id = " + source.id);
        assertThat(source.readAgain().levels()).containsExactly("1|main|4|0|f", "2|main|9|0|f", "3|main|9|0|f");
    }
}
