package dev.vigia.today;

import dev.vigia.stock.start.FirstSteps.CompletedSteps;
import java.util.List;

/**
 * What the page shows.
 *
 * @param needs the most pressing first
 * @param rows  by the names of the integrations
 */
record TodayView(List<Need> needs, List<IntegrationRow> rows, CompletedSteps steps) {

    /** Whether nothing can be kept from selling yet, so that the first steps are what there is to do. */
    public boolean isBeginning() {
        return !steps.stocked() || !steps.connected();
    }

    /** Whether there is anything on it that changes by itself. */
    public boolean isAlive() {
        return !needs.isEmpty() || !rows.isEmpty();
    }
}
