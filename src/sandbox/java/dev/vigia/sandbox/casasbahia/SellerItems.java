package dev.vigia.sandbox.casasbahia;

import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Listings;
import dev.vigia.sandbox.Rate;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The second version: items one by one, and the warehouses. */
final class SellerItems {

    private static final Rate WRITE = CasasBahiaAuth.perMinute("stock PUT", 300);
    private static final Rate READ = CasasBahiaAuth.perMinute("item GET", 300);
    private static final Rate OTHERS = CasasBahiaAuth.perMinute("others", 3);

    private final CasasBahiaAuth auth;
    private final Listings listings;

    SellerItems(CasasBahiaAuth auth, Listings listings) {
        this.auth = auth;
        this.listings = listings;
    }

    void serve(Routes routes) {
        routes.put("/api/v2/sellerItems/:sku/stock", this::change).get("/api/v2/sellerItems/:sku", this::one)
                .get("/api/v2/warehouses", this::warehouses);
    }

    private void change(Call call) {
        String seller = auth.enter(call.allowing(), WRITE);
        Item item = item(seller, call.path("sku"));
        Stock stock = call.json(Stock.class).checked();
        call.concerns(item.sku(), stock.quantity.get());
        if (item.kind() == Item.Kind.BLOCKED) {
            throw new RefusedCall(422, "422", "O SKU está bloqueado");
        }
        if (!call.isDishonest()) {
            stock.putInto(item, call.now());
        }
        call.answer(204);
    }

    private void one(Call call) {
        Item item = item(auth.enter(call.allowing(), READ), call.path("sku"));
        call.answer(200, Map.of("skuSellerId", item.sku(), "status", List.of(Map.of("active", true, "site", "CB")),
                "stocks", List.of(Map.of("quantity", item.quantity(), "reserved", 0, "crossDockingTime", item.days(),
                        "warehouse", Item.WAREHOUSE))));
    }

    private void warehouses(Call call) {
        auth.enter(call.allowing(), OTHERS);
        call.answer(200, Map.of("warehouses", List.of(Map.of("id", Item.WAREHOUSE, "sites", List.of("CB"))),
                "metadata", List.of()));
    }

    private Item item(String seller, String sku) {
        return listings.find(seller, sku).map(Item.class::cast)
                .orElseThrow(() -> new RefusedCall(404, "404", "SKU " + sku + " não encontrado"));
    }

    record Stock(Optional<Integer> quantity, Optional<Integer> crossDockingTime, Optional<Integer> warehouse) {

        Stock checked() {
            if (quantity.filter(units -> units >= 0).isEmpty() || crossDockingTime.filter(days -> days < 0)
                    .isPresent()) {
                throw RefusedCall.malformed(400, "400", "quantity deve ser um número inteiro a partir de zero");
            }
            if (warehouse.filter(id -> id != Item.WAREHOUSE).isPresent()) {
                throw new RefusedCall(422, "422", "Warehouse " + warehouse.get() + " não encontrado");
            }
            return this;
        }

        void putInto(Item item, Instant due) {
            item.set(quantity.orElseThrow(), crossDockingTime.orElse(0), due);
        }
    }
}
