package dev.vigia.stock;

import dev.vigia.database.CursorText;
import dev.vigia.listing.ListingKey;
import dev.vigia.listing.ListingState;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a page begins: beside a row, which need not exist any more.
 *
 * @param backward whether the page lies before the row instead of after it
 * @param key      what places the row in the order
 */
public record Cursor(StockOrder order, boolean backward, List<String> key) {

    static Cursor beside(StockRow row, StockOrder order, boolean backward) {
        String product = Long.toString(row.key().productId());
        String integration = Long.toString(row.key().integrationId());
        return new Cursor(order, backward, switch (order) {
            case URGENCY -> List.of(row.key().state().code(), row.since().orElse(Instant.EPOCH).toString(), product,
                    integration);
            case PROBLEM -> List.of(row.problem().orElse(""), integration, product);
            case SKU, SKU_DESC -> List.of(row.sku(), integration);
            case NAME, NAME_DESC -> List.of(row.name(), row.sku(), integration);
            case AVAILABLE, AVAILABLE_DESC -> throw order.ofProducts();
        });
    }

    /** Behind a listing of the part of the list that is ok, which need not be on it. */
    static Cursor behindOk(ListingKey last, boolean backward) {
        return new Cursor(StockOrder.URGENCY, backward, List.of(ListingState.OK.code(), Instant.EPOCH.toString(),
                Long.toString(last.productId()), Long.toString(last.integrationId())));
    }

    /** The other way. Among what is ok, where a page may be ended, the listing it was ended at is on one of the two. */
    Cursor turned(boolean towardsTheBeginning) {
        if (order != StockOrder.URGENCY || state() != ListingState.OK || backward == towardsTheBeginning) {
            return new Cursor(order, towardsTheBeginning, key);
        }
        long before = number(3) + (towardsTheBeginning ? -1 : 1);
        return new Cursor(order, towardsTheBeginning, List.of(key.get(0), key.get(1), key.get(2), Long.toString(
                before)));
    }

    String encoded() {
        return new CursorText(order.name(), backward, key).encoded();
    }

    /** Empty when it is not a cursor, or one of another order. */
    public static Optional<Cursor> decoded(String text, StockOrder order) {
        return CursorText.decoded(text, order.name(), order.keys()).map(read -> new Cursor(order, read.backward(), read
                .key())).filter(Cursor::isOurs);
    }

    /** Whoever made it up is told so here, not by the database. */
    private boolean isOurs() {
        try {
            number(key.size() - 1);
            if (!order.byProduct()) {
                number(key.size() - 2);
            }
            if (order == StockOrder.URGENCY) {
                state();
                long since = since().getEpochSecond();
                return since >= 0 && since <= 99_999_999_999L;
            }
            return true;
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            return false;
        }
    }

    public ListingState state() {
        return ListingState.ofCode(key.get(0));
    }

    Instant since() {
        return Instant.parse(key.get(1));
    }

    public long number(int index) {
        return Long.parseLong(key.get(index));
    }
}
