package dev.vigia.testing;

import java.util.List;

/**
 * A row of the queue.
 *
 * @param priority 0 for zeros, 1 for reopenings, 2 for the rest
 */
public record DueRow(int priority, List<Long> products) {

    static final String SELECT = "select priority::integer priority, product_ids products from due where"
            + " integration_id = %d order by priority, id";

    record Selected(int priority, Long[] products) {

        DueRow row() {
            return new DueRow(priority, List.of(products));
        }
    }
}
