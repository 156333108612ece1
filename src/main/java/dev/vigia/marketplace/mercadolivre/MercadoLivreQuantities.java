package dev.vigia.marketplace.mercadolivre;

import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.mercadolivre.Ads.FoundAd;
import dev.vigia.marketplace.mercadolivre.MercadoLivreApi.Item;
import dev.vigia.marketplace.mercadolivre.MercadoLivreApi.ItemChange;
import dev.vigia.marketplace.mercadolivre.MercadoLivreApi.ItemVariation;
import dev.vigia.marketplace.mercadolivre.MercadoLivreApi.ItemVariationChange;
import dev.vigia.marketplace.mercadolivre.MercadoLivreApi.Location;
import dev.vigia.marketplace.mercadolivre.MercadoLivreApi.StockChange;
import dev.vigia.marketplace.mercadolivre.MercadoLivreApi.UserProductStock;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Sets the quantity of one ad, in the way that its kind of stock asks for, and only after a look at what the ad is at
 * this moment: one that has become the marketplace's to count, or closed, is not written to.
 */
class MercadoLivreQuantities {

    private static final Duration SOON = Duration.ofSeconds(1);
    /** So long after it was the seller's own an ad takes a zero unseen: units take longer than that to reach the marketplace. */
    private static final Duration FRESH = Duration.ofMinutes(15);

    private final MercadoLivreTokens tokens;
    private final Ads ads;
    private final Limit writes;
    private final Clock clock;

    MercadoLivreQuantities(MercadoLivreTokens tokens, Ads ads, Limit writes, Clock clock) {
        this.tokens = tokens;
        this.ads = ads;
        this.writes = writes;
        this.clock = clock;
    }

    /**
     * What became of a quantity.
     *
     * @param ad as it was seen meanwhile
     */
    record AdResult(Ad ad, Outcome outcome) {
    }

    AdResult set(Ad ad, int quantity, Account account) {
        Item item;
        FoundAd found;
        try {
            item = ads.read(ad.item(), account);
            found = ads.seen(ad, item, account);
        } catch (ConnectorException unseen) {
            return new AdResult(ad, quantity == 0 && mayBeUnseen(ad, unseen.outcome())
                    ? Outcome.caught(() -> write(ad, 0, account))
                    : unseen.outcome());
        }
        Ad own = found.ad();
        return new AdResult(own, found.hindrance().orElseGet(() -> Outcome.caught(() -> isOfItem(own)
                ? setVariation(own.item(), item, own.variation().get(), quantity, account)
                : write(own, quantity, account))));
    }

    /** Whether a zero may go although the ad gives no answer: a moment ago it was not the marketplace's to count. */
    private boolean mayBeUnseen(Ad ad, Outcome failure) {
        return failure.isCausedBy(Cause.UNREACHABLE, Cause.TIMEOUT, Cause.UNAVAILABLE) && !isOfItem(ad)
                && ad.wasOwn(clock.instant().minus(FRESH));
    }

    /** Whether its quantity goes in the list of its item's variations, which must be known. */
    private static boolean isOfItem(Ad ad) {
        return ad.variation().isPresent() && ad.userProduct().isEmpty();
    }

    private Outcome write(Ad ad, int quantity, Account account) {
        if (ad.userProduct().isPresent()) {
            Reply first = setStock(ad.userProduct().get(), quantity, account);
            // Somebody sold or counted in between: what was read is outdated, so read it again, once.
            Reply reply = first.status() == 409 ? setStock(ad.userProduct().get(), quantity, account) : first;
            return stockOutcome(reply, quantity);
        }
        return setItem(ad.item(), quantity, account);
    }

    private Outcome setItem(String item, int quantity, Account account) {
        Reply reply = tokens.send(account, writes,
                (api, bearer) -> api.change(bearer, item, ItemChange.quantity(quantity)));
        return reply.isSuccess() ? verified(reply, reply.read(Item.class).availableQuantity(), quantity)
                : refusal(reply);
    }

    /** The list replaces all variations: one left out would be deleted, so it is built from what the item holds now. */
    private Outcome setVariation(String id, Item item, long variation, int quantity,
            Account account) {
        if (item.variation(variation).isEmpty()) {
            return Outcome.rejected(Cause.NOT_FOUND);
        }
        List<ItemVariationChange> all = item.allVariations().stream().map(each -> new ItemVariationChange(each.id(),
                each.id() == variation ? OptionalInt.of(quantity) : OptionalInt.empty())).toList();
        Reply reply = tokens.send(account, writes, (api, bearer) -> api.change(bearer, id, ItemChange.variations(all)));
        return reply.isSuccess() ? verified(reply, reply.read(Item.class).variation(variation)
                .map(ItemVariation::availableQuantity).orElse(OptionalInt.empty()), quantity) : refusal(reply);
    }

    private Reply setStock(String userProduct, int quantity, Account account) {
        Reply now = tokens.send(account, Ads.STOCK_READS, (api, bearer) -> api.stock(bearer, userProduct));
        List<Location> warehouses = now.read(UserProductStock.class).warehouses();
        if (warehouses.isEmpty()) {
            throw new ConnectorException(Outcome.rejected(Cause.NOT_FOUND));
        }
        String version = now.header("x-version").orElseThrow(now::unreadable);
        return tokens.send(account, writes, (api, bearer) -> api.changeStock(bearer, version, userProduct,
                new StockChange(spread(quantity, warehouses))));
    }

    /** The total over all warehouses, moving as few units as possible: what is missing goes to the first one. */
    static List<Location> spread(int quantity, List<Location> warehouses) {
        List<Location> spread = new ArrayList<>();
        int left = quantity;
        for (Location warehouse : warehouses) {
            int kept = Math.min(left, Math.max(0, warehouse.quantity()));
            spread.add(warehouse.with(kept));
            left -= kept;
        }
        spread.set(0, spread.get(0).with(spread.get(0).quantity() + left));
        return spread;
    }

    private static Outcome stockOutcome(Reply reply, int quantity) {
        if (!reply.isSuccess()) {
            return refusal(reply);
        }
        return verified(reply, total(reply.read(UserProductStock.class)), quantity);
    }

    private static OptionalInt total(UserProductStock stock) {
        List<Location> warehouses = stock.warehouses();
        return warehouses.isEmpty() ? OptionalInt.empty()
                : OptionalInt.of(warehouses.stream().mapToInt(Location::quantity).sum());
    }

    /** A success that shows another quantity is none: some kinds of stock ignore what they are not asked for. */
    private static Outcome verified(Reply reply, OptionalInt shown, int quantity) {
        if (shown.isEmpty()) {
            throw reply.unreadable();
        }
        return shown.getAsInt() == quantity ? Outcome.applied() : Outcome.retry(Cause.CONFLICT, SOON);
    }

    private static Outcome refusal(Reply reply) {
        Outcome refusal = reply.failure();
        String said = reply.body();
        boolean closed = said.contains("closed") || said.contains("under_review") || said.contains("not modifiable");
        return reply.status() == 400 && closed ? Outcome.rejected(Cause.CLOSED, refusal.message()) : refusal;
    }
}
