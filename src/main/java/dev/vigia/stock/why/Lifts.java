package dev.vigia.stock.why;

import dev.vigia.listing.ListingState;
import dev.vigia.stock.StockRow;
import dev.vigia.stock.why.Lift.LiftSetting;
import dev.vigia.stock.why.Lift.LowerMinimum;
import dev.vigia.stock.why.Lift.NeededUnits;
import dev.vigia.stock.why.UsedWarehouses.ProductReach;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of each listing that is not offered what would have it offered again. */
@ApplicationScoped
public class Lifts {

    private final UsedWarehouses warehouses;

    Lifts(UsedWarehouses warehouses) {
        this.warehouses = warehouses;
    }

    /** @param parts what the product is made of, by integration; empty where it is no kit */
    @Transactional
    public Why of(long retailerId, long productId, List<StockRow> listings,
            Map<Long, List<KitPartNow>> parts) {
        Map<Long, Lift> lifts = new HashMap<>();
        Map<Long, ProductReach> reaches = warehouses.of(retailerId, productId);
        listings.stream().filter(listing -> !isOffered(listing)).forEach(listing -> {
            long integration = listing.key().integrationId();
            Lift lift = of(listing, reaches.get(integration), parts.getOrDefault(integration, List.of()));
            if (lift.isNeeded()) {
                lifts.put(integration, lift);
            }
        });
        return new Why(lifts, reaches);
    }

    private static boolean isOffered(StockRow listing) {
        return listing.isSending() && listing.key().state() == ListingState.OK;
    }

    private static Lift of(StockRow listing, ProductReach reach, List<KitPartNow> parts) {
        boolean first = listing.sent().isEmpty() && !listing.key().state().isWarning();
        if (reach.leaving()) {
            return new Lift(first, List.of(LiftSetting.CONNECTED), List.of(), Optional.empty());
        }
        List<LiftSetting> settings = settings(listing, reach);
        if (listing.key().state() == ListingState.OK || listing.unlimited()) {
            return new Lift(first, settings, List.of(), Optional.empty());
        }
        if (reach.used().isEmpty() && !reach.isNowhere()) {
            settings.add(LiftSetting.WAREHOUSE);
        }
        boolean closed = listing.key().state().isWarning();
        if (!parts.isEmpty()) {
            KitLift kit = new KitLift(parts, reach.used(), listing.rule(), closed);
            return lift(first, settings, kit.units(), kit.lower());
        }
        return lift(first, settings, LiftReckoning.units(listing.rule(), listing.available(), closed, reach.places()),
                listing.available().flatMap(units -> LiftReckoning.lower("", listing.rule(), units, closed)));
    }

    private static Lift lift(boolean first, List<LiftSetting> settings, List<NeededUnits> units,
            Optional<LowerMinimum> or) {
        return new Lift(first, settings, units, units.isEmpty() ? Optional.empty() : or);
    }

    private static List<LiftSetting> settings(StockRow listing, ProductReach reach) {
        List<LiftSetting> settings = new ArrayList<>();
        ListingState state = listing.key().state();
        if (state == ListingState.RETIRED) {
            settings.add(LiftSetting.RETURNED);
        }
        if ((state == ListingState.RETIRED || state == ListingState.WITHDRAWN) && !reach.registered()) {
            settings.add(LiftSetting.REGISTERED);
        }
        if (!listing.enabled()) {
            settings.add(LiftSetting.SWITCHED_ON);
        }
        if (listing.stoppedBecause().isPresent()) {
            settings.add(LiftSetting.RESUMED);
        }
        return settings;
    }
}
