package dev.vigia.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Test;

/** Of each query one plan is kept, however often it is asked. */
@QuarkusTest
class PlanCacheTest {

    private static final int CALLS = 200;
    // Other threads of the application ask for the first time meanwhile.
    private static final int OTHERS = 20;
    private static final Pattern VALUES = Pattern.compile(
            "createNativeQuery\\((?:(?!createNativeQuery\\(|OneColumn|setParameter|\\.class).)*?,\\s*(?:Boolean|Double|Instant|Integer|Long|String|Short"
                    + "|UUID|LocalDate|BigDecimal|byte\\[])\\.class\\)",
            Pattern.DOTALL);

    @Inject
    Session session;

    @Test
    void a_query_for_single_values_is_kept_once() {
        assertThat(valueOf("select cast(7 as bigint)", Long.class)).isEqualTo(7L);
        assertThat(valueOf("select cast(7 as numeric)", Long.class)).isEqualTo(7L);
        assertThat(valueOf("select cast(7 as smallint)", Integer.class)).isEqualTo(7);
        assertThat(valueOf("select 'a'", String.class)).isEqualTo("a");
        assertThat(valueOf("select cast(null as boolean)", Boolean.class)).isNull();
        assertThat(valueOf("select now()", Instant.class)).isNotNull();
        int before = kept();
        for (int call = 0; call < CALLS; call++) {
            assertThat(valueOf("select 1 = 1", Boolean.class)).isTrue();
        }
        assertThat(kept() - before).isLessThanOrEqualTo(OTHERS);
    }

    @Test
    void no_query_names_the_class_of_a_value() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            List<Path> wrong = sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> VALUES.matcher(text(file)).find()).toList();
            assertThat(wrong).as("OneColumn.query is for these").isEmpty();
        }
    }

    private <T> T valueOf(String sql, Class<T> type) {
        return QuarkusTransaction.requiringNew()
                .call(() -> OneColumn.query(session, sql, type).getResultList().get(0));
    }

    private int kept() {
        return session.getSessionFactory().unwrap(SessionFactoryImplementor.class).getQueryEngine()
                .getInterpretationCache().getNumberOfCachedQueryPlans();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
