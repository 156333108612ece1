package dev.vigia.source.bling;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.catalog.KitPart;
import dev.vigia.source.IdPage;
import dev.vigia.source.SkuReading.RemoteProduct;
import dev.vigia.source.SourceAccount;
import dev.vigia.source.SourceAccount.TimedReply;
import dev.vigia.source.bling.BlingDetails.ProductDetails;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What Bling's catalog says of products. */
class BlingCatalog {

    private static final int PAGE = 100;
    /** Of {@code criterio}: all products, whatever their situation. */
    private static final int ALL = 5;
    private static final String PRODUCTS = "P";
    private static final String WITH_VARIATIONS = "V";
    private static final String COMPOSED = "E";
    private static final String DELETED = "E";
    private static final String INACTIVE = "I";

    private final BlingCalls calls;
    private final BlingDetails details;

    BlingCatalog(BlingCalls calls, Clock clock) {
        this.calls = calls;
        details = new BlingDetails(calls, clock);
    }

    /**
     * A product in the catalog.
     *
     * @param isUnknown whether nothing that it says can be used: what has variations is none itself
     */
    record CatalogProduct(RemoteProduct product, boolean isActive, boolean isKit, boolean isUnknown, Instant at) {
    }

    /** Services are none, nor is what is only the head of its variations, each of which is a product. */
    IdPage ids(SourceAccount account, int page) {
        List<JsonNode> rows = BlingCalls.rows(calls.call(account, BlingPermission.PRODUCTS, (api, bearer) -> api
                .products(bearer, page, PAGE, ALL, PRODUCTS)));
        return new IdPage(rows.stream().filter(row -> !is(row, "formato", WITH_VARIATIONS) && !is(row, "situacao",
                DELETED)).map(row -> BlingJson.text(row.path("id"))).filter(id -> !id.isEmpty()).toList(), rows
                        .isEmpty());
    }

    private static boolean is(JsonNode row, String field, String value) {
        return BlingJson.text(row.path(field)).equals(value);
    }

    /**
     * Asks about some products in one call, and about each by itself where that is not known from today.
     *
     * @return by their ids; empty for one that the catalog does not know
     */
    Map<String, Optional<CatalogProduct>> find(SourceAccount account, List<String> ids) {
        TimedReply answer = calls.call(account, BlingPermission.PRODUCTS, (api, bearer) -> api.products(bearer, 1, PAGE,
                ALL, ids));
        Map<String, JsonNode> rows = new HashMap<>();
        BlingCalls.rows(answer).forEach(row -> rows.put(BlingJson.text(row.path("id")), row));
        Map<String, Optional<CatalogProduct>> found = new LinkedHashMap<>();
        for (String id : ids) {
            // A list may leave one out for reasons of its own: only the product's own address says that there is none.
            found.put(id, details.find(account, id, Optional.ofNullable(rows.get(id))).map(known -> product(id, Optional
                    .ofNullable(rows.get(id)).orElse(known.row()), known, answer.leftAt())));
        }
        return found;
    }

    private static CatalogProduct product(String id, JsonNode row, ProductDetails known, Instant at) {
        String name = BlingJson.text(row.path("nome"));
        boolean isComposed = is(row, "formato", COMPOSED) && is(known.row().path("estrutura"), "tipoEstoque", "V");
        Optional<List<KitPart>> parts = isComposed ? parts(known.row().path("estrutura")) : Optional.of(List.of());
        RemoteProduct product = new RemoteProduct(BlingJson.text(row.path("codigo")), name.isEmpty() ? id : name, known
                .category(), Optional.of(BlingJson.text(known.row().path("gtin"))).filter(ean -> !ean.isEmpty()), parts
                        .orElse(List.of()));
        // Only what it says itself makes it unsold.
        return new CatalogProduct(product, !is(row, "situacao", INACTIVE) && !is(row, "situacao", DELETED), isComposed,
                is(row, "formato", WITH_VARIATIONS) || parts.isEmpty() || isComposed && parts.get().isEmpty(), at);
    }

    /** Of how many whole units of what it is made; empty where it says something else. */
    private static Optional<List<KitPart>> parts(JsonNode structure) {
        Map<String, Integer> parts = new LinkedHashMap<>();
        for (JsonNode component : structure.path("componentes")) {
            String id = BlingJson.text(component.path("produto").path("id"));
            OptionalInt units = BlingJson.units(component.path("quantidade"));
            boolean isWhole = component.path("quantidade").asDouble() == units.orElse(0);
            if (id.isEmpty() || !isWhole || units.orElse(0) < 1 || units.orElse(0) > KitPart.MOST_UNITS) {
                return Optional.empty();
            }
            parts.merge(id, units.getAsInt(), Integer::sum);
        }
        return Optional.of(parts.entrySet().stream().map(part -> new KitPart(part.getKey(), part.getValue()))
                .toList());
    }
}
