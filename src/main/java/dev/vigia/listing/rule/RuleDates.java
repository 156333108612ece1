package dev.vigia.listing.rule;

import dev.vigia.database.DeadlockRetry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Lets rules with dates begin and end, by the database's clock. Any node does; what passed while none ran is caught up
 * with. One that began and ended meanwhile never held.
 */
@ApplicationScoped
class RuleDates {

    private static final Logger LOG = Logger.getLogger(RuleDates.class);

    private final RuleTable table;
    private final Rules rules;

    RuleDates(RuleTable table, Rules rules) {
        this.table = table;
        this.rules = rules;
    }

    @Scheduled(every = "{vigia.rule.dates-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        for (long retailerId : DeadlockRetry.inTransaction(table::retailersWithPassedDates)) {
            try {
                DeadlockRetry.inTransaction(() -> pass(retailerId));
            } catch (RuntimeException failure) {
                LOG.errorf(failure, "Rules of retailer %d could not begin or end; it is tried again", retailerId);
            }
        }
    }

    private void pass(long retailerId) {
        List<RuleScope> passed = rules.passDates(retailerId).stream().map(MinimumRule::scope).toList();
        if (!passed.isEmpty()) {
            rules.carryOut(retailerId, passed);
        }
    }
}
