package dev.vigia.source.reading;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.access.Sha256;
import dev.vigia.catalog.CategoryPath;
import dev.vigia.catalog.KitPart;
import dev.vigia.catalog.ProductItem;
import dev.vigia.catalog.UnfitKit;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.database.Spelling;
import dev.vigia.intake.Intake;
import dev.vigia.intake.IntakeMessages;
import dev.vigia.intake.ItemReader;
import dev.vigia.intake.NoCategory;
import dev.vigia.source.SkuReading;
import dev.vigia.source.SkuReading.RemoteProduct;
import dev.vigia.source.Source;
import dev.vigia.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * Writes the products that a source describes: once, and again when it describes them otherwise. What a person has changed
 * here stays until then.
 */
@ApplicationScoped
class SourceProducts {

    private static final int NAME_LENGTH = 400;
    private static final int EAN_LENGTH = 20;

    private final Session session;
    private final Intake intake;
    private final NoCategory noCategory;
    private final SkuQueue queue;

    SourceProducts(Session session, Intake intake, NoCategory noCategory, SkuQueue queue) {
        this.session = session;
        this.intake = intake;
        this.noCategory = noCategory;
        this.queue = queue;
    }

    /**
     * A SKU after what it is was written.
     *
     * @param description empty where it was not described, or not taken
     * @param fault       what keeps it from being read here
     */
    record DescribedSku(DueSku sku, Optional<String> description, boolean kit, Optional<SkuOutcome> fault) {
    }

    List<DescribedSku> put(Source source, Map<DueSku, SkuReading> read) {
        Map<String, String> codes = codes(read);
        Set<String> called = codes.isEmpty() ? Set.of()
                : new HashSet<>(DeadlockRetry.inTransaction(() -> queue.call(source, codes)));
        Map<String, String> parts = parts(source, read);
        List<DescribedSku> described = new ArrayList<>();
        Map<String, ProductItem> items = new LinkedHashMap<>();
        read.forEach((sku, reading) -> {
            DueSku ours = called.contains(sku.remoteId()) ? sku.called(codes.get(sku.remoteId())) : sku;
            described.add(describe(source, ours, reading, parts, codes.containsKey(sku.remoteId()), items));
        });
        Set<String> refused = write(source, items);
        return described.stream().map(one -> refused.contains(one.sku.sku())
                ? new DescribedSku(one.sku, Optional.empty(), one.kit, Optional.of(one.kit ? SkuOutcome.KIT_UNFIT
                        : SkuOutcome.CODE_UNFIT))
                : one).toList();
    }

    /** Of those that have none yet. */
    private static Map<String, String> codes(Map<DueSku, SkuReading> read) {
        Map<String, String> codes = new LinkedHashMap<>();
        read.forEach((sku, reading) -> reading.product().filter(product -> !sku.isOurs()).ifPresent(product -> {
            String code = plain(product.sku());
            if (item(code, "x", "x", Optional.empty(), 0).isPresent()) {
                codes.put(sku.remoteId(), code);
            }
        }));
        return codes;
    }

    /** What the components of kits are called here, by the source's id. */
    private Map<String, String> parts(Source source, Map<DueSku, SkuReading> read) {
        String[] ids = read.values().stream().flatMap(reading -> reading.product().stream())
                .flatMap(product -> product.parts().stream()).map(KitPart::sku).distinct().toArray(String[]::new);
        return ids.length == 0 ? Map.of()
                : DeadlockRetry.inTransaction(() -> session.createNativeQuery("""
                        select remote_id, sku from source_sku
                        where source_id = :source and sku is not null and remote_id = any(cast(:ids as text[]))
                        """, CalledSku.class).setParameter("source", source.id).setParameter("ids", ids).getResultList()
                        .stream().collect(Collectors.toMap(CalledSku::remoteId, CalledSku::sku)));
    }

    private record CalledSku(String remoteId, String sku) {
    }

    private DescribedSku describe(Source source, DueSku sku, SkuReading reading, Map<String, String> parts,
            boolean hasCode, Map<String, ProductItem> items) {
        if (reading.product().isEmpty()) {
            return new DescribedSku(sku, Optional.empty(), sku.kit(), Optional.empty());
        }
        RemoteProduct product = reading.product().get();
        boolean kit = !product.parts().isEmpty();
        if (!sku.isOurs()) {
            return new DescribedSku(sku, Optional.empty(), kit, Optional.of(hasCode ? SkuOutcome.CODE_TAKEN
                    : SkuOutcome.CODE_UNFIT));
        }
        if (kit && !parts.keySet().containsAll(product.parts().stream().map(KitPart::sku).toList())) {
            // Its components have their turn first.
            return new DescribedSku(sku, Optional.empty(), true, Optional.of(SkuOutcome.KIT_UNFIT));
        }
        String description = HexFormat.of().formatHex(Sha256.of(product + "|" + reading.said().isZero()), 0, 8);
        if (!description.equals(sku.description())) {
            item(source, sku, product).map(item -> !kit && !sku.kit() ? item
                    // A kit has no stock of its own, so one that is not sold is none for as long.
                    : item.of(reading.said().isZero() ? List.of()
                            : product.parts().stream().map(
                                    part -> new KitPart(parts.get(part.sku()), part.quantity())).toList()))
                    .ifPresent(item -> items.put(item.sku(), item));
        }
        return new DescribedSku(sku, Optional.of(description), kit, Optional.empty());
    }

    private Optional<ProductItem> item(Source source, DueSku sku, RemoteProduct product) {
        String name = plain(product.name());
        String category = CategoryPath.of(plain(product.category()));
        return item(sku.sku(), cut(name.isEmpty() ? sku.sku() : name), category.isEmpty() || !category.equals(cut(
                category)) ? noCategory.of(source.retailerId, Language.in(Language.DEFAULT, IntakeMessages.class)
                        .noCategory()) : category, product.ean().map(SourceProducts::plain), 0);
    }

    /** As strict as any other door is. */
    private static Optional<ProductItem> item(String sku, String name, String category, Optional<String> ean,
            int index) {
        ObjectNode said = JsonNodeFactory.instance.objectNode().put("sku", sku).put("name", name).put("category",
                category);
        ean.filter(code -> code.length() <= EAN_LENGTH).ifPresent(code -> said.put("ean", code));
        try {
            return Optional.of(new ItemReader(index, said).product());
        } catch (ItemReader.RefusedItemException unfit) {
            return Optional.empty();
        }
    }

    private Set<String> write(Source source, Map<String, ProductItem> items) {
        List<UnfitKit> unfit = new ArrayList<>();
        intake.putProducts(source.retailerId, List.copyOf(items.values()), source.said(), unfit);
        return unfit.stream().map(UnfitKit::sku).collect(Collectors.toSet());
    }

    private static String plain(String text) {
        return Spelling.of(Spelling.onOneLine(text));
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= NAME_LENGTH ? text
                : text.substring(0, text.offsetByCodePoints(0, NAME_LENGTH)).strip();
    }
}
