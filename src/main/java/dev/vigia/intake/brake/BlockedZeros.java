package dev.vigia.intake.brake;

import dev.vigia.listing.ListingKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the brake stops of a call.
 *
 * @param listings     they would go from selling to zero
 * @param integrations theirs
 * @param opens        whether a limit was exceeded; otherwise an open episode only goes on
 */
public record BlockedZeros(Set<ListingKey> listings, List<Braked> integrations, boolean opens) {

    static final BlockedZeros NONE = new BlockedZeros(Set.of(), List.of(), false);

    /**
     * An integration whose brake is on.
     *
     * @param selling listings that sold when it went on
     * @param passed  listings that had gone to zero within the window before
     */
    public record Braked(long integrationId, long selling, long passed) {
    }

    public boolean isNone() {
        return listings.isEmpty();
    }

    public Set<Long> productIds() {
        return listings.stream().map(ListingKey::productId).collect(Collectors.toSet());
    }

    BlockedZeros and(BlockedZeros more) {
        Set<ListingKey> all = new LinkedHashSet<>(listings);
        all.addAll(more.listings);
        Map<Long, Braked> byId = new LinkedHashMap<>();
        List<Braked> both = new ArrayList<>(integrations);
        both.addAll(more.integrations);
        both.forEach(braked -> byId.putIfAbsent(braked.integrationId, braked));
        return new BlockedZeros(all, List.copyOf(byId.values()), opens || more.opens);
    }
}
