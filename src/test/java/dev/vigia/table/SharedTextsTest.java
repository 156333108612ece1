package dev.vigia.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedTextsTest {

    @Test
    void each_is_found_in_whatever_order_the_cells_name_them() {
        try (SharedTexts texts = new SharedTexts()) {
            IntStream.range(0, 5_000).mapToObj(SharedTextsTest::text).forEach(texts::add);
            List<Integer> places = new ArrayList<>(IntStream.range(0, 5_000).boxed().toList());
            Collections.shuffle(places, new Random(7));
            assertThat(places).allSatisfy(place -> assertThat(texts.at(place)).isEqualTo(text(place)));
            assertThat(texts.count()).isEqualTo(5_000);
        }
    }

    @Test
    void one_that_is_not_there_is_none() {
        try (SharedTexts texts = new SharedTexts()) {
            assertThatThrownBy(() -> texts.at(0)).isInstanceOf(IndexOutOfBoundsException.class);
            texts.add("");
            assertThat(texts.at(0)).isEmpty();
            assertThatThrownBy(() -> texts.at(1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> texts.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    /** Some of them longer than what is read at once, and all of other lengths than the one before. */
    private static String text(int place) {
        return place % 700 == 3 ? "ñ".repeat(20_000) + place : "Taza 🫖 " + "á".repeat(place % 300) + place;
    }
}
