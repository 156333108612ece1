package dev.vigia.chaos.scene;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was said of each product's stock. An acknowledged count is a promise; one whose answer was lost may have been taken
 * or not, until a later one is acknowledged. Apart from counts at or below the minimum each is greater than the last of its
 * product, so that what a marketplace was told shows by itself whether an older one came after a newer.
 */
public final class Truth {

    /** What marketplaces show before anything was said. */
    static final int UNSAID = 7;

    private final int minimum;
    private final Map<String, Product> products = new TreeMap<>();
    private boolean timed = true;
    private Instant last = Instant.now().minus(1, ChronoUnit.DAYS);

    /** A count that is about to be said, and its place among those of its product. */
    record Count(String sku, int onHand, Optional<Instant> observedAt, int place) {

        Map<String, Object> json() {
            return observedAt.<Map<String, Object>>map(at -> Map.of("sku", sku, "onHand", onHand, "observedAt", at
                    .toString())).orElse(Map.of("sku", sku, "onHand", onHand));
        }
    }

    private static final class Product {

        private final List<Count> possible = new ArrayList<>();
        /** What a marketplace was to show, in the order it was said. */
        private final List<Integer> said = new ArrayList<>(List.of(UNSAID));
        private int next = 10;
        private int sure;
    }

    Truth(int minimum, int products) {
        this.minimum = minimum;
        for (int number = 1; number <= products; number++) {
            this.products.put("CHAOS-%03d".formatted(number), new Product());
        }
    }

    Set<String> skus() {
        return products.keySet();
    }

    /** From now on nothing says when it was counted: it counts when it comes in. */
    public synchronized void leaveTimesOut() {
        timed = false;
    }

    /** From now on everything says when it was counted, which is after all before. */
    public synchronized void sayTimes() {
        timed = true;
        last = Instant.now().plusSeconds(1);
    }

    /** A new count; from now on it may be true. */
    synchronized Count say(String sku, Random random) {
        Product product = products.get(sku);
        int onHand = random.nextInt(4) == 0 ? random.nextInt(minimum + 1) : product.next++;
        last = last.plus(1, ChronoUnit.MILLIS);
        Count count = new Count(sku, onHand, timed ? Optional.of(last) : Optional.empty(), product.said.size());
        product.possible.add(count);
        product.said.add(shown(count));
        return count;
    }

    private int shown(Count count) {
        return count.onHand <= minimum ? 0 : count.onHand;
    }

    /**
     * Where a quantity stands among those that were said of a product.
     *
     * @param from the place of the last one
     * @return the first place from there on, or -1 if it was said before only, or never
     */
    synchronized int place(String sku, int quantity, int from) {
        List<Integer> said = products.get(sku).said;
        int further = said.subList(from, said.size()).indexOf(quantity);
        return further < 0 ? -1 : from + further;
    }

    /** It was acknowledged: nothing said of the product before can be true any more. */
    synchronized void acknowledged(Count count) {
        Product product = products.get(count.sku);
        product.possible.subList(0, product.possible.indexOf(count)).clear();
        product.sure = Math.max(product.sure, count.place());
    }

    /** The place of the last that was acknowledged: what stands further on may never have been taken. */
    synchronized int sure(String sku) {
        return products.get(sku).sure;
    }

    /** What a marketplace may show of each product. */
    synchronized Map<String, Set<Integer>> expected() {
        Map<String, Set<Integer>> expected = new HashMap<>();
        products.forEach((sku, product) -> {
            Set<Integer> quantities = new TreeSet<>();
            product.possible.forEach(count -> quantities.add(shown(count)));
            expected.put(sku, quantities);
        });
        return expected;
    }
}
