package dev.vigia.marketplace.dafiti;

import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Limit;
import dev.vigia.marketplace.dafiti.DafitiApi.Product;
import dev.vigia.marketplace.dafiti.DafitiApi.Stock;
import dev.vigia.marketplace.http.Json;
import dev.vigia.marketplace.http.Percent;
import dev.vigia.marketplace.http.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The numbers of products by the seller's SKU, and what each shows. */
class Products {

    private static final Limit LOOKUPS = new Limit("lookups", 5, 10);
    private static final Limit READS = new Limit("reads", 10, 20);
    private static final int SKUS_PER_LOOKUP = 100;

    private final DafitiTokens tokens;

    Products(DafitiTokens tokens) {
        this.tokens = tokens;
    }

    /** Every product that sells each SKU; a SKU that nothing sells is not in the map. */
    Map<String, List<Long>> find(Account account, List<String> skus) {
        Map<String, List<Long>> found = new HashMap<>();
        for (int from = 0; from < skus.size(); from += SKUS_PER_LOOKUP) {
            List<String> some = skus.subList(from, Math.min(from + SKUS_PER_LOOKUP, skus.size()));
            for (Product product : lookUp(account, some)) {
                if (!product.isDeleted()) {
                    found.computeIfAbsent(product.sellerSku(), sku -> new ArrayList<>()).add(product.id());
                }
            }
        }
        return found;
    }

    /** As a list, or as a page that holds one: both have been seen. */
    private List<Product> lookUp(Account account, List<String> skus) {
        List<String> encoded = skus.stream().map(Percent::encoded).toList();
        Reply reply = tokens.send(account, LOOKUPS,
                (api, bearer) -> api.products(bearer, encoded, SKUS_PER_LOOKUP, 0));
        if (reply.isSuccess() && Json.tree(reply.body()).isArray()) {
            return List.of(reply.read(Product[].class, DafitiWords::in));
        }
        return reply.read(Page.class, DafitiWords::in).items();
    }

    private record Page(List<Product> items) {
    }

    /** What a product holds; empty when there is none with this number any more. */
    OptionalInt quantity(Account account, long id) {
        Reply reply = tokens.send(account, READS, (api, bearer) -> api.stock(bearer, id));
        return reply.status() == 404 ? OptionalInt.empty()
                : OptionalInt.of(reply.read(Stock.class, DafitiWords::in).quantity());
    }

    static String remote(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    static List<Long> ids(String remote) {
        return List.of(remote.split(",")).stream().map(Long::valueOf).toList();
    }
}
