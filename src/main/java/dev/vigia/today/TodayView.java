package dev.vigia.today;

import java.util.List;

/**
 * What the page shows.
 *
 * @param needs   the most pressing first
 * @param rows    by the names of the integrations
 * @param stocked whether anything that is sold there has been counted
 */
record TodayView(List<Need> needs, List<IntegrationRow> rows, boolean stocked) {

    /** Whether nothing can be kept from selling yet, so that the first steps are what there is to do. */
    public boolean isBeginning() {
        return rows.isEmpty() || !stocked;
    }

    /** Whether there is anything on it that changes by itself. */
    public boolean isAlive() {
        return !needs.isEmpty() || !rows.isEmpty();
    }
}
