package dev.vigia.integration.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.WebApplicationException;
import org.junit.jupiter.api.Test;

class ProbeTurnsTest {

    private final ProbeTurns turns = new ProbeTurns();

    /** Does so many at the same time, each inside the one before. */
    private int deep(int many) {
        return many == 0 ? 0 : turns.take(many, () -> 1 + deep(many - 1));
    }

    @Test
    void a_node_makes_some_at_a_time_and_refuses_more() {
        assertThat(deep(ProbeTurns.MOST)).isEqualTo(ProbeTurns.MOST);
        assertThatThrownBy(() -> deep(ProbeTurns.MOST + 1)).isInstanceOfSatisfying(WebApplicationException.class,
                refusal -> assertThat(refusal.getResponse().getStatus()).isEqualTo(429));
        assertThat(deep(ProbeTurns.MOST)).as("nothing of it stays taken").isEqualTo(ProbeTurns.MOST);
    }

    @Test
    void of_one_thing_only_one_is_under_way() {
        assertThatThrownBy(() -> turns.take(1L, () -> turns.take(1L, () -> 1)))
                .isInstanceOf(WebApplicationException.class);
        assertThat(turns.take(1L, () -> 1)).isEqualTo(1);
    }
}
