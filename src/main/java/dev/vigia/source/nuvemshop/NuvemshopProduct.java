package dev.vigia.source.nuvemshop;

import dev.vigia.source.RemoteJson;
import dev.vigia.source.SkuReading;
import dev.vigia.source.SkuReading.ReadingKind;
import dev.vigia.source.SkuReading.RemoteLevel;
import dev.vigia.source.SkuReading.RemoteProduct;
import dev.vigia.source.SourceAccount.TimedReply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A product as Nuvemshop answers it, with all its variants, each of which is a SKU. Whether it is published does not matter: that
 * hides it in the shop window there, and its stock may be sold elsewhere.
 */
class NuvemshopProduct {

    private final RemoteJson product;
    private final TimedReply answer;
    private final Optional<String> language;

    /** @throws dev.vigia.marketplace.ConnectorException where it is of another product, or names no variants */
    NuvemshopProduct(String id, TimedReply answer) {
        this.answer = answer;
        product = NuvemshopCalls.json(answer);
        language = answer.reply().header("X-Main-Language");
        if (!product.at("id").text().equals(id) || !product.at("variants").isList()) {
            throw answer.reply().unreadable();
        }
    }

    /** What it says of one of its variants. That it does not name it is not zero. */
    SkuReading reading(VariantId id, boolean describe) {
        List<RemoteJson> variants = product.at("variants").each();
        Optional<RemoteJson> found = variants.stream().filter(variant -> variant.at("id").text().equals(id.variant()))
                .findFirst();
        if (found.isEmpty()) {
            return SkuReading.of(id.text(), variants.isEmpty() ? ReadingKind.UNKNOWN : ReadingKind.MISSING, Optional
                    .empty(), answer.leftAt());
        }
        RemoteJson variant = found.get();
        List<RemoteLevel> levels = levels(variant);
        return new SkuReading(id.text(), levels.isEmpty() ? ReadingKind.UNKNOWN : ReadingKind.STOCK, levels, describe
                ? Optional.of(described(variant))
                : Optional.empty(), answer.leftAt());
    }

    private static List<RemoteLevel> levels(RemoteJson variant) {
        List<RemoteLevel> levels = new ArrayList<>();
        for (RemoteJson row : variant.at("inventory_levels").each()) {
            String location = row.at("location_id").text();
            OptionalInt units = row.at("stock").units();
            // Nothing, on purpose, is without a limit; beside the word that it is counted, it is not known.
            boolean unlimited = row.isNull("stock") && !variant.at("stock_management").isTrue(false);
            if (!location.isEmpty() && (units.isPresent() || unlimited)) {
                levels.add(new RemoteLevel(location, units.orElse(0), 0, unlimited));
            }
        }
        return levels;
    }

    /** Without a code it has none here either: nobody guesses one. */
    private RemoteProduct described(RemoteJson variant) {
        String values = variant.at("values").each().stream().map(value -> said(value, language)).filter(text -> !text
                .isEmpty()).collect(Collectors.joining(" / "));
        String name = said(product.at("name"), language);
        return new RemoteProduct(variant.at("sku").text(), values.isEmpty() ? name : name + " (" + values + ")",
                category(), Optional.of(variant.at("barcode").text()).filter(code -> !code.isEmpty()), List.of());
    }

    /** In the main language of the store, or in the first one that says something. */
    static String said(RemoteJson text, Optional<String> language) {
        Optional<String> main = language.flatMap(code -> text.textOf(code.strip()));
        return main.orElseGet(() -> text.texts().stream().filter(one -> !one.isEmpty()).findFirst().orElse(text
                .text()));
    }

    /** The longest path among its categories, which name their parents by id; empty where they are ids only. */
    private String category() {
        Map<String, RemoteJson> byId = new LinkedHashMap<>();
        product.at("categories").each().forEach(category -> byId.putIfAbsent(category.at("id").text(), category));
        byId.remove("");
        List<String> longest = List.of();
        for (String id : byId.keySet()) {
            List<String> path = path(id, byId);
            longest = path.size() > longest.size() ? path : longest;
        }
        return String.join(" > ", longest);
    }

    private List<String> path(String id, Map<String, RemoteJson> byId) {
        List<String> path = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String next = id; byId.containsKey(next) && seen.add(next); next = byId.get(next).at("parent").text()) {
            String name = said(byId.get(next).at("name"), language).replace('>', '/');
            if (!name.isEmpty()) {
                path.add(0, name);
            }
        }
        return path;
    }

    /** By what a variant is asked for: its product, a slash, and itself. */
    record VariantId(String product, String variant) {

        static final String SLASH = "/";

        static VariantId of(String text) {
            int slash = text.indexOf(SLASH);
            return slash < 0 ? new VariantId(text, "")
                    : new VariantId(text.substring(0, slash), text.substring(slash
                            + 1));
        }

        String text() {
            return product + SLASH + variant;
        }
    }
}
