package dev.vigia.stock;

import dev.vigia.testing.Shelf;
import java.util.List;

/** A shop with a listing in every state. */
abstract class StockFixture {

    /** One listing of each state, the least urgent added first. */
    static Shelf everyState() {
        Shelf shelf = new Shelf();
        long amazon = shelf.integration("Amazon norte");
        for (String state : List.of("ok", "unknown", "out_of_stock", "below_minimum")) {
            shelf.listing(shelf.product("sku-" + state, "Taza"), amazon, state, 5);
        }
        return shelf;
    }
}
