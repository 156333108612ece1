package dev.vigia.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What a run is confined to. */
class KindTest {

    @Test
    void what_is_asked_for_is_found_in_a_name() {
        assertThat(Kind.matching("budget|takeover")).containsExactly(Kind.BUDGET, Kind.TAKEOVER);
        assertThat(Kind.matching("clock")).containsExactly(Kind.CLOCK);
        assertThat(Kind.matching("")).containsExactly(Kind.values());
    }

    @Test
    void what_is_found_in_no_name_is_refused_and_all_are_named() {
        assertThatThrownBy(() -> Kind.matching("clokc")).hasMessageContaining("clokc").hasMessageContaining("kill -9")
                .hasMessageContaining("takeover");
    }
}
