package dev.vigia.sync.history;

import dev.vigia.listing.Availability;
import dev.vigia.listing.MinimumStock;
import dev.vigia.testing.ListingRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What a history has counted and decided, and so what each listing should show and which quantities came before. */
final class ModelTruth {

    private static final int CEILING = 99_999;

    private final Map<String, Integer> counted = new HashMap<>();
    private final Map<String, List<Integer>> desired = new HashMap<>();
    private final Set<String> closed = new HashSet<>();
    private final List<String> skus;
    private final ModelRules rules;
    private boolean registered = true;

    ModelTruth(List<String> skus, ModelRules rules) {
        this.skus = skus;
        this.rules = rules;
    }

    void counted(String sku, int units) {
        counted.put(sku, units);
        evaluated(sku);
    }

    /** By the rules as they are now: from here on it is known whether the minimum has closed it. */
    void evaluated(String sku) {
        boolean isClosed = registered && counted.containsKey(sku)
                && rule(sku).stateOf(Availability.of(counted.get(sku)), closed.contains(sku)).isWarning();
        if (isClosed) {
            closed.add(sku);
        } else {
            closed.remove(sku);
        }
    }

    private MinimumStock rule(String sku) {
        return rules.winner(skus.indexOf(sku));
    }

    void registered(boolean wanted) {
        registered = wanted;
    }

    /** What each was to show, for the question whether an older one came after a newer one. */
    void note(List<ListingRow> listings) {
        for (ListingRow listing : listings) {
            List<Integer> noted = desired.computeIfAbsent(listing.sku(), sku -> new ArrayList<>());
            if (listing.desired() != null && (noted.isEmpty() || !noted.get(noted.size() - 1).equals(listing
                    .desired()))) {
                noted.add(listing.desired());
            }
        }
    }

    /**
     * What is wrong with what a marketplace was told.
     *
     * @param applied quantities, in order
     * @param hasUnseen whether some came that nobody could ask about: then their order proves nothing
     */
    Optional<String> wrong(String sku, List<Integer> applied, boolean hasUnseen) {
        OptionalInt truth = truth(sku);
        // What was never told anything is told nothing once it is not offered any more.
        boolean isTrue = truth.isEmpty() || !registered && applied.isEmpty() ? applied.isEmpty()
                : !applied.isEmpty() && applied.get(applied.size() - 1) == truth.getAsInt();
        if (!isTrue) {
            return Optional.of(sku + " should show " + truth + ", was told " + applied);
        }
        List<Integer> wanted = new ArrayList<>(desired.getOrDefault(sku, List.of()));
        truth.ifPresent(wanted::add);
        return hasUnseen || inOrder(applied, wanted) ? Optional.empty()
                : Optional.of(sku + " wanted " + desired.get(sku) + ", was told " + applied);
    }

    /** Empty: never counted, or never registered while it was: nothing is ever sent. */
    private OptionalInt truth(String sku) {
        if (desired.getOrDefault(sku, List.of()).isEmpty()) {
            return OptionalInt.empty();
        }
        return registered ? rule(sku).quantityToPublish(Availability.of(counted.get(sku)), closed.contains(sku),
                CEILING)
                : OptionalInt.of(0);
    }

    /** Whether what was applied can be read off what was wanted without ever going back. */
    private static boolean inOrder(List<Integer> applied, List<Integer> wanted) {
        int at = 0;
        for (int quantity : applied) {
            while (at < wanted.size() && wanted.get(at) != quantity) {
                at++;
            }
            if (at == wanted.size()) {
                return false;
            }
        }
        return true;
    }
}
