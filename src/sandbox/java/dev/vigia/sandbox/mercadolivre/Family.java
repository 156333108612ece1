package dev.vigia.sandbox.mercadolivre;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Items that share units or hold one another's variations: what changes together, under one lock. */
final class Family {

    private final String seller;
    private final Kind kind;
    private final List<Item> items = new ArrayList<>();

    Family(String seller, Kind kind) {
        this.seller = seller;
        this.kind = kind;
    }

    String seller() {
        return seller;
    }

    Kind kind() {
        return kind;
    }

    List<Item> items() {
        return items;
    }

    synchronized <T> T read(Supplier<T> question) {
        return question.get();
    }

    /**
     * Changes items and answers what they became; a refused change leaves nothing behind.
     *
     * @param dishonest answers so and leaves everything as it was
     */
    synchronized <T> T change(boolean dishonest, Supplier<T> change) {
        List<Runnable> undo = undo();
        boolean keep = false;
        try {
            T answer = change.get();
            keep = !dishonest;
            return answer;
        } finally {
            if (!keep) {
                undo.forEach(Runnable::run);
            }
        }
    }

    synchronized void setByHand(String sku, int quantity) {
        stocks().filter(stock -> stock.sku().equals(sku)).forEach(stock -> stock.set(quantity));
        items.forEach(Item::followStock);
    }

    Optional<Stock> stock(String userProductId) {
        return stocks().filter(stock -> stock.userProductId().equals(userProductId)).findFirst();
    }

    private List<Runnable> undo() {
        return Stream.concat(stocks().map(Stock::undo), items.stream().map(Item::undo)).toList();
    }

    private Stream<Stock> stocks() {
        return items.stream()
                .flatMap(item -> Stream.concat(item.stock().stream(), item.variations().stream().map(Variation::stock)))
                .distinct();
    }
}
