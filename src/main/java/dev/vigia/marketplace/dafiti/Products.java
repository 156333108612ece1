package dev.vigia.marketplace.dafiti;

import dev.vigia.http.UrlEncoding;
import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.ConnectorException;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Reply;
import dev.vigia.marketplace.dafiti.DafitiApi.SellerCenterProduct;
import dev.vigia.marketplace.dafiti.DafitiApi.StockOfProduct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The numbers of products by the seller's SKU, and what each shows. */
class Products {

    private static final Limit LOOKUPS = new Limit("lookups", 2, 5);
    private static final Limit READS = new Limit("reads", 20, 20);
    private static final int SKUS_PER_LOOKUP = 100;
    /** SKUs travel in the address, and servers take no address much longer than this. */
    private static final int LETTERS_PER_LOOKUP = 6_000;
    private static final String SKU = "sellerSkus%5B%5D=&";

    private final DafitiTokens tokens;

    Products(DafitiTokens tokens) {
        this.tokens = tokens;
    }

    /** Every product that sells each SKU; a SKU that nothing sells is not in the map. */
    Map<String, List<Long>> find(Account account, List<String> skus) {
        Map<String, List<Long>> found = new HashMap<>();
        List<String> some = new ArrayList<>();
        int letters = 0;
        for (String sku : skus.stream().map(UrlEncoding::encoded).toList()) {
            letters += SKU.length() + sku.length();
            if (some.size() == SKUS_PER_LOOKUP || letters > LETTERS_PER_LOOKUP && !some.isEmpty()) {
                lookUp(account, some, found);
                some.clear();
                letters = SKU.length() + sku.length();
            }
            some.add(sku);
        }
        if (!some.isEmpty()) {
            lookUp(account, some, found);
        }
        return found;
    }

    private void lookUp(Account account, List<String> encodedSkus, Map<String, List<Long>> found) {
        try {
            lookUp(account, List.copyOf(encodedSkus)).stream().filter(product -> !product.isDeleted())
                    .forEach(product -> found.computeIfAbsent(product.sellerSku(), sku -> new ArrayList<>())
                            .add(product.id()));
        } catch (ConnectorException failure) {
            throw failure.asRetry();
        }
    }

    /** As a list, or as a page that holds one: both have been seen. */
    private List<SellerCenterProduct> lookUp(Account account, List<String> encodedSkus) {
        Reply reply = tokens.send(account, LOOKUPS,
                (api, bearer) -> api.products(bearer, encodedSkus, SKUS_PER_LOOKUP, 0));
        if (reply.isSuccess() && Json.tree(reply.body()).isArray()) {
            return List.of(reply.read(SellerCenterProduct[].class));
        }
        return reply.read(SellerSkuPage.class).items();
    }

    private record SellerSkuPage(List<SellerCenterProduct> items) {
    }

    /** What a product holds; empty when there is none with this number any more. */
    OptionalInt quantity(Account account, long id) {
        Reply reply = tokens.send(account, READS, (api, bearer) -> api.stock(bearer, id));
        return reply.status() == 404 ? OptionalInt.empty()
                : OptionalInt.of(reply.read(StockOfProduct.class).quantity());
    }

    static String remote(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    static List<Long> ids(String remote) {
        return List.of(remote.split(",")).stream().map(Long::valueOf).toList();
    }
}
