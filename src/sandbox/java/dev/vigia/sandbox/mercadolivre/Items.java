package dev.vigia.sandbox.mercadolivre;

import static dev.vigia.sandbox.mercadolivre.MercadoLivreAuth.requireOwner;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.vigia.sandbox.Call;
import dev.vigia.sandbox.Grant;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.Routes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reading items, and setting their units one item at a time. */
final class Items {

    private static final int MULTI_GET = 20;

    private final MercadoLivreAuth auth;
    private final SellerListings sellerListings;

    Items(MercadoLivreAuth auth, SellerListings sellerListings) {
        this.auth = auth;
        this.sellerListings = sellerListings;
    }

    void serve(Routes routes) {
        routes.get("/items", this::several).get("/items/:id", this::one).put("/items/:id", this::update)
                .put("/items/:id/variations/:variation", this::updateVariation);
    }

    private void one(Call call) {
        Grant grant = auth.enter(call.allowing("attributes", "include_attributes"));
        call.answer(200, show(grant, call.path("id"), fields(call)));
    }

    private void several(Call call) {
        Grant grant = auth.enter(call.allowing("ids", "attributes", "include_attributes"));
        String[] ids = call.query("ids").orElseThrow(() -> bad("ids is needed")).split(",", -1);
        if (ids.length > MULTI_GET) {
            throw bad("at most " + MULTI_GET + " ids");
        }
        Set<String> fields = fields(call);
        List<Map<String, Object>> answers = new ArrayList<>();
        for (String id : ids) {
            answers.add(entry(grant, id, fields));
        }
        call.answer(200, answers);
    }

    private Map<String, Object> entry(Grant grant, String id, Set<String> fields) {
        try {
            return Map.of("code", 200, "body", show(grant, id, fields));
        } catch (RefusedCall e) {
            return Map.of("code", e.status(), "body", Answers.problem(e.status(), e.code(), e.getMessage()));
        }
    }

    private Map<String, Object> show(Grant grant, String id, Set<String> fields) {
        Item item = item(grant, id);
        return item.family().read(() -> Answers.only(Answers.item(item), fields));
    }

    private void update(Call call) {
        Grant grant = auth.enter(call.allowing());
        ItemUpdate wanted = call.json(ItemUpdate.class);
        if (wanted.isEmpty()) {
            throw bad("nothing to change");
        }
        Item item = item(grant, call.path("id"));
        change(call, item, () -> {
            wanted.quantity.ifPresent(quantity -> setQuantity(call, item, quantity));
            wanted.variations.ifPresent(list -> setVariations(call, item, list));
            wanted.status.ifPresent(status -> setStatus(item, status));
        }, Answers::item);
    }

    private void setQuantity(Call call, Item item, int quantity) {
        requireUnits(item, "available_quantity", quantity);
        Stock stock = item.stock().orElseThrow(() -> new RefusedCall(400, "item.available_quantity.not_modifiable",
                "available_quantity is not modifiable: the item has variations"));
        call.concerns(stock.sku(), quantity);
        stock.update(quantity);
    }

    private void setVariations(Call call, Item item, List<VariationUpdate> wanted) {
        item.requireModifiable("variations");
        List<Long> ids = wanted.stream().map(one -> one.id.orElseThrow(() -> bad("a variation needs its id"))).toList();
        if (Set.copyOf(ids).size() != ids.size() || ids.isEmpty()) {
            throw bad("variations must be listed once each");
        }
        for (VariationUpdate one : wanted) {
            Variation variation = variation(item, one.id.orElseThrow());
            one.quantity.ifPresent(quantity -> setVariation(call, item, variation, quantity));
        }
        item.keepOnly(ids);
    }

    private void updateVariation(Call call) {
        Grant grant = auth.enter(call.allowing());
        int quantity = call.json(QuantityUpdate.class).quantity.orElseThrow(() -> bad("available_quantity is needed"));
        Item item = item(grant, call.path("id"));
        String id = call.path("variation");
        change(call, item, () -> {
            setVariation(call, item, variation(item, id.matches("\\d{1,18}") ? Long.parseLong(id) : 0), quantity);
        }, Answers::variations);
    }

    private void setVariation(Call call, Item item, Variation variation, int quantity) {
        requireUnits(item, "variations.available_quantity", quantity);
        call.concerns(variation.stock().sku(), quantity);
        variation.stock().update(quantity);
    }

    private void requireUnits(Item item, String field, int quantity) {
        if (quantity < 0) {
            throw RefusedCall.malformed(400, "item.available_quantity.invalid",
                    "available_quantity must not be negative");
        }
        item.requireModifiable(field);
        if (sellerListings.hasWarehouse(item.family().seller())) {
            throw new RefusedCall(400, "validation_error",
                    "fields [available_quantity] are invalid for requested operation");
        }
    }

    private static void setStatus(Item item, String status) {
        item.requireModifiable("status");
        switch (status) {
            case "active" -> item.activate();
            case "paused" -> item.pause();
            case "closed" -> item.close();
            default -> throw RefusedCall.malformed(400, "item.status.invalid",
                    "status must be active, paused or closed");
        }
    }

    private static void change(Call call, Item item, Runnable change, Function<Item, Object> answer) {
        call.answer(200, item.family().change(call.isDishonest(), () -> {
            change.run();
            item.followStock();
            return answer.apply(item);
        }));
    }

    private Item item(Grant grant, String id) {
        Item item = sellerListings.item(id)
                .orElseThrow(() -> new RefusedCall(404, "not_found", "Item with id " + id + " not found"));
        requireOwner(grant, item.family().seller());
        return item;
    }

    private static Variation variation(Item item, long id) {
        return item.variation(id).orElseThrow(
                () -> new RefusedCall(404, "variation_not_found", "The item " + item.id() + " has no variation " + id));
    }

    private static Set<String> fields(Call call) {
        return call.query("attributes").map(names -> Arrays.stream(names.split(",")).map(String::strip)
                .map(name -> name.startsWith("body.") ? name.substring(5) : name).collect(Collectors.toSet())).orElse(
                        Set.of());
    }

    private static RefusedCall bad(String message) {
        return RefusedCall.malformed(400, "bad_request", message);
    }

    record ItemUpdate(@JsonProperty("available_quantity") Optional<Integer> quantity,
            Optional<List<VariationUpdate>> variations, Optional<String> status) {

        boolean isEmpty() {
            return quantity.isEmpty() && variations.isEmpty() && status.isEmpty();
        }
    }

    record VariationUpdate(Optional<Long> id, @JsonProperty("available_quantity") Optional<Integer> quantity) {
    }

    record QuantityUpdate(@JsonProperty("available_quantity") Optional<Integer> quantity) {
    }
}
