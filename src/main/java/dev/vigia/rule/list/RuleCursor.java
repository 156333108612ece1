package dev.vigia.rule.list;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.Base64;
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
        JsonArray all = new JsonArray().add(order.name()).add(backward);
        key.forEach(all::add);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all.encode().getBytes(UTF_8));
    }

    /** Empty when it is not a cursor, or one of another order. */
    static Optional<RuleCursor> decoded(String text, RuleOrder order) {
        try {
            JsonArray all = new JsonArray(new String(Base64.getUrlDecoder().decode(text), UTF_8));
            if (all.size() != order.keys() + 2 || !order.name().equals(all.getString(0))) {
                return Optional.empty();
            }
            List<String> key = new ArrayList<>();
            for (int i = 2; i < all.size(); i++) {
                key.add(all.getString(i));
            }
            RuleCursor cursor = new RuleCursor(order, all.getBoolean(1), key);
            return cursor.isOurs() ? Optional.of(cursor) : Optional.empty();
        } catch (IllegalArgumentException | DecodeException | ClassCastException | NullPointerException notOurs) {
            return Optional.empty();
        }
    }

    /** Whoever made it up is told so here, not by the database. */
    private boolean isOurs() {
        for (int place = 0; place < key.size(); place++) {
            String value = key.get(place);
            if (order.isText(place) ? value.indexOf('\0') >= 0
                    : !value.matches("-?\\d{1," + LONGEST_NUMBER + "}") || isTooLarge(place, value)) {
                return false;
            }
        }
        return true;
    }

    private boolean isTooLarge(int place, String value) {
        return order.isInteger(place) && Math.abs(Long.parseLong(value)) > Integer.MAX_VALUE;
    }
}
