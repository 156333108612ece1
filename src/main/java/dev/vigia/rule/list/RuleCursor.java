package dev.vigia.rule.list;

import dev.vigia.database.CursorText;
import java.util.List;
import java.util.Optional;

/**
 * Where a page of rules begins: beside a rule, which need not be there any more.
 *
 * @param backward whether the page lies before the rule instead of after it
 * @param key      what places the rule in the order
 */
record RuleCursor(RuleOrder order, boolean backward, List<String> key) {

    private static final int LONGEST_NUMBER = 18;

    RuleCursor turned() {
        return new RuleCursor(order, !backward, key);
    }

    String encoded() {
        return new CursorText(order.name(), backward, key).encoded();
    }

    /** Empty when it is not a cursor, or one of another order. */
    static Optional<RuleCursor> decoded(String text, RuleOrder order) {
        return CursorText.decoded(text, order.name(), order.keys()).map(read -> new RuleCursor(order, read.backward(),
                read.key())).filter(RuleCursor::isOurs);
    }

    /** Whoever made it up is told so here, not by the database. */
    private boolean isOurs() {
        for (int place = 0; place < key.size(); place++) {
            String value = key.get(place);
            if (!order.isText(place) && (!value.matches("-?\\d{1," + LONGEST_NUMBER + "}") || isTooLarge(place,
                    value))) {
                return false;
            }
        }
        return true;
    }

    private boolean isTooLarge(int place, String value) {
        return order.isInteger(place) && Math.abs(Long.parseLong(value)) > Integer.MAX_VALUE;
    }
}
