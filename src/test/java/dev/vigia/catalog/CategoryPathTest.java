package dev.vigia.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CategoryPathTest {

    @Inject
    Session session;

    @ParameterizedTest
    @ValueSource(strings = { "Casa > Cocina", "Casa>Cocina", "Casa  > Cocina", "Casa >Cocina", "Casa > Cocina >",
            "> Casa > Cocina", "Casa >  > Cocina", "Casa\u00A0>\u2003Cocina", "Casa\u200B >\uFEFF Cocina",
            "Casa\t>\nCocina" })
    void blanks_and_empty_steps_make_no_difference(String typed) {
        assertThat(CategoryPath.of(typed)).isEqualTo("Casa > Cocina");
    }

    @ParameterizedTest
    @ValueSource(strings = { "Casa", "Casa  grande", "Casa / Cocina", "Casa ≯ Cocina", "Casa » Cocina" })
    void whatever_names_no_step_stays_as_it_is(String typed) {
        assertThat(CategoryPath.of(typed)).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", ">", " > > ", ">\u200B>\u00A0" })
    void a_path_without_a_step_is_empty(String typed) {
        assertThat(CategoryPath.of(typed)).isEmpty();
    }

    @Test
    void the_database_writes_paths_as_we_do_and_the_result_is_final() {
        String[] parts = { "a", "Casa", " ", ">", " > ", "\u00A0", "\u0301", "\u0338", "\u200B", "\u200D", "\uFE0F",
                "😀",
                "\u3000", "\t", "/" };
        Random random = new Random(77);
        List<String> texts = IntStream.range(0, 20_000).mapToObj(i -> IntStream.range(0, 1 + random.nextInt(9))
                .mapToObj(j -> parts[random.nextInt(parts.length)]).collect(Collectors.joining())).toList();
        assertThat(texts).allSatisfy(text -> assertThat(CategoryPath.of(CategoryPath.of(text))).isEqualTo(CategoryPath
                .of(
                        text)));
        assertThat(QuarkusTransaction.requiringNew().call(() -> session.createNativeQuery("""
                select text from unnest(cast(:texts as text[]), cast(:written as text[])) as pair (text, ours)
                where vigia_category_path(text) <> ours or vigia_category_path(ours) <> ours
                """, String.class)
                .setParameter("texts", texts.toArray(String[]::new))
                .setParameter("written", texts.stream().map(CategoryPath::of).toArray(String[]::new))
                .getResultList())).isEmpty();
    }
}
