package dev.vigia.stock;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigia.listing.ListingKey;
import dev.vigia.listing.ListingState;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where a page begins: beside a row, which need not exist any more.
 *
 * @param backward whether the page lies before the row instead of after it
 * @param key      what places the row in the order
 */
record Cursor(StockOrder order, boolean backward, List<String> key) {

    static Cursor beside(StockRow row, StockOrder order, boolean backward) {
        String product = Long.toString(row.key().productId());
        String integration = Long.toString(row.key().integrationId());
        return new Cursor(order, backward, switch (order) {
            case URGENCY -> List.of(row.key().state().code(), row.since().orElse(Instant.EPOCH).toString(), product,
                    integration);
            case PROBLEM -> List.of(row.problem().orElse(""), integration, product);
            case SKU, SKU_DESC -> List.of(row.sku(), integration);
            case NAME, NAME_DESC -> List.of(row.name(), row.sku(), integration);
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
        JsonArray all = new JsonArray().add(order.name()).add(backward);
        key.forEach(all::add);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all.encode().getBytes(UTF_8));
    }

    /** Empty when it is not a cursor, or one of another order. */
    static Optional<Cursor> decoded(String text, StockOrder order) {
        try {
            JsonArray all = new JsonArray(new String(Base64.getUrlDecoder().decode(text), UTF_8));
            if (all.size() != order.keys() + 2 || !order.name().equals(all.getString(0))) {
                return Optional.empty();
            }
            List<String> key = new ArrayList<>();
            for (int i = 2; i < all.size(); i++) {
                key.add(all.getString(i));
            }
            Cursor cursor = new Cursor(order, all.getBoolean(1), key);
            cursor.check();
            return Optional.of(cursor);
        } catch (IllegalArgumentException | DecodeException | ClassCastException | NullPointerException
                | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    /** Whoever made it up is told so here, not by the database. */
    private void check() {
        key.forEach(value -> {
            if (value.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("no text of ours");
            }
        });
        number(key.size() - 1);
        if (order == StockOrder.URGENCY) {
            state();
            Instant since = since();
            if (since.getEpochSecond() < 0 || since.getEpochSecond() > 99_999_999_999L) {
                throw new IllegalArgumentException("no time of ours");
            }
        }
        if (!order.byProduct()) {
            number(key.size() - 2);
        }
    }

    ListingState state() {
        return ListingState.ofCode(key.get(0));
    }

    Instant since() {
        return Instant.parse(key.get(1));
    }

    long number(int index) {
        return Long.parseLong(key.get(index));
    }
}
