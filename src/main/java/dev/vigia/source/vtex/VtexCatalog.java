package dev.vigia.source.vtex;

import dev.vigia.catalog.KitPart;
import dev.vigia.http.UrlEncoding;
import dev.vigia.source.RemoteJson;
import dev.vigia.source.SkuReading.RemoteProduct;
import dev.vigia.source.SourceAccount;
import dev.vigia.source.SourceAccount.TimedReply;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What VTEX's catalog says of a SKU. */
class VtexCatalog {

    private static final int MOST_UNITS = KitPart.MOST_UNITS;

    private final VtexCalls calls;

    VtexCatalog(VtexCalls calls) {
        this.calls = calls;
    }

    /**
     * A SKU in the catalog.
     *
     * @param isActive whether it, and its product, may be sold at all
     * @param policies the trade policies that sell it, by their ids
     */
    record CatalogSku(RemoteProduct product, boolean isActive, boolean isKit, List<String> policies, Instant at) {
    }

    /** @return empty where the catalog does not know it */
    Optional<CatalogSku> find(SourceAccount account, String id, boolean withParts) {
        TimedReply answer = calls.call(account, VtexPermission.SKUS, (api, headers) -> api.sku(headers, UrlEncoding
                .encoded(id)));
        if (VtexCalls.isMissing(answer)) {
            return Optional.empty();
        }
        RemoteJson sku = VtexCalls.json(answer);
        if (!sku.at("Id").text().equals(id)) {
            // Of another, or of none: whatever it is, it says nothing of this one.
            throw answer.reply().unreadable();
        }
        boolean isKit = sku.at("IsKit").isTrue(false);
        RemoteProduct product = new RemoteProduct(code(account, sku, id), name(sku, id), category(sku),
                Optional.of(sku.at("AlternateIds").at("Ean").text()).filter(ean -> !ean.isEmpty()),
                isKit && withParts ? parts(account, id) : List.of(), isKit);
        // Only what it says itself makes it unsold.
        return Optional.of(new CatalogSku(product, sku.at("IsActive").isTrue(true)
                && sku.at("IsProductActive").isTrue(true), isKit,
                sku.at("SalesChannels").each().stream().map(RemoteJson::text).toList(), answer.leftAt()));
    }

    private static String code(SourceAccount account, RemoteJson sku, String id) {
        return VtexSku.of(account.setting(VtexSku.SETTING)) == VtexSku.ID ? id
                : sku.at("AlternateIds").at("RefId").text();
    }

    private static String name(RemoteJson sku, String id) {
        String whole = sku.at("NameComplete").text();
        String put = (sku.at("ProductName").text() + " " + sku.at("SkuName", "Name").text()).strip();
        return !whole.isEmpty() ? whole : put.isEmpty() ? id : put;
    }

    /** The ids say the order of the path, the map what each is called. */
    private static String category(RemoteJson sku) {
        RemoteJson names = sku.at("ProductCategories");
        return Arrays.stream(sku.at("ProductCategoryIds").text().split("/")).filter(id -> !id.isBlank())
                .flatMap(id -> names.textOf(id).stream()).map(name -> name.replace('>', '/'))
                .collect(Collectors.joining(" > "));
    }

    /** Of how many units of what it is made; one object where it is made of one thing. */
    private List<KitPart> parts(SourceAccount account, String id) {
        TimedReply answer = calls.call(account, VtexPermission.KITS, (api, headers) -> api.kit(headers, id));
        if (VtexCalls.isMissing(answer)) {
            return List.of();
        }
        Map<String, Integer> parts = new LinkedHashMap<>();
        for (RemoteJson part : VtexCalls.json(answer).each()) {
            String component = part.at("StockKeepingUnitId").text();
            int units = part.at("Quantity").units().orElse(0);
            if (component.isEmpty() || units < 1 || units > MOST_UNITS) {
                throw answer.reply().unreadable();
            }
            parts.merge(component, units, Integer::sum);
        }
        return parts.entrySet().stream().map(part -> new KitPart(part.getKey(), part.getValue())).toList();
    }
}
