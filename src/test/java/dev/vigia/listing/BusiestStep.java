package dev.vigia.listing;

import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.Session;

/** How many rows the busiest step of an evaluation looks at, those that it throws away included. */
record BusiestStep(Session session, Shop shop) {

    private static final Pattern READ = Pattern.compile("actual (?:time=\\S+ )?rows=([\\d.]+) loops=(\\d+)");
    private static final Pattern REMOVED = Pattern.compile("Rows Removed by (?:Join )?Filter: (\\d+)");

    /** Carries the statement out, counts what each of its steps looked at, and undoes it. */
    double rows(String sql, String scope, Object value) {
        QuarkusTransaction.begin();
        try {
            return most(session.createNativeQuery("explain (analyze, timing off) " + sql, String.class)
                    .setParameter("retailer", shop.retailerId)
                    .setParameter("ceiling", 1_000)
                    .setParameter(scope, value)
                    .getResultList());
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private static double most(List<String> plan) {
        double most = 0;
        double loops = 1;
        for (String line : plan) {
            Matcher read = READ.matcher(line);
            Matcher removed = REMOVED.matcher(line);
            if (read.find()) {
                loops = Double.parseDouble(read.group(2));
                most = Math.max(most, Double.parseDouble(read.group(1)) * loops);
            } else if (removed.find()) {
                most = Math.max(most, Double.parseDouble(removed.group(1)) * loops);
            }
        }
        return most;
    }
}
