package dev.vigia.marketplace.mercadolivre;

import dev.vigia.http.UrlEncoding;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.mercadolivre.MercadoLivreApi.Item;
import dev.vigia.marketplace.mercadolivre.MercadoLivreApi.ItemAnswer;
import dev.vigia.marketplace.mercadolivre.MercadoLivreApi.ItemVariation;
import dev.vigia.marketplace.mercadolivre.MercadoLivreApi.SearchAnswer;
import dev.vigia.marketplace.mercadolivre.MercadoLivreApi.UserProductStock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the ads of a SKU, and how the quantity of each is to be set. */
class Ads {

    /** More than writes, since an ad is looked at before each. */
    static final Limit READS = new Limit("reads", 12, 12);
    /** Documented apart from all others: 100 a minute. */
    static final Limit STOCK_READS = new Limit("user-product-stock", 100 / 60.0, 100);
    static final int ITEMS_PER_READ = 20;

    private static final int ITEMS_PER_PAGE = 50;
    /** More ads than this for one SKU is a mistake of the seller's, or an answer that never ends. */
    private static final int MOST_ADS = 200;
    private static final String NEEDED = "id,status,available_quantity,shipping,variations,user_product_id";

    /** So long it holds where the units of a user product lie: to look each time would spend more than there is. */
    private static final Duration STOCK_SEEN = Duration.ofDays(1);

    private final MercadoLivreTokens tokens;
    private final Clock clock;

