package dev.vigia.database;

import dev.vigia.testing.BigShop;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Writes down the statements of the application while somebody asks for them. */
@PersistenceUnitExtension
public class Statements implements StatementInspector {

    /** Work that may fail as JDBC and HTTP fail. */
    interface Work {

        void run() throws Exception;
    }

    private static final List<String> SEEN = new ArrayList<>();
    private static boolean recording;

    @Override
    public String inspect(String sql) {
        synchronized (SEEN) {
            if (recording) {
                SEEN.add(sql);
            }
        }
        return sql;
    }

    /** The statements of a piece of work that are meant, each once, in their order. */
    static List<String> of(Work work, Predicate<String> meant) throws Exception {
        synchronized (SEEN) {
            SEEN.clear();
            recording = true;
        }
        try {
            work.run();
        } finally {
            synchronized (SEEN) {
                recording = false;
            }
        }
        synchronized (SEEN) {
            return SEEN.stream().filter(meant).distinct().toList();
        }
    }

    /** With the parameters numbered, as PostgreSQL wants them, and not JDBC. */
    static String numbered(String sql) {
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (String part : sql.split("\\?", -1)) {
            text.append(number == 0 ? "" : "$" + number).append(part);
            number++;
        }
        return text.toString();
    }

    /** The same, with some products in the place of a batch. */
    static String numbered(String sql, List<BigShop.Item> batch) {
        String ids = batch.stream().map(product -> "" + product.id()).collect(Collectors.joining(",", "'{", "}'"));
        return numbered(sql).replaceAll("= any\\(cast\\(\\$\\d+ as bigint\\[]\\)\\)", "= any(cast(" + ids
                + " as bigint[]))");
    }
}
