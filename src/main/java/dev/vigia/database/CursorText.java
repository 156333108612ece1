package dev.vigia.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A cursor of a list as an address carries it. It is no secret: what comes back may be made up.
 *
 * @param order    the name of the order that the list is read in
 * @param backward whether the page lies before the row instead of after it
 * @param key      what places the row in the order
 */
public record CursorText(String order, boolean backward, List<String> key) {

    public String encoded() {
        JsonArray all = new JsonArray().add(order).add(backward);
        key.forEach(all::add);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all.encode().getBytes(UTF_8));
    }

    /** Empty when it is not a cursor, one of another order, or holds what no text in PostgreSQL can. */
    public static Optional<CursorText> decoded(String text, String order, int keys) {
        try {
            JsonArray all = new JsonArray(new String(Base64.getUrlDecoder().decode(text), UTF_8));
            if (all.size() != keys + 2 || !order.equals(all.getString(0))) {
                return Optional.empty();
            }
            List<String> key = new ArrayList<>();
            for (int i = 2; i < all.size(); i++) {
                key.add(all.getString(i));
            }
            return key.stream().anyMatch(value -> value.indexOf('\0') >= 0) ? Optional.empty()
                    : Optional.of(new CursorText(order, all.getBoolean(1), key));
        } catch (IllegalArgumentException | DecodeException | ClassCastException | NullPointerException notOurs) {
            return Optional.empty();
        }
    }
}