    Ads(MercadoLivreTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * An ad, and what stands between it and a new quantity.
     *
     * @param hindrance empty when its quantity can be set
     */
    record FoundAd(Ad ad, Optional<Outcome> hindrance) {

        FoundAd(Ad ad) {
            this(ad, Optional.empty());
        }
    }

    /**
     * All ads of a SKU. Closed ones are left out while another is open: a relisted item leaves its predecessor behind.
     *
     * @throws ConnectorException when there is none
     */
    List<FoundAd> of(String sku, Account account) {
        Collection<Item> items = read(idsOf(sku, account), account).values();
        boolean someOpen = items.stream().anyMatch(item -> !item.is("closed"));
        List<FoundAd> ads = new ArrayList<>();
        for (Item item : items) {
            if (!someOpen || !item.is("closed")) {
                ads.addAll(of(item, sku, account));
            }
        }
        if (ads.isEmpty()) {
            throw new ConnectorException(Outcome.rejected(Cause.NOT_FOUND));
        }
        return ads;
    }

    private List<String> idsOf(String sku, Account account) {
        List<String> ids = new ArrayList<>();
        SearchAnswer page;
        do {
            int offset = ids.size();
            page = tokens.send(account, READS, (api, bearer) -> api.search(bearer, account.setting("user-id"),
                    UrlEncoding.encoded(sku), offset, ITEMS_PER_PAGE)).read(SearchAnswer.class);
            ids.addAll(page.results());
        } while (!page.results().isEmpty() && ids.size() < Math.min(page.paging().total(), MOST_ADS));
        return ids;
    }

    /** Items by id; one that does not exist is not in the map. */
    Map<String, Item> read(Collection<String> ids, Account account) {
        Map<String, Item> items = new LinkedHashMap<>();
        List<String> distinct = ids.stream().distinct().toList();
        for (int from = 0; from < distinct.size(); from += ITEMS_PER_READ) {
            List<String> some = distinct.subList(from, Math.min(from + ITEMS_PER_READ, distinct.size()));
            Reply reply = tokens.send(account, READS, (api, bearer) -> api.items(bearer, String.join(",", some), NEEDED,
                    "all"));
            ItemAnswer[] answers = reply.read(ItemAnswer[].class);
            if (answers.length < some.size()) {
                throw reply.unreadable();
            }
            for (ItemAnswer answer : answers) {
                item(answer, reply).ifPresent(item -> items.put(id(item), item));
            }
        }
        return items;
    }

    private static Optional<Item> item(ItemAnswer answer, Reply reply) {
        return switch (answer.code()) {
            case 200 -> Optional.of(whole(answer.body(), reply));
            case 404 -> Optional.empty();
            default -> throw reply.unreadable();
        };
    }

    /**
     * As it is at this moment.
     *
     * @throws ConnectorException when there is none, or it does not tell whether its quantity may be set
     */
    Item read(String id, Account account) {
        Reply reply = tokens.send(account, READS, (api, bearer) -> api.item(bearer, id, NEEDED));
        return whole(reply.read(Item.class), reply);
    }

    private static Item whole(Item item, Reply reply) {
        if (item.id().isEmpty() || item.status().isEmpty() || item.shipping().isEmpty()) {
            throw reply.unreadable();
        }
        return item;
    }

    private static String id(Item item) {
        return item.id().orElseThrow();
    }

    private List<FoundAd> of(Item item, String sku, Account account) {
        if (item.allVariations().isEmpty()) {
            return List.of(found(item, Optional.empty(), account));
        }
        List<ItemVariation> carriers = carriers(item, sku);
        if (carriers.isEmpty()) {
            return List.of(new FoundAd(plain(item), Optional.of(Outcome.rejected(Cause.NOT_FOUND))));
        }
        return carriers.stream().map(variation -> found(item, Optional.of(variation), account)).toList();
    }

    private static List<ItemVariation> carriers(Item item, String sku) {
        if (item.allVariations().size() == 1) {
            return item.allVariations();
        }
        return item.allVariations().stream().filter(variation -> variation.carries(sku)).toList();
    }

    private static Ad plain(Item item) {
        return new Ad(id(item), Optional.empty(), Optional.empty());
    }

    private FoundAd found(Item item, Optional<ItemVariation> variation, Account account) {
        return seen(new Ad(id(item), variation.map(ItemVariation::id), Optional.empty()), item, account);
    }

    /** An ad as its item is at this moment. */
    FoundAd seen(Ad ad, Item item, Account account) {
        Optional<Outcome> hindrance = hindrance(item);
        if (hindrance.isPresent()) {
            return new FoundAd(item.isManaged() ? ad.asManaged() : ad, hindrance);
        }
        Optional<String> userProduct = ad.userProduct().isPresent() ? Optional.empty()
                : ad.variation().flatMap(item::variation).flatMap(ItemVariation::userProductId)
                        .or(item::userProductId);
        Instant now = clock.instant();
        return userProduct.filter(known -> !ad.wasStockedBySeller(now.minus(STOCK_SEEN)))
                .map(known -> found(ad.asOwn(now), known, account))
                .orElseGet(() -> new FoundAd(ad.asOwn(now)));
    }

    static Optional<Outcome> hindrance(Item item) {
        if (item.is("closed") || item.is("under_review")) {
            return Optional.of(Outcome.rejected(Cause.CLOSED, item.status().orElse("")));
        }
        return item.isManaged() ? Optional.of(managed()) : Optional.empty();
    }

    static Outcome managed() {
        return Outcome.rejected(Cause.MANAGED);
    }

    /** Only a seller with warehouses keeps the stock of a user product by location; else the item keeps it. */
    private FoundAd found(Ad ad, String userProduct, Account account) {
        Reply reply = tokens.send(account, STOCK_READS, (api, bearer) -> api.stock(bearer, userProduct));
        if (reply.status() == 404) {
            return new FoundAd(ad.asStockedBySeller(clock.instant()));
        }
        UserProductStock stock = reply.read(UserProductStock.class);
        if (stock.isManaged()) {
            return new FoundAd(ad.asManaged(), Optional.of(managed()));
        }
        return new FoundAd(stock.warehouses().isEmpty() ? ad.asStockedBySeller(clock.instant()) : ad.of(userProduct));
    }
}
