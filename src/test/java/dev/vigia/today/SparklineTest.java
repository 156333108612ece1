package dev.vigia.today;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.today.Sparkline.Bar;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparklineTest {

    @Test
    void the_highest_bar_takes_the_whole_height_and_the_others_their_share() {
        assertThat(new Sparkline(List.of(10L, 5L, 0L)).bars()).extracting(Bar::height).containsExactly(28, 14, 1);
    }

    @Test
    void a_bar_stands_on_the_ground_and_beside_the_one_before() {
        Sparkline chart = new Sparkline(List.of(10L, 5L, 0L));
        assertThat(chart.bars()).allMatch(bar -> bar.y() + bar.height() == chart.height());
        assertThat(chart.bars()).extracting(Bar::x).containsExactly(0, 8, 16);
        assertThat(chart.bars().get(2).x() + chart.bars().get(2).getWidth()).isEqualTo(chart.width());
    }

    @Test
    void what_is_little_is_seen_and_what_is_none_is_no_bar() {
        List<Bar> bars = new Sparkline(List.of(1_000_000L, 1L, 0L)).bars();
        assertThat(bars.get(1)).returns(2, Bar::height).returns(false, Bar::none);
        assertThat(bars.get(2)).returns(true, Bar::none);
    }

    @Test
    void days_without_any_are_a_line() {
        assertThat(new Sparkline(List.of(0L, 0L)).bars()).extracting(Bar::height).containsOnly(1);
    }

    @Test
    void of_several_days_with_most_the_last_is_told() {
        Sparkline chart = new Sparkline(List.of(7L, 3L, 7L, 0L));
        assertThat(chart.daysSinceMost()).isEqualTo(1);
        assertThat(chart.most()).isEqualTo(7);
        assertThat(chart.total()).isEqualTo(17);
        assertThat(chart.today()).isZero();
    }
}
