package dev.vigia.source.tiny;

import dev.vigia.catalog.KitPart;
import dev.vigia.source.RemoteJson;
import dev.vigia.source.SkuReading;
import dev.vigia.source.SkuReading.ReadingKind;
import dev.vigia.source.SkuReading.RemoteLevel;
import dev.vigia.source.SkuReading.RemoteProduct;
import dev.vigia.source.SourceAccount;
import dev.vigia.source.SourceAccount.TimedReply;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What Olist ERP says of a product, and of its stock by deposit. */
class TinyProducts {

    private final TinyCalls calls;

    TinyProducts(TinyCalls calls) {
        this.calls = calls;
    }

    /**
     * A product as it is registered.
     *
     * @param isSold whether it is neither inactive nor removed
     */
    record RegisteredProduct(RemoteProduct product, boolean isSold, boolean isKit, TimedReply answer) {
    }

    /** @return empty where there is no such product, or it only groups its variations */
    Optional<RegisteredProduct> find(SourceAccount account, String id) {
        TimedReply answer = calls.call(account, TinyPermission.PRODUCTS, (api, bearer) -> api.product(bearer, id));
        if (TinyCalls.isMissing(answer)) {
            return Optional.empty();
        }
        RemoteJson said = TinyCalls.json(answer);
        if (!said.at("id").text().equals(id)) {
            // Of another, or of none: whatever it is, it says nothing of this one.
            throw answer.reply().unreadable();
        }
        if (isGroup(said)) {
            return Optional.empty();
        }
        boolean isKit = said.at("tipo").text().equals("K");
        RemoteProduct product = new RemoteProduct(said.at("sku").text(), said.at("descricao").text(), category(said
                .at("categoria").at("caminhoCompleto", "nome").text()), Optional.of(said.at("gtin").text()).filter(
                        code -> !code.isEmpty()),
                isKit ? parts(said, answer) : List.of());
        return Optional.of(new RegisteredProduct(product, isSold(said), isKit, answer));
    }

    /** Only what it says itself makes it unsold. */
    static boolean isSold(RemoteJson product) {
        return !List.of("I", "E").contains(product.at("situacao").text());
    }

    /** What only groups variations has no stock of its own. */
    static boolean isGroup(RemoteJson product) {
        return product.at("tipo").text().equals("V") || product.at("tipoVariacao").text().equals("P");
    }

    private static String category(String path) {
        return Arrays.stream(path.split("\\s*(?:>+|»)\\s*")).map(String::strip).filter(name -> !name.isEmpty()).collect(
                Collectors.joining(" > "));
    }

    /** Of how many units of what it is made; parts of a unit cannot be counted. */
    private static List<KitPart> parts(RemoteJson said, TimedReply answer) {
        Map<String, Integer> parts = new LinkedHashMap<>();
        for (RemoteJson part : said.at("kit").each()) {
            String component = part.at("produto").at("id").text();
            Optional<BigDecimal> quantity = part.at("quantidade").number();
            int units = part.at("quantidade").units().orElse(0);
            if (component.isEmpty() || units < 1 || units > KitPart.MOST_UNITS || quantity.isEmpty() || quantity.get()
                    .compareTo(BigDecimal.valueOf(units)) != 0) {
                throw answer.reply().unreadable();
            }
            parts.merge(component, units, Integer::sum);
        }
        return parts.entrySet().stream().map(part -> new KitPart(part.getKey(), part.getValue())).toList();
    }

    /** Without any row it says nothing, which is not zero; the sum over all deposits is not looked at. */
    SkuReading stock(SourceAccount account, String id, Optional<RemoteProduct> product) {
        TimedReply answer = calls.call(account, TinyPermission.STOCK, (api, bearer) -> api.stock(bearer, id));
        if (TinyCalls.isMissing(answer)) {
            return SkuReading.of(id, ReadingKind.MISSING, product, answer.leftAt());
        }
        RemoteJson stock = TinyCalls.json(answer);
        if (!stock.at("id").text().equals(id)) {
            throw answer.reply().unreadable();
        }
        List<RemoteLevel> levels = new ArrayList<>();
        for (RemoteJson row : stock.at("depositos").each()) {
            String deposit = row.at("id").text();
            OptionalInt units = row.at("saldo").units();
            if (!deposit.isEmpty() && units.isPresent()) {
                levels.add(new RemoteLevel(deposit, units.getAsInt(), reserved(row), false));
            }
        }
        return new SkuReading(id, levels.isEmpty() ? ReadingKind.UNKNOWN : ReadingKind.STOCK, levels, product, answer
                .leftAt());
    }

    /** Half a unit that is reserved takes a whole one. */
    private static int reserved(RemoteJson row) {
        int whole = Math.max(0, row.at("reservado").units().orElse(0));
        return row.at("reservado").number().filter(said -> said.compareTo(BigDecimal.valueOf(whole)) > 0).isPresent()
                && whole < Integer.MAX_VALUE ? whole + 1 : whole;
    }
}
